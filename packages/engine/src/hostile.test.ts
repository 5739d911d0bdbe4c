import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checks } from './checks';
import { evaluate } from './evaluate';
import { reportSchema } from './report';
import { operationalExcellence, parseScorecard } from './scorecard';
import { factsOfTree, readExamples, subjectOf, type Tree } from './testing';

jest.setTimeout(300_000);

/** The same trees each time: a run fails for what was changed. Others by hand: `OPAQ_FUZZ_SEED=7 yarn test src/hostile`. */
const SEED = Number(process.env.OPAQ_FUZZ_SEED ?? 20261123);

const parsed = parseScorecard(operationalExcellence, checks);
if ('problems' in parsed) throw new Error(parsed.problems[0].message);
const { scorecard } = parsed;

/** Every file of the checks' examples: the names and forms that the facts look for. */
const EXAMPLES = checks
  .flatMap(({ id }) => {
    const readme = join(__dirname, 'checks', ...id.split('.'), 'README.md');
    return readExamples(readFileSync(readme, 'utf8')).examples;
  })
  .flatMap(({ files }) => Object.entries(files))
  .map(([path, content]): [string, string] => [path, String(content)]);

/** What parsers and regular expressions trip over. */
const TRAPS = [
  ...['\0', '\r', '\u2028', '\u202e', '\u001b[31m', '\ufeff', '\ud800'],
  ...['"', "'", '`', '```', '\\', '\\u', '%', '{{', '}}', '${', '$(', '<!--'],
  ...['(((((((((', '[[[[[[[[', '{{{{{{{{', '&a *a', '<<: *a', '? ', '!!map '],
  ...['__proto__', 'constructor: x', 'toString', '- - - - - - -', ': : :'],
  ...['=======\n', '>>>>>>> x\n', '\n\n\n\n', '    ', '\t', '#', '//', '/*'],
  ...['FROM ', 'ARG A=$A\n', 'ENV a=b \\\n', 'COPY --from=', '1e400', '-0'],
  ...['.'.repeat(300), 'a'.repeat(3000), '|'.repeat(200), '_ '.repeat(300)],
];

const mutation = fc.record({
  at: fc.nat(5000),
  length: fc.nat(200),
  trap: fc.constantFrom(...TRAPS),
  kind: fc.constantFrom('cut', 'repeat', 'insert', 'end', 'trap twice'),
});

function mutate(
  text: string,
  {
    at,
    length,
    trap,
    kind,
  }: typeof mutation extends fc.Arbitrary<infer M> ? M : never,
): string {
  const from = text.length === 0 ? 0 : at % text.length;
  const [before, piece, after] = [
    text.slice(0, from),
    text.slice(from, from + length),
    text.slice(from + length),
  ];
  if (kind === 'cut') return before + after;
  if (kind === 'repeat') return before + piece.repeat(20) + after;
  if (kind === 'end') return before;
  if (kind === 'insert') return before + trap + piece + after;
  return before + trap + piece + trap + after;
}

const mutated = fc
  .tuple(
    fc.constantFrom(...EXAMPLES),
    fc.array(mutation, { minLength: 1, maxLength: 6 }),
  )
  .map(([[path, text], mutations]): [string, string] => [
    path,
    mutations.reduce(mutate, text),
  ]);

