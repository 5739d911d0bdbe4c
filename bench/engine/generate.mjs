// Makes repositories that look like those of data teams: kinds of file, sizes and notebooks are distributed as in 56
// public data-science repositories (median and ninth decile of each kind's size). The same seed makes the same bytes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

/** mulberry32: 32 bits of state are plenty for a benchmark. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WORDS =
  'order model churn score batch price demand feature table window store region target label split metric loader frame index value'.split(
    ' ',
  );

class Writer {
  constructor(seed) {
    this.random = randomFrom(seed);
    this.noise = Buffer.alloc(1_000_000);
    for (let at = 0; at < this.noise.length; at++) {
      this.noise[at] = this.below(256);
    }
  }

  /** Bytes that nothing compresses, or hardly. */
  bytes(size) {
    const from = this.below(this.noise.length - size);
    return this.noise.subarray(from, from + size);
  }

  below = limit => Math.floor(this.random() * limit);
  one = list => list[this.below(list.length)];
  word = () => this.one(WORDS);
  name = () => `${this.word()}_${this.word()}`;

  /** Log-normal through median and ninth decile. */
  size({ median, p90, max }) {
    const sigma = Math.log(p90 / median) / 1.2816;
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.random())) *
      Math.cos(2 * Math.PI * this.random());
    return Math.min(max, Math.round(median * Math.exp(sigma * normal)));
  }

  sentence = () =>
    `${Array.from({ length: 8 + this.below(8) }, this.word).join(' ')}.`;

  /** Parts until there are so many characters. */
  fill(size, part) {
    const parts = [];
    for (let length = 0; length < size; ) {
      const text = part();
      parts.push(text);
      length += text.length;
    }
    return parts.join('');
  }

  python = size =>
    'import logging\nimport os\n\nimport numpy as np\nimport pandas as pd\n' +
    `from ${this.word()} import ${this.name()}\n\nlogger = logging.getLogger(__name__)\n\n\n` +
    this.fill(
      size,
      () =>
        `def ${this.name()}(${this.word()}, ${this.word()}=None):\n    """${this.sentence()}\n\n    ${this.sentence()}\n    """\n` +
        `    # ${this.sentence()}\n    ${this.word()} = pd.read_csv(os.path.join("data", "${this.name()}.csv"))\n` +
        `    if ${this.word()} is None:\n        raise ValueError(f"no {${this.word()}} in '${this.name()}'")\n` +
        `    logger.info("%s rows of ${this.name()}", len(${this.word()}))\n` +
        `    return ${this.word()}.groupby("${this.word()}").agg({"${this.word()}": "mean"}) * ${this.random().toFixed(
          3,
        )}\n\n\n`,
    );

  r = size =>
    'library(dplyr)\nlibrary(ggplot2)\n\n' +
    this.fill(
      size,
      () =>
        `#' ${this.sentence()}\n${this.name()} <- function(${this.word()}, ${this.word()} = NULL) {\n` +
        `  ${this.word()} <- read.csv("data/${this.name()}.csv") |>\n    filter(${this.word()} > ${this.below(
          100,
        )}) |>\n` +
        `    summarise(${this.word()} = mean(${this.word()}))\n  # ${this.sentence()}\n  ${this.word()}\n}\n\n`,
    );

  node = size =>
    "import express from 'express';\nimport { readFile } from 'node:fs/promises';\n\n" +
    this.fill(
      size,
      () =>
        `/** ${this.sentence()} */\nexport async function ${this.word()}${this.below(
          1000,
        )}(${this.word()}) {\n` +
        `  const ${this.word()} = await readFile(\`data/\${${this.word()}}.json\`, 'utf8');\n` +
        `  // ${this.sentence()}\n  return { ${this.word()}: JSON.parse(${this.word()}), "${this.name()}": ${this.below(
          1000,
        )} };\n}\n\n`,
    );

  sql = size =>
    this.fill(
      size,
      () =>
        `-- ${this.sentence()}\nselect ${this.word()}, sum(${this.name()}) as ${this.word()}\nfrom ${this.name()}\nwhere ${this.word()} > ${this.below(
          100,
        )}\ngroup by 1;\n\n`,
    );

  markdown = size =>
    `# ${this.name()}\n\n` +
    this.fill(
      size,
      () =>
        `## ${this.word()} ${this.word()}\n\n${this.sentence()} ${this.sentence()} See [${this.word()}](${this.name()}.md).\n\n` +
        `- \`${this.name()}\`: ${this.sentence()}\n- **${this.word()}**: ${this.sentence()}\n\n\`\`\`sh\npython -m ${this.name()} --${this.word()} ${this.below(
          10,
        )}\n\`\`\`\n\n`,
    );

  json = size =>
    `{${this.fill(
      size,
      () =>
        `"${this.name()}${this.below(
          1e6,
        )}": {"${this.word()}": ${this.random()}, "${this.word()}": ["${this.sentence()}", ${this.below(
          100,
        )}]},\n`,
    )}"end": null}\n`;

  yaml = size =>
    this.fill(
      size,
      () =>
        `${this.name()}${this.below(1e6)}:\n  ${this.word()}: ${this.below(
          100,
        )}\n  # ${this.sentence()}\n  items:\n    - ${this.name()}\n    - "${this.sentence()}"\n`,
    );

  csv = size =>
    `${this.word()},${this.word()},${this.word()},${this.word()}\n` +
    this.fill(
      size,
      () =>
        `${this.below(1e5)},${this.random().toFixed(
          6,
        )},${this.word()},${this.random().toFixed(4)}\n`,
    );

  text = size => this.fill(size, () => `${this.sentence()}\n`);

  shell = size =>
    '#!/usr/bin/env bash\nset -euo pipefail\n\n' +
    this.fill(
      size,
      () =>
        `# ${this.sentence()}\npython -m ${this.name()} --${this.word()} "$${this.word().toUpperCase()}" | tee "${this.name()}.txt"\n`,
    );

  /** Most of a notebook is what its cells printed and drew. */
  notebook = size => {
    const cells = [];
    for (let length = 0; length < size; ) {
      const source = this.python(300).split(/(?<=\n)/);
      const data = this.bytes(Math.min(30_000, size >> 2)).toString('base64');
      const outputs = this.one([
        [],
        [{ output_type: 'stream', name: 'stdout', text: [this.sentence()] }],
        [
          {
            output_type: 'display_data',
            metadata: {},
            data: { 'image/png': data, 'text/plain': ['<Figure>'] },
          },
        ],
      ]);
      const cell = {
        cell_type: 'code',
        execution_count: cells.length,
        metadata: {},
        outputs,
        source,
      };
      cells.push(cell);
      length += JSON.stringify(cell).length;
    }
    const kernelspec = { language: 'python', name: 'python3' };
    return JSON.stringify(
      { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 },
      null,
      1,
    );
  };

  image = size =>
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'),
      this.bytes(size),
    ]);
}

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
