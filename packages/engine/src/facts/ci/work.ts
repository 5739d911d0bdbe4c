import { basename } from '../../tree';
import { shortForm, topicsOf } from '../readme/evidence';
import { formsOf, simpleCommands } from '../readme/shell';
import type { CiJob } from './CiDefinition';

/** What a step of CI does for the quality of the project. @public */
export type CiPurpose = 'test' | 'lint' | 'build' | 'run';

/** A step that tests, lints, builds or runs the project. */
export interface Work {
  purpose: CiPurpose;
  /** The beginning of the command, or the action. */
  what: string;
  line?: number;
}

const TEST =
  /^(xcodebuild|gradle|fastlane|\.\/gradlew|cml|great_expectations checkpoint|soda scan|dbt (test|build)|nf-core (lint|pipelines lint))\b|\bcovr::\w/;
const LINT =
  /^(ruff|black|flake8|pylint|pylama|isort|mypy|pyright|basedpyright|pyre|pytype|ty|bandit|pre-commit|prek|lefthook|yapf|autopep8|autoflake|pyupgrade|pycodestyle|pydocstyle|pydoclint|interrogate|codespell|typos|vulture|radon|xenon|deptry|pip-audit|safety|nbqa|nbstripout|sqlfluff|sqlfmt|eslint|prettier|biome|standard|xo|oxlint|stylelint|tsc|tslint|jshint|markdownlint\S*|yamllint|hadolint|shellcheck|actionlint|air|jarl|snakefmt|tflint|checkov|trivy|semgrep|gitleaks|detect-secrets|djlint|rubocop|golangci-lint|checkmake|editorconfig-checker|sonar-scanner|djhtml|lizard|refurb|pyroma|check-manifest|vint|ansible-lint)( |$)/;
