// Makes the checks' documentation available where there are no files (command line, worker, backend, portal) and in
// docs/checks, from the READMEs beside the checks.
//
//   docs-checks.mjs           writes what has changed
//   docs-checks.mjs --check   writes nothing; exit 1 and the names of the files that are out of date
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { loadSource } from './loadSource.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const checksFolder = join(root, 'packages/engine/src/checks');
const pagesFolder = join(root, 'docs/checks');

const SECTIONS = {
  'What it looks for': 'looksFor',
  'Why it matters': 'why',
  'How to fix it': 'howToFix',
  Passes: 'passes',
  Fails: 'fails',
};

/** The checks and the default scorecard as the engine defines them, without the documentation that is made here. */
const loadEngine = () =>
  loadSource({
    stdin: {
      contents: `
        export { CATEGORIES, categoryOf, checks } from './src/checks';
        export { operationalExcellence } from './src/scorecard/operationalExcellence';`,
      resolveDir: join(root, 'packages/engine'),
      loader: 'ts',
    },
  });

/** The sections of a README. A file's path, which stands in the opening line of its block, is put above the block. */
function sectionsOf(markdown) {
  const lines = markdown.split('\n');
  const tokens = new MarkdownIt().parse(markdown, {});
  const captions = new Map();
  const starts = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open' && token.tag === 'h2') {
      starts.push({ title: tokens[index + 1].content, line: token.map[0] });
    } else if (token.type === 'fence') {
      const [language, ...rest] = token.info.split(/\s+/);
      const path = /title="([^"]+)"/.exec(token.info)?.[1];
      const caption = path
        ? `\`${path}\``
        : {
            subject: 'What the catalog knows',
            params: 'What the scorecard sets',
          }[rest[0]];
      if (!caption) continue;
      captions.set(token.map[0], [
        `${caption}:`,
        '',
        `${token.markup}${language}`,
      ]);
    }
  }
  const text = (from, to) =>
    lines
      .slice(from, to)
      .flatMap((line, index) => captions.get(from + index) ?? [line])
      .join('\n')
      .trim();
  return Object.fromEntries(
    starts.map(({ title, line }, index) => [
      SECTIONS[title] ?? title,
      text(line + 1, starts[index + 1]?.line ?? lines.length),
    ]),
  );
}

/** The title of the level that asks for a check in the default scorecard. */
function levelsOf(scorecardText) {
  const { spec } = parse(scorecardText);
  const idOf = entry => (typeof entry === 'string' ? entry : entry.check);
  return new Map([
    ...(spec.shown ?? []).map(entry => [idOf(entry), 'Shown']),
    ...spec.levels.flatMap(({ title, checks }) =>
      checks.map(entry => [idOf(entry), title]),
    ),
  ]);
}

const table = rows => [
  '| check | in short | level | repair |',
  '| --- | --- | --- | --- |',
  ...rows.map(
    ({ id, title, level, effort }) =>
      `| [${id}](${id}.md) | ${title} | ${level} | ${effort} |`,
  ),
];

const titleCase = word => word[0].toUpperCase() + word.slice(1);

function indexPage(checks, categories) {
  const items = [...new Set(checks.map(({ opaq }) => opaq))].sort();
  return [
    '# Checks',
    '',
    'What is looked for in a project. Each check stands here twice: by its category, and by the item of OPAQ (operational,',
    'performance, architecture, quality) that it bears on. *Level* is the one of the default scorecard that asks for it,',
    '*repair* what somebody who knows the project needs.',
    '',
    '## By category',
    ...categories
      .map(category => [
        category,
        checks.filter(check => check.category === category),
      ])
      .filter(([, rows]) => rows.length > 0)
      .flatMap(([category, rows]) => [
        '',
        `### ${titleCase(category)}`,
        '',
        ...table(rows),
      ]),
    '',
    '## By OPAQ item',
    ...items.flatMap(item => [
      '',
      `### ${item.replace('/', ': ')}`,
      '',
      ...table(checks.filter(({ opaq }) => opaq === item)),
    ]),
    '',
  ].join('\n');
}

const page = ({ id, title, level, opaq, effort, docs }) =>
  [
    `# ${title}`,
    '',
    `\`${id}\` · level: ${level} · OPAQ: ${opaq.replace(
      '/',
      ', ',
    )} · repair: ${effort}`,
    ...Object.entries(SECTIONS).flatMap(([heading, key]) => [
      '',
      `## ${heading}`,
      '',
      docs[key] ?? '',
    ]),
    '',
  ].join('\n');

/** Every generated file, by its absolute path. */
async function generate() {
  const {
    checks: defined,
    CATEGORIES,
    categoryOf,
    operationalExcellence,
  } = await loadEngine();
  const levels = levelsOf(operationalExcellence);
  const checks = defined.map(({ id, title, opaq, effort }) => ({
    id,
    title,
    opaq,
    effort,
    category: categoryOf(id),
    level: levels.get(id) ?? 'none',
    docs: sectionsOf(
      readFileSync(join(checksFolder, ...id.split('.'), 'README.md'), 'utf8'),
    ),
  }));
  const docs = Object.fromEntries(checks.map(check => [check.id, check.docs]));
  return new Map([
    [
      join(checksFolder, 'docs.generated.ts'),
      [
        '// Written by `yarn docs:checks` from the READMEs of the checks: change those.',
        "import type { CheckDocs } from './docs';",
        '',
        `export const DOCS: Readonly<Record<string, CheckDocs>> = ${JSON.stringify(
          docs,
          undefined,
          2,
        )};`,
        '',
      ].join('\n'),
    ],
    [join(pagesFolder, 'index.md'), indexPage(checks, CATEGORIES)],
    ...checks.map(check => [join(pagesFolder, `${check.id}.md`), page(check)]),
  ]);
}

const wanted = await generate();
const changed = [...wanted].filter(
  ([path, content]) =>
    !existsSync(path) || readFileSync(path, 'utf8') !== content,
);
const leftOver = (existsSync(pagesFolder) ? readdirSync(pagesFolder) : [])
  .map(name => join(pagesFolder, name))
  .filter(path => !wanted.has(path));
const names = [...changed.map(([path]) => path), ...leftOver].map(path =>
  relative(root, path),
);

if (!process.argv.includes('--check')) {
  mkdirSync(pagesFolder, { recursive: true });
  changed.forEach(([path, content]) => writeFileSync(path, content));
  leftOver.forEach(path => rmSync(path));
} else if (names.length > 0) {
  console.error(
    `Out of date: ${names.join(
      ', ',
    )}\nRun 'yarn docs:checks' and commit what it writes.`,
  );
  process.exitCode = 1;
}
