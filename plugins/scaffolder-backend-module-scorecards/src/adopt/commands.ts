import type { Project } from './Project';

/** The commands of a project for its environment and for what looks at a change. */
export interface Commands {
  language: 'python' | 'r' | 'node';
  setup: string[];
  /** What finds fault with a change: tests where there are any. */
  verify: string[];
}

function pythonSetup({ has, facts }: Project): string[] | undefined {
  if (has('uv.lock')) return ['pip install uv', 'uv sync --frozen'];
  if (has('poetry.lock')) {
    return ['pip install poetry', 'poetry install --no-interaction'];
  }
  const requirements = [
    'requirements.txt',
    'requirements-dev.txt',
    'requirements-test.txt',
  ].filter(has);
  if (requirements.length > 0) {
    const files = requirements.map(file => `--requirement ${file}`).join(' ');
    return [`pip install ${files}`];
  }
  const isPackage = facts.manifests.some(
    ({ kind, path }) =>
      (kind === 'pyproject' || kind === 'setup.py') && !path.includes('/'),
  );
  return isPackage ? ['pip install .'] : undefined;
}

function pythonCommands(project: Project): Commands | undefined {
  const setup = pythonSetup(project);
  if (!setup) return undefined;
  const [first] = setup;
  const runner = /uv|poetry/.exec(first)?.[0];
  const run = runner ? `${runner} run ` : '';
  const isTested = project.result('quality.tests')?.outcome === 'pass';
  const declared = project.facts.manifests.flatMap(({ dependencies }) =>
    dependencies.map(({ name }) => name.toLowerCase()),
  );
  const tool = isTested ? 'pytest' : 'ruff';
  const tools = declared.includes(tool) ? [] : [`pip install ${tool}`];
  return {
    language: 'python',
    setup: [...setup, ...tools],
    verify: isTested
      ? [`${run}python -m pytest`]
      : // What is certainly wrong: syntax, and names that nothing defines. A project without tests has no other judge.
        ['ruff check --select E9,F63,F7,F82 .'],
  };
}

function nodeCommands({ has, read }: Project): Commands | undefined {
  if (!has('package.json') || has('yarn.lock') || has('pnpm-lock.yaml')) {
    return undefined;
  }
  let scripts: Record<string, unknown> = {};
  try {
    scripts = JSON.parse(read('package.json').toString('utf8')).scripts ?? {};
  } catch {
    return undefined;
  }
  const isTested =
    typeof scripts.test === 'string' && !/no test specified/.test(scripts.test);
  const verify = [
    ...(typeof scripts.lint === 'string' ? ['npm run lint'] : []),
    ...(typeof scripts.build === 'string' ? ['npm run build'] : []),
    ...(isTested ? ['npm test'] : []),
  ];
  if (verify.length === 0) return undefined;
  return {
    language: 'node',
    setup: [has('package-lock.json') ? 'npm ci' : 'npm install'],
    verify,
  };
}

function rCommands({ has }: Project): Commands | undefined {
  if (!has('tests/testthat') || !has('renv.lock')) return undefined;
  return {
    language: 'r',
    setup: [`Rscript -e 'install.packages("renv")' -e 'renv::restore()'`],
    verify: [
      `Rscript -e 'testthat::test_dir("tests/testthat", stop_on_failure = TRUE)'`,
    ],
  };
}

/** The commands that a project shows; undefined where it shows too little to know them. */
export function commandsOf(project: Project): Commands | undefined {
  const { speaks } = project;
  return (
    (speaks('node') ? nodeCommands(project) : undefined) ??
    (speaks('python') ? pythonCommands(project) : undefined) ??
    (speaks('r') ? rCommands(project) : undefined)
  );
}