const LINT_CALL =
  /^python (-\S+ )*-m (ruff|black|flake8|pylint|isort|mypy|pyright|bandit|pre_commit|autopep8|pycodestyle|pydocstyle|compileall|py_compile|yapf|pip_audit|nbqa|sqlfluff|codespell_lib)\b|(^|[\s(;{:'"])(lintr|styler|goodpractice|spelling|pkgcheck)::\w|\brhino::(lint|format)_\w|(^|[\s(;{'"])(lint_(package|dir)|style_(pkg|dir))\(|^snakemake .*--lint\b|^(terraform|tofu) (validate|fmt)\b|^(docker|podman)[- ]compose .*\bconfig\b|^databricks bundle validate\b|^python -c .*\bimport\b/;
const BUILD =
  /^(docker|podman|nerdctl)( buildx| image)? (build|bake)\b|^(docker|podman)[- ]compose .*(\bbuild\b|--build\b)|^(buildah|kaniko|\/kaniko\/executor|pack build|ko build|skaffold build|apptainer build|singularity build|conda build|conda-build|mamba build|boa build|astro (dev )?parse|dbt (parse|compile)|tar_manifest|R CMD (build|INSTALL)|devtools::build|rhino::build_\w+|cargo build|go (build|vet)|dotnet build|mvn|sam build|cdk synth|nx build|turbo build|next build|vite build)\b/;
const PACKAGE =
  /^(python (-\S+ )*-m build|pyproject-build|(poetry|uv|hatch|pdm|flit|rye) build|python setup\.py (sdist|bdist_wheel|build|bdist)|npm pack)\b/;
const RUN =
  /^(python|Rscript|R|(ba|z)?sh|node|dvc|dbt|snakemake|nextflow|kedro|quarto|jupyter|papermill|ploomber|prefect|dagster|airflow|mlflow|sqlmesh|luigi|metaflow|cwltool|uv|poetry|pixi|pdm|pipenv|conda|make|just|task|inv|invoke|poe|npm|yarn|pnpm|bun)\b|^\.\/|(^|[\s(;{:])(tar_make\w*|render|knit)\(/;

/** Words of a task or subcommand: `npm run lint:fix`, `make docker-build`, `scripts/ci-test.sh`. */
const WORDS: ReadonlyArray<readonly [CiPurpose, RegExp]> = [
  [
    'test',
    /(^|[-_:./])(e2e|ci|verify|validate|qa|quality|coverage)([-_:./]|$)/i,
  ],
  [
    'lint',
    /(^|[-_:./])(lint|linter|linting|check|checks|format|fmt|style|mypy|ruff|flake8|pylint|black|isort|types?|typecheck|typing|precommit|hooks|audit|security)([-_:./]|$)/i,
  ],
  [
    'build',
    /(^|[-_:./])(build|compile|image|package|bundle|docker)([-_:./]|$)/i,
  ],
];
const TASK =
  /^(make|gmake|just|task|inv|invoke|mise run|mise r|npm run|npm run-script|yarn run|yarn|pnpm run|pnpm|bun run|deno task|poe|rake|doit|nox( -\S+)*|tox( -\S+)*|hatch run|pdm run|pixi run|rye run|composer|nx|turbo|earthly|bazel|pants|lerna run|ng|grunt|gulp) +((-\S+ +|[A-Z_]+=\S* +)*)(\S+)/;
const SCRIPT =
  /^((ba|z)?sh |source |\. |python |Rscript |pwsh |powershell )?(-\S+ )*((\.\/)?[\w./-]{0,100}\.(sh|bash|ps1|py|R)|\.\/[\w./-]{1,100})( |$)/;

// Documentation, and what only brings the project somewhere, shows nothing of its code.
const DOCS =
  /\b(mkdocs|mike|sphinx\S*|jekyll|hugo|docusaurus|pkgdown|build_site|typedoc|pdoc\d?|gh-pages|gitbook|quarto publish|jupyter-book|doxygen|docs?|documentation|website|antora)\b/i;
const DEPLOYS =
  /\b(deploy\w*|publish\w*|release\w*|upload|semantic-release|rsync|scp|ssh|migrate|notify|changelog|bump\w*|label\w*|readme|badge|version|dependenc\w*|install\w*|setup)\b/i;

/** What publishes a package: then that the package is built is part of the release, and no check of a change. */
const PUBLISHES =
  /\b(twine upload|semantic-release|gh release|npm publish|(poetry|uv|hatch|flit|pdm) publish|python-semantic-release|gh-action-pypi-publish|action-gh-release|release-action|goreleaser|release-please|changesets\/action)\b/;

// Actions, orbs, tasks, plugins and workflows of others are judged by what they are called.
const ACTIONS: ReadonlyArray<readonly [CiPurpose, RegExp]> = [
  [
    'test',
    /\b(r-lib\/actions\/check|nf-test|nf-core|snakemake-github-action|publishtestresults|publish-unit-test|test-reporter|codecov|coveralls|rhub|rcmd|playwright|cypress)|(^|[-_./@])(py)?tests?([-_./@:]|$)|(^|[-_./])ci([-_./@]|$)|unit-?test|auto-devops/i,
  ],
  [
    'lint',
    /pre-commit|lint|ruff|black(@|$|\/)|flake8|pylint|mypy|isort|prettier|eslint|codeql|sonar|semgrep|trivy|hadolint|shellcheck|gitleaks|trufflehog|bandit|reviewdog|codespell|typos|actionlint|pip-audit|snyk|code-?quality|sast|secret-detection|deptry|pyright|styler|air-format|setup-air|qodana/i,
  ],
  [
    'build',
    /build-push-action|docker\/(build|bake)|(^|[-_./@])builds?([-_./@:]|$)|kaniko|docker\.build|^Docker@|^plugins\/(docker|ecr|gcr|kaniko)|docker-publish|publish-docker|vsbuild|gradle|maven|build-and-inspect/i,
  ],
];
const NO_ACTION =
  /^actions\/(checkout|setup-|cache|upload|download|stale|labeler|configure-pages|deploy-pages|jekyll|github-script|attest|create)|setup-buildx|setup-qemu|lintrunner-setup|setup-(?!air)|pages|stale|labeler|label|release|publish(?!testresults|-unit-test|-docker)|deploy|semantic|title|pull-request-size|fixup/i;

const MAX_SHOWN = 60;

function purposeOfWord(word: string): CiPurpose | undefined {
  if (DOCS.test(word) || DEPLOYS.test(word)) return undefined;
  return WORDS.find(([, pattern]) => pattern.test(word))?.[0];
}

function purposeOf(
  forms: readonly string[],
): CiPurpose | 'package' | undefined {
  const has = (pattern: RegExp) => forms.some(form => pattern.test(form));
  const topics = topicsOf({
    line: 1,
    forms: [...forms],
    place: 'code',
    headings: '',
    note: '',
    told: true,
  }).map(({ topic }) => topic);
  if (topics.includes('test') || has(TEST)) return 'test';
  if (has(LINT) || has(LINT_CALL)) return 'lint';
  if (has(PACKAGE)) return 'package';
  if (has(BUILD)) return has(DOCS) ? undefined : 'build';
  for (const form of forms) {
    const word = TASK.exec(form)?.[6] ?? basename(SCRIPT.exec(form)?.[4] ?? '');
    const purpose = word && purposeOfWord(word);
    if (purpose) return purpose;
  }
  const runs = topics.includes('run') && has(RUN);
  return runs && !has(DOCS) && !has(DEPLOYS) ? 'run' : undefined;
}

const INSTALLS =
  /^((uv )?(python -m )?pip install (.* )?(-r|-e|\.(\[\S*)?)( |$)|npm (ci|i|install)$|yarn( install)?$|(uv|poetry|pdm) (sync|install)|renv::restore)/;
const CHECKING = /(^|[-_ ])(build|test|tests|ci|check|lint)([-_ ]|$)/i;

/** What a job does for the quality of the project, in its order. */
export function workOf({ name, commands, uses }: CiJob): Work[] {
  const publishes = [
    ...commands.map(({ text }) => text),
    ...uses.map(use => use.name),
  ].some(text => PUBLISHES.test(text));
  const ofCommands = commands.flatMap(({ text, line }) =>
    simpleCommands(text).flatMap((words): Work[] => {
      const forms = formsOf(words).map(form => form.join(' '));
      // The shell's own `test` compares values.
      if (forms.length === 0 || /^test( |$)/.test(forms[0])) return [];
      const purpose = purposeOf(forms);
      const what = shortForm(forms[0]);
      if (purpose === 'package') {
        return publishes ? [] : [{ purpose: 'build', what, line }];
      }
      if (purpose) return [{ purpose, what, line }];
      // That it can be installed is what a job of that name checks at least.
      return CHECKING.test(name) &&
        !DOCS.test(name) &&
        forms.some(form => INSTALLS.test(form))
        ? [{ purpose: 'run', what, line }]
        : [];
    }),
  );
  const ofUses = uses.flatMap((use): Work[] => {
    const [action] = use.name.split('@');
    // What it calls in the same repository is looked at itself.
    const purpose =
      NO_ACTION.test(action) || action.startsWith('./')
        ? undefined
        : ACTIONS.find(([, pattern]) => pattern.test(use.name))?.[0];
    return purpose
      ? [{ purpose, what: action.slice(0, MAX_SHOWN), line: use.line }]
      : [];
  });
  return [...ofCommands, ...ofUses];
}