const name = fc.oneof(
  fc.constantFrom('a', 'src', '.github', '__proto__', 'constructor', 'tests'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
  fc.constantFrom(...TRAPS),
);

/** Any path that a repository can hold. */
const path = fc
  .array(name, { minLength: 1, maxLength: 6 })
  .map(names => names.join('/').replace(/\0/g, ''))
  .filter(text =>
    text.split('/').every(part => !/^\.{0,2}$|^\.git$/i.test(part)),
  );

const fileName = fc.constantFrom(...EXAMPLES.map(([one]) => one));

const random = fc.tuple(
  fc.oneof(path, fileName),
  fc.oneof(
    fc.string({ maxLength: 400, unit: 'binary' }),
    fc.uint8Array({ maxLength: 400 }),
  ),
);

/** A file under the name of another one. */
const swapped = fc
  .tuple(fileName, fc.constantFrom(...EXAMPLES))
  .map(([one, [, text]]): [string, string] => [one, text]);

const tree = fc
  .array(
    fc.oneof(
      { arbitrary: mutated, weight: 5 },
      { arbitrary: random, weight: 2 },
      { arbitrary: swapped, weight: 2 },
    ),
    { maxLength: 14 },
  )
  .map((files): Tree => {
    const found: Tree = Object.create(null);
    for (const [one, content] of files) found[one] = content;
    return found;
  });

function judge(files: Tree) {
  const facts = factsOfTree(files, checks);
  const report = evaluate({
    facts,
    subject: subjectOf(),
    source: { url: 'u', path: '' },
    scorecard,
    checks,
    now: new Date('2026-06-01'),
  });
  return { facts, report };
}

describe('whatever is in a repository', () => {
  it('no check breaks, no fact breaks, and the report is one', () => {
    fc.assert(
      fc.property(tree, files => {
        const { facts, report } = judge(files);
        expect(report.results.filter(r => r.outcome === 'error')).toEqual([]);
        // Nothing is unreadable in memory: only a fact that throws says so.
        expect(facts.gaps).toEqual({});
        expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(
          report,
        );
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('no control character and nothing without end reaches a reader', () => {
    fc.assert(
      fc.property(tree, files => {
        const { report } = judge(files);
        for (const { message, locations, data } of report.results) {
          const words = [
            message,
            ...locations.map(one => one.path),
            ...Object.values(data).map(String),
          ];
          for (const word of words) {
            expect(word).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
            expect(word.length).toBeLessThan(2000);
          }
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('the order in which files come changes nothing', () => {
    fc.assert(
      fc.property(tree, files => {
        const backwards = Object.fromEntries(Object.entries(files).reverse());
        expect(judge(backwards).report).toEqual(judge(files).report);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

/** Files that parsers read whole; those of the examples are read as well. */
const PARSED = [
  ...['package-lock.json', 'Pipfile.lock', '.gitlab-ci.yml', 'compose.yaml'],
  ...['azure-pipelines.yml', 'conda-lock.yml', 'pnpm-lock.yaml', 'pdm.lock'],
  ...[
    'Taskfile.yml',
    'k8s/a.yaml',
    'chart/values.yaml',
    '.circleci/config.yml',
  ],
  ...['poetry.lock', 'Pipfile', 'pixi.toml', 'mise.toml', 'ruff.toml'],
  ...['Jenkinsfile', 'flake.nix', 'README.rst', 'docs/design.adoc', 'a.Rmd'],
];
const DEEP = 100_000;
const nested = (open: string, inner: string, close: string) =>
  open.repeat(DEEP) + inner + close.repeat(DEEP);
/** Each names the one before nine times, eleven times over. */
const aliases = (form: (names: string) => string) =>
  [
    'a0: &a0 {k: v}',
    ...Array.from(
      { length: 11 },
      (_, index) =>
        `a${index + 1}: &a${index + 1} ${form(
          Array(9).fill(`*a${index}`).join(', '),
        )}`,
    ),
    ...['jobs', 'services', 'updates', 'dependencies', 'exclude', 'tasks'].map(
      key => `${key}: *a11`,
    ),
  ].join('\n');

describe('what is nested or repeated without end', () => {
  it.each([
    ['JSON of lists', nested('[', '1', ']')],
    ['JSON of objects', nested('{"a":', '1', '}')],
    ['JSON after text', `{"scripts": ${nested('[', '1', ']')}}`],
    ['YAML of lists', `a: ${nested('[', '1', ']')}`],
    ['YAML of tables', nested('{a: ', '1', '}')],
    ['YAML of items', nested('- ', 'a', '')],
    [
      'YAML of lines',
      Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    ],
    ['YAML of aliases', aliases(names => `[${names}]`)],
    ['YAML that merges aliases', aliases(names => `{<<: [${names}]}`)],
    ['TOML of lists', `a = ${nested('[', '1', ']')}`],
    ['TOML of tables', `a = ${nested('{a=', '1', '}')}`],
    ['TOML of names', `[${nested('a.', 'a', '')}]`],
    ['code of brackets', nested('(', '1', ')')],
    ['Markdown of quotes', nested('> ', 'a', '')],
    ['Markdown of links', nested('[', 'a', '](b)')],
  ])('breaks no check: %s', (_, content) => {
    const names = [...EXAMPLES.map(([one]) => one), ...PARSED];
    const seen = new Map(names.map(one => [one.replace(/^.*\//, ''), one]));
    const { facts, report } = judge(
      Object.fromEntries([...seen.values()].map(one => [one, content])),
    );
    expect(report.results.filter(r => r.outcome === 'error')).toEqual([]);
    expect(facts.gaps).toEqual({});
    expect(reportSchema.safeParse(report).success).toBe(true);
  });
});
