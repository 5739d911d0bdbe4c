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

/** Writes files of each kind, as large as is wanted; the same ones from the same seed. */
export class Writer {
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
