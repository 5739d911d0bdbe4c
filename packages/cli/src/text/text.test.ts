import { checks, docsOf, parseScorecard, type Scorecard } from '@opaq/engine';
import type { CheckResult, Report } from '@opaq/engine/report';
import { stripVTControlCharacters } from 'node:util';
import { Catalogue } from '../Catalogue';
import { levelNamed, type Asked } from '../check/asked';
import type { Comparison } from '../check/compare';
import { failuresOf, judge } from '../check/verdict';
import { clean, escapeJson } from './clean';
import { renderMarkdown } from './markdown';
import { renderReport } from './report';
import { styleFor, wrap, type Style } from './terminal';

const plain = (columns: number) => styleFor({ columns }, {});
const colored = styleFor({ isTTY: true, columns: 80 }, { TERM: 'xterm' });

const result = (
  checkId: string,
  level: string | null,
  outcome: CheckResult['outcome'],
  more: Partial<CheckResult> = {},
): CheckResult => ({
  checkId,
  level,
  outcome,
  messageId: 'm',
  data: {},
  message: `It is ${outcome}.`,
  locations: [],
  exemption: null,
  ...more,
});

const report = (more: Partial<Report> = {}): Report => ({
  schemaVersion: 1,
  engineVersion: '1',
  subject: {
    ref: 'component:default/churn',
    kind: 'component',
    namespace: 'default',
    name: 'churn',
    from: 'file',
  },
  source: { url: '/x', path: '' },
  scorecard: {
    name: 's',
    title: 'S',
    hash: '0',
    levels: [
      { name: 'bronze', title: 'Bronze' },
      { name: 'silver', title: 'Silver' },
      { name: 'gold', title: 'Gold' },
    ],
  },
  covered: true,
  level: 'bronze',
  possibleLevel: 'bronze',
  score: 0.876,
  coverage: 1,
  results: [],
  nextSteps: [],
  problems: [],
  ...more,
});

const catalogue = new Catalogue(checks);
const render = (
  of: Report,
  asked: Asked,
  style: Style,
  {
    verbose = false,
    comparison,
  }: { verbose?: boolean; comparison?: Comparison } = {},
) =>
  renderReport(
    {
      report: of,
      catalogue,
      asked,
      verdict: judge(of, asked, comparison),
      ...(comparison && { comparison }),
    },
    { style, verbose },
  );
const bronze: Asked = { level: 'bronze' };

const lines = (text: string) => text.trimEnd().split('\n');

