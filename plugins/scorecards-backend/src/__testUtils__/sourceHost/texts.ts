import { Random } from './random';

const WORDS =
  'order model churn score batch price demand feature table window store region target label split metric'.split(
    ' ',
  );

const word = (random: Random) => random.one(WORDS);
const name = (random: Random) => `${word(random)}_${word(random)}`;
const sentence = (random: Random) =>
  `${Array.from({ length: 8 }, () => word(random)).join(' ')}.`;

/** Parts until there are so many characters. */
function fill(size: number, part: () => string): string {
  const parts: string[] = [];
  for (let length = 0; length < size; ) {
    const text = part();
    parts.push(text);
    length += text.length;
  }
  return parts.join('');
}

/** Bytes that hardly compress, as images and what notebooks hold of them. */
const NOISE = (() => {
  const random = new Random('noise');
  return Buffer.from(Array.from({ length: 200_000 }, () => random.below(256)));
})();

function noise(random: Random, size: number): Buffer {
  const length = Math.min(size, NOISE.length / 2);
  const from = random.below(NOISE.length - length);
  return NOISE.subarray(from, from + length);
}

const python = (random: Random, size: number) =>
  `import logging\n\nimport pandas as pd\n\nlogger = logging.getLogger(__name__)\n\n\n${fill(
    size,
    () =>
      `def ${name(random)}(${word(random)}, limit=${random.below(
        100,
      )}):\n    """${sentence(random)}"""\n    frame = pd.read_csv("data/${name(
        random,
      )}.csv")\n    logger.info("%s rows", len(frame))\n    return frame.groupby("${word(
        random,
      )}").agg("mean").head(limit)\n\n\n`,
  )}`;

const r = (random: Random, size: number) =>
  `library(dplyr)\n\n${fill(
    size,
    () =>
      `#' ${sentence(random)}\n${name(random)} <- function(${word(
        random,
      )}) {\n  read.csv("data/${name(random)}.csv") |>\n    filter(${word(
        random,
      )} > ${random.below(100)})\n}\n\n`,
  )}`;

const node = (random: Random, size: number) =>
  `import express from 'express';\n\n${fill(
    size,
    () =>
      `/** ${sentence(random)} */\nexport async function ${word(
        random,
      )}${random.below(1000)}(${word(random)}) {\n  return { ${word(
        random,
      )}: ${random.below(1000)}, "${name(random)}": "${sentence(
        random,
      )}" };\n}\n\n`,
  )}`;

const sql = (random: Random, size: number) =>
  fill(
    size,
    () =>
      `-- ${sentence(random)}\nselect ${word(random)}, sum(${name(
        random,
      )}) as total\nfrom {{ ref('${name(random)}') }}\ngroup by 1\n\n`,
  );

const markdown = (random: Random, size: number) =>
  `# ${name(random)}\n\n${fill(
    size,
    () =>
      `## ${word(random)}\n\n${sentence(random)} See [${word(random)}](${name(
        random,
      )}.md).\n\n`,
  )}`;

const csv = (random: Random, size: number) =>
  `id,${word(random)},${word(random)}\n${fill(
    size,
    () => `${random.below(1e5)},${random.next().toFixed(6)},${word(random)}\n`,
  )}`;

const yaml = (random: Random, size: number) =>
  fill(
    size,
    () =>
      `${name(random)}_${random.below(1e6)}:\n  ${word(random)}: ${random.below(
        100,
      )}\n`,
  );

/** Most of a notebook is what its cells printed and drew. */
function notebook(random: Random, size: number): string {
  const cells: object[] = [];
  for (let length = 0; length < size; length += 2000) {
    const image = noise(random, Math.min(30_000, size >> 2)).toString('base64');
    length += image.length;
    cells.push({
      cell_type: 'code',
      execution_count: cells.length,
      metadata: {},
      outputs: random.chance(0.5)
        ? []
        : [
            {
              output_type: 'display_data',
              metadata: {},
              data: { 'image/png': image },
            },
          ],
      source: python(random, 300).split(/(?<=\n)/),
    });
  }
  return JSON.stringify({
    cells,
    metadata: { kernelspec: { language: 'python', name: 'python3' } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

/** A lock of Python packages, made up. */
export const uvLock = (random: Random, size: number): string =>
  `version = 1\nrequires-python = ">=3.11"\n${fill(
    size,
    () =>
      `\n[[package]]\nname = "${name(random)}"\nversion = "1.${random.below(
        90,
      )}.0"\nsdist = { hash = "sha256:${random
        .below(2 ** 32)
        .toString(16)}" }\n`,
  )}`;

/** Texts and bytes by the ending of the file. */
export const TEXTS: Record<
  string,
  (random: Random, size: number) => string | Buffer
> = {
  py: python,
  R: r,
  ts: node,
  sql,
  md: markdown,
  csv,
  yml: yaml,
  ipynb: notebook,
  png: (random, size) =>
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'),
      noise(random, size),
    ]),
};
