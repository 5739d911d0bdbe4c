import type { Topic } from './Topic';

const list = (words: string) => new Set(words.split(' '));

// What people call the tasks of a project, whatever runs them. A name is read by its parts: `docker-run`, `test:unit`.
const TEST = list(
  'test tests testing unittest unittests pytest tox unit integration e2e coverage cov spec specs jest vitest testthat',
);
const DEV = list(
  'install setup env venv virtualenv bootstrap requirements reqs deps dependencies environment conda develop ' +
    'provision restore sync renv mamba devenv prepare',
);
const RUN = list(
  'run start serve server train training up app api web pipeline predict prediction evaluate eval inference infer score ' +
    'all data features process etl ingest report reports render notebook notebooks jupyter lab demo main launch ' +
    'dashboard streamlit flask uvicorn worker scheduler backend frontend dag flow preview watch experiment experiments ' +
    'figures analysis model models simulate simulation backtest scrape dataset dvc repro forecast airflow dagster ' +
    'prefect shiny paper manuscript results plots tables preprocess transform load play bot crawl',
);
/** Loads are measured, not behaviour; a test environment or test data is no test. */
const NO_TEST = list(
  'load stress perf performance bench benchmark env environment data dataset clean docs lint download fetch setup install',
);
/** Tasks that show what happened, and words beside these that do something else. */
const DEBUG = list('logs log debug tail debugger pdb');
const NO_DEBUG = list(
  'clean clear delete remove rm rotate archive upload build install deploy',
);
/** With make and its like; with Node these scaffold, bundle and serve. */
const GENERAL_DEV = list('init build dev');
const NO_DEV = list(
  'docs doc test tests hooks hook precommit commit clean uninstall',
);
const NO_RUN = list(
  'lint format fmt check checks install setup init clean stop down logs log hooks docs doc build help migrate ' +
    'migrations migration deploy push publish release env venv requirements image destroy typecheck mypy ruff black ' +
    'db database secret secrets certs keys provision',
);

const RUNNER =
  /^(make|gmake|just|task|go-task|inv|invoke|mise run|mise r|npm run|npm run-script|npm(?= (?:test|start|stop|restart)\b)|yarn run|yarn|pnpm run|pnpm|bun run|bun|deno task|poe|rake|doit|nox|tox|hatch run|pdm run|pdm|pixi run|rye run|uv run|poetry run|pipenv run|composer|nx|turbo|cargo make|ant|earthly|duty|pyinvoke)\s+/;

const GENERAL =
  /^(make|gmake|just|task|go-task|inv|invoke|mise|poe|rake|doit|duty|earthly) /;

const OPTION_WITH_VALUE =
  /^(-C|-f|-j|--file|--directory|--dir|-d|--prefix|--filter|--workspace|-w|--cwd)$/;

function targetsOf(args: readonly string[]): string[] {
  const targets: string[] = [];
  for (let index = 0; index < args.length && targets.length < 8; index += 1) {
    const arg = args[index];
    if (arg === '--') break;
    if (OPTION_WITH_VALUE.test(arg)) index += 1;
    else if (!arg.startsWith('-') && !arg.includes('=')) targets.push(arg);
  }
  return targets;
}

const partsOf = (target: string) => target.toLowerCase().split(/[-_:.+/]/);

/** Whether a task's name says that it does something else than run the project, whatever commands it takes for that. */
export const saysNoRun = (task: string): boolean =>
  partsOf(task).some(part => NO_RUN.has(part) || TEST.has(part));

function topicsOfTarget(target: string, general: boolean): Topic[] {
  if (/\.(py|r|sh|js|ts|ipynb|ya?ml)$/i.test(target)) return [];
  const parts = partsOf(target);
  const has = (words: ReadonlySet<string>) =>
    parts.some(part => words.has(part));
  if (has(TEST) && !has(NO_TEST)) return ['test'];
  const topics: Topic[] = [];
  const makes = has(DEV) || (general && has(GENERAL_DEV) && !has(RUN));
  if (makes && !has(NO_DEV)) topics.push('dev');
  // `local` alone starts the project; beside other words it says where.
  const starts = has(RUN) || parts.includes('dev') || target === 'local';
  if (starts && !has(NO_RUN) && !has(TEST)) topics.push('run');
  if (has(DEBUG) && !has(NO_DEBUG)) topics.push('debug');
  return topics;
}

/** The topics of a task that a runner is told to do, by the task's name; empty where the command is none. */
export function topicsOfTask(command: string): Topic[] {
  const runner = RUNNER.exec(command);
  if (!runner) return [];
  const targets = targetsOf(command.slice(runner[0].length).split(' '));
  // Only make, just and their like do several tasks in turn; elsewhere the rest are arguments.
  const general = GENERAL.test(command);
  return (general ? targets : targets.slice(0, 1)).flatMap(target =>
    topicsOfTarget(target, general),
  );
}
