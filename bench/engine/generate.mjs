// Makes repositories that look like those of data teams: kinds of file, sizes and notebooks are distributed as in 56
// public data-science repositories (median and ninth decile of each kind's size). The same seed makes the same bytes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writer } from './Writer.mjs';

// Raised when what is generated changes, so that nobody measures an older one.
const VERSION = 1;

/** Share of the files, median and ninth decile in bytes, largest. */
const KINDS = [
  { name: 'python', share: 38, median: 2900, p90: 20_000, max: 400_000 },
  { name: 'image', share: 9, median: 43_000, p90: 465_000, max: 900_000 },
  { name: 'r', share: 9, median: 1750, p90: 8900, max: 60_000 },
  { name: 'sql', share: 5, median: 680, p90: 3200, max: 50_000 },
  { name: 'markdown', share: 6, median: 3000, p90: 12_800, max: 190_000 },
  { name: 'json', share: 5, median: 400, p90: 14_000, max: 2_000_000 },
  { name: 'node', share: 9, median: 1500, p90: 9000, max: 400_000 },
  { name: 'csv', share: 5, median: 8300, p90: 200_000, max: 3_000_000 },
  { name: 'yaml', share: 6, median: 1400, p90: 8000, max: 200_000 },
  { name: 'text', share: 4, median: 300, p90: 7200, max: 500_000 },
  { name: 'notebook', share: 2, median: 57_000, p90: 750_000, max: 3_600_000 },
  { name: 'shell', share: 2, median: 650, p90: 3800, max: 12_000 },
];

const PLACES = {
  python: ['src/shop', 'src/shop/features', 'pipelines', 'tests'],
  r: ['R', 'analysis', 'tests/testthat'],
  node: ['web/src', 'web/src/components', 'web/test'],
  sql: ['sql', 'models/staging'],
  markdown: ['docs', 'docs/notes'],
  json: ['config', 'web/fixtures'],
  yaml: ['config', 'deploy'],
  csv: ['data/raw', 'data/processed'],
  text: ['docs', 'data/external'],
  shell: ['scripts'],
  notebook: ['notebooks', 'notebooks/archive'],
  image: ['reports/figures', 'docs/images'],
};

const EXTENSION = {
  ...{ python: 'py', r: 'R', node: 'ts', sql: 'sql', markdown: 'md' },
  ...{ json: 'json', yaml: 'yml', csv: 'csv', text: 'txt', shell: 'sh' },
  ...{ notebook: 'ipynb', image: 'png' },
};

/** What stands at the root of nearly every project. */
const rootFiles = writer => ({
  'README.md': `# Shop\n\n${writer.sentence()}\n\n## Install\n\n\`\`\`sh\nuv sync\n\`\`\`\n\n## Run\n\n\`\`\`sh\nmake run\n\`\`\`\n\n## Test\n\n\`\`\`sh\nuv run pytest\n\`\`\`\n`,
  'pyproject.toml':
    '[project]\nname = "shop"\nversion = "1.0.0"\nrequires-python = ">=3.11"\ndependencies = ["fastapi", "pandas>=2", "scikit-learn"]\n',
  Dockerfile:
    'FROM python:3.12-slim\nWORKDIR /opt/shop\nCOPY . .\nRUN pip install uv && uv sync --frozen\nUSER 1000\nCMD ["uvicorn", "shop.app:app"]\n',
  Makefile:
    'setup:\n\tuv sync\nrun:\n\tuv run python -m shop\ntest:\n\tuv run pytest\n',
  '.gitignore': '.venv/\n__pycache__/\n*.log\n',
  '.github/workflows/ci.yml':
    'on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: make test\n',
  'catalog-info.yaml':
    'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\nspec:\n  type: service\n  lifecycle: production\n  owner: data\n',
  'uv.lock': `version = 1\n${writer.fill(
    60_000,
    () =>
      `\n[[package]]\nname = "${writer.name()}"\nversion = "1.${writer.below(
        90,
      )}.0"\nsdist = { hash = "sha256:${writer
        .below(2 ** 32)
        .toString(16)}" }\n`,
  )}`,
});

/**
 * A repository of so many files, tracked by git.
 *
 * @returns Its folder, made anew only where there is none of this version.
 */
export function generate(count) {
  const folder = join(tmpdir(), `opaq-bench-${VERSION}`, `${count}-files`);
  if (existsSync(`${folder}.done`)) return folder;
  rmSync(folder, { recursive: true, force: true });
  const writer = new Writer(count);
  const put = (path, content) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const root = Object.entries(rootFiles(writer));
  root.forEach(([path, content]) => put(path, content));
  const shares = KINDS.reduce((sum, { share }) => sum + share, 0);
  for (let index = root.length; index < count; index++) {
    let ticket = writer.random() * shares;
    const kind = KINDS.find(({ share }) => (ticket -= share) < 0) ?? KINDS[0];
    // Folders of about a hundred files, as people keep them.
    const part = `part${Math.floor(index / 400)}`;
    const place = writer.one(PLACES[kind.name]);
    put(
      `${place}/${part}/${writer.name()}_${index}.${EXTENSION[kind.name]}`,
      writer[kind.name](writer.size(kind)),
    );
  }
  const git = (...args) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  // Only git's index is read.
  git('-c', 'core.compression=0', 'add', '--all');
  writeFileSync(`${folder}.done`, '');
  return folder;
}