describe('a report in words', () => {
  it.each([
    [0.999, '99 %'],
    [0.29, '29 %'],
    [1, '100 %'],
  ])('never rounds up a score of %d', (score, shown) => {
    const text = render(report({ score }), bronze, plain(80));
    expect(text).toContain(`Score   ${shown}, coverage 100 %`);
  });

  it('says how a failing check of the next level is put right, and keeps later ones short', () => {
    const text = render(
      report({
        nextSteps: ['team.owner-group'],
        results: [
          result('team.owner-group', 'silver', 'fail'),
          result('deps.update-bot', 'gold', 'fail'),
          result('catalog.registered', null, 'fail'),
        ],
      }),
      bronze,
      plain(80),
    );
    expect(text).toContain('Silver: 1 check fails');
    expect(text.match(/ Fix /g)).toHaveLength(1);
    expect(text).toContain('(deps.update-bot)');
    expect(text).not.toContain('catalog.registered');
    expect(text).toContain('Next steps to Silver\n  1. ');
    expect(lines(text).pop()).toBe('Bronze: nothing fails.');
  });

  it('says what keeps a level from being proved', () => {
    const text = render(
      report({
        possibleLevel: 'silver',
        results: [
          result('team.owner-group', 'silver', 'unknown'),
          result('catalog.registered', 'silver', 'error'),
          result('deps.update-bot', 'gold', 'unknown'),
        ],
      }),
      bronze,
      plain(80),
    );
    expect(text).toContain('Level   Bronze, Silver possible: 2 unknown');
    expect(text).toContain('  Silver  2 unknown\n  Gold    1 unknown\n');
    expect(text).toContain('? A group of the catalog owns the component');
    expect(text).toContain('It is error.');
  });

  it('names five places of a long list', () => {
    const locations = [1, 1, 2, 3, 4, 5, 6, 7].map(line => ({
      path: 'a',
      line,
    }));
    const text = render(
      report({ results: [result('x.y', 'bronze', 'fail', { locations })] }),
      bronze,
      plain(80),
    );
    expect(text).toContain('a:5\n');
    expect(text).not.toContain('a:6');
    expect(text).toContain('and 2 more');
  });

  it('shows what is only shown, with its answer', () => {
    const text = render(
      report({
        results: [
          result('a.b', 'shown', 'pass'),
          result('a.c', 'shown', 'notApplicable'),
        ],
      }),
      bronze,
      plain(80),
    );
    expect(text).toContain('Shown, in no level\n  ✓ a.b');
    expect(text).not.toContain('a.c');
  });

  it('folds what passes and what does not apply, and unfolds it where all is asked for', () => {
    const results = [
      ...checks.map(({ id }) => result(id, 'bronze', 'pass')),
      result('a.b', 'silver', 'notApplicable'),
    ];
    const text = render(report({ results }), bronze, plain(80));
    expect(text).toMatch(
      new RegExp(
        `\nBronze: nothing fails\n  ✓ ${checks.length} pass: [^\n]+ and \\d+ more\n`,
      ),
    );
    expect(text).toContain(
      '\nSilver: nothing fails\n  – 1 do not apply: a.b\n',
    );
    const all = render(report({ results }), bronze, plain(80), {
      verbose: true,
    });
    for (const { id } of checks) expect(all).toContain(`(${id})`);
    expect(all).toContain('It is notApplicable.');
  });

  it('names five of many next steps', () => {
    const nextSteps = checks.slice(0, 8).map(({ id }) => id);
    const results = nextSteps.map(id => result(id, 'bronze', 'fail'));
    const text = render(report({ results, nextSteps }), bronze, plain(80));
    expect(text).toContain('\n  5. ');
    expect(text).not.toContain('\n  6. ');
    expect(text).toContain('     and 3 more\n');
  });

  it('stays within a few screens where everything fails', () => {
    const ids = checks.map(({ id }) => id);
    const results = [
      ...ids.slice(0, 11).map(id => result(id, 'bronze', 'fail')),
      ...ids.slice(11).map(id => result(id, 'gold', 'fail')),
    ];
    const nextSteps = ids.slice(0, 11);
    const text = render(report({ results, nextSteps }), bronze, plain(80));
    expect(lines(text).length).toBeLessThan(11 * 16 + ids.length * 2 + 30);
  });

  it('says why a check is exempt, that it need not be, or why it is not', () => {
    const asked = {
      reason: 'No bots here.',
      expires: '2027-01-31',
      location: { path: '.opaq.yaml' },
    };
    const text = render(
      report({
        results: [
          result('a.a', 'bronze', 'fail', {
            exemption: { ...asked, status: 'inForce' },
          }),
          result('a.b', 'bronze', 'pass', {
            exemption: { ...asked, status: 'inForce' },
          }),
          result('a.c', 'silver', 'fail', {
            exemption: {
              ...asked,
              status: 'refused',
              note: 'a.c is never exempt',
            },
          }),
        ],
      }),
      { level: 'silver' },
      plain(80),
    );
    expect(text).toContain('Bronze  2 exempt\n  Silver  1 fail\n');
    expect(text).toContain(
      '~ a.a (a.a)\n    Exempt until 2027-01-31: No bots here.\n',
    );
    expect(text).toMatch(
      /No bots here\. It passes: the\s+exemption\s+can\s+go\./,
    );
    expect(text).toContain('The exemption does not hold: a.c is never exempt.');
    expect(lines(text).pop()).toBe('Silver: 1 check fails.');
  });

  it('says once where a problem is', () => {
    const place = { path: '.opaq.yaml', line: 3 };
    const problems = [
      { message: 'wrong', ...place },
      { message: '.opaq.yaml: wrong, too', ...place },
      { message: 'too large' },
    ];
    const text = render(report({ problems }), bronze, plain(80));
    expect(text).toContain(
      '! .opaq.yaml:3: wrong\n  ! .opaq.yaml:3: wrong, too\n  ! too large\n',
    );
  });

  it.each([30, 40, 60, 80])('keeps to %i columns', columns => {
    const results = checks.map(({ id }) => result(id, 'bronze', 'fail'));
    const nextSteps = checks.map(({ id }) => id);
    const text = render(report({ results, nextSteps }), bronze, plain(columns));
    // Only a single word, such as a path, may be wider, and what is there to be copied.
    const code = checks
      .flatMap(({ id }) => docsOf(id)?.howToFix.match(/```[^]*?```/g) ?? [])
      .flatMap(lines)
      .map(line => line.trim());
    const tooLong = lines(text).filter(
      line =>
        line.length > columns &&
        /\S\s+\S/.test(line.slice(10)) &&
        !code.includes(line.trim()),
    );
    expect(tooLong).toEqual([]);
  });

  it('says the same with colour and without', () => {
    const results = [
      result('team.owner-group', 'bronze', 'fail', {
        locations: [{ path: 'a' }],
      }),
    ];
    const withColor = render(report({ results }), bronze, colored);
    expect(withColor).toContain('\u001b[');
    // Code has colour in place of its marks.
    const words = (text: string) => text.replace(/`/g, '').split(/\s+/);
    expect(words(stripVTControlCharacters(withColor))).toEqual(
      words(render(report({ results }), bronze, plain(80))),
    );
  });
});

describe('the exit status', () => {
  const failing = report({ results: [result('a.b', 'silver', 'fail')] });

  it.each([
    ['bronze', 0],
    ['silver', 1],
    ['gold', 1],
  ])('counts for %s what fails up to there', (level, count) => {
    expect(failuresOf(level, failing)).toHaveLength(count);
  });

  it('counts nothing where the scorecard does not judge', () => {
    expect(failuresOf('gold', { ...failing, covered: false })).toEqual([]);
  });

  const own = parseScorecard(
    `{apiVersion: opaq/v1, kind: Scorecard, metadata: {name: own, title: Own},
      spec: {levels: [{name: basic, title: Basic, checks: [deps.update-bot]}]}}`,
    checks,
  ) as { scorecard: Scorecard };

  it('asks for the lowest level of a scorecard without bronze', () => {
    expect(levelNamed(undefined, own.scorecard)).toBe('basic');
    expect(() => levelNamed('bronze', own.scorecard)).toThrow(
      "Own has no level 'bronze'. Its levels: basic.",
    );
  });
});

describe('text', () => {
  it('wraps between words and leaves long words whole', () => {
    expect(wrap('one two a-very-long-word three', plain(30), '- ')).toEqual([
      '- one two a-very-long-word',
      '  three',
    ]);
    expect(wrap('x'.repeat(50), plain(30), '- ')).toEqual([
      `- ${'x'.repeat(50)}`,
    ]);
    expect(wrap(' ', plain(30))).toEqual([]);
  });

  it('shows Markdown without its marks', () => {
    const markdown =
      'Run `make test` in _the_ **root**\n(see [the guide](https://example.com)) of `a_b_c`.\n\n' +
      '- one\n  more\n1. two\n\n````yaml\na:\n    ```\n````\n### Next\n\n| kind | sign |\n| --- | --- |\n| `dvc` | a | \n';
    expect(renderMarkdown(markdown, plain(80), '> ', '  ')).toEqual([
      '> Run `make test` in the root (see the guide (https://example.com)) of `a_b_c`.',
      '  - one more',
      '  1. two',
      '    a:',
      '        ```',
      '  Next',
      '  - `dvc`: a',
    ]);
    expect(
      renderMarkdown('a\n\n- b\n- c\n\nd', plain(80), '', '', true),
    ).toEqual(['a', '', '- b', '- c', '', 'd']);
  });

  it('keeps lines and takes out what a terminal would obey', () => {
    // An Arabic mark of direction, an invisible operator, a tag that hides text.
    expect(clean('a\u061cb\u2062c\u{e0041}')).toBe('a\ufffdb\ufffdc\ufffd');
    expect(clean('a\n\u001b[2Jb\u009bc\u202e')).toBe(
      'a\n\ufffd[2Jb\ufffdc\ufffd',
    );
  });

  it('escapes in JSON what JSON does not', () => {
    const value = { text: '\u009b\u202e\u001b é 漢' };
    const json = escapeJson(JSON.stringify(value));
    expect(json).toBe('{"text":"\\u009b\\u202e\\u001b é 漢"}');
    expect(JSON.parse(json)).toEqual(value);
    const tag = JSON.stringify('\u{e0041}');
    expect(escapeJson(tag)).toBe('"\\udb40\\udc41"');
    expect(JSON.parse(escapeJson(tag))).toBe('\u{e0041}');
  });
});
