import { declarationSchema, declaredCheck, type Declaration } from '.';
import { checks } from '../checks';
import { evaluate } from '../evaluate';
import { parseScorecard } from '../scorecard';
import { describeCheck, factsOfTree, runOnTree, subjectOf } from '../testing';

const about = {
  id: 'acme/structure.owners',
  title: 'OWNERS.md names who runs it',
  opaq: 'Operational/Availability',
};

const declared = (question: object) =>
  declaredCheck(declarationSchema.parse({ ...about, ...question }));

describe('a file that has to exist', () => {
  describeCheck(declared({ fileExists: 'docs/*.md' }), {
    pass: [
      { name: 'is there', files: { 'docs/a.md': '' }, at: 'docs/a.md' },
      {
        name: 'is in the component',
        files: { 'svc/docs/a.md': '', 'docs/b.txt': '' },
        root: 'svc',
        at: 'svc/docs/a.md',
      },
    ],
    fail: [
      {
        name: 'lies deeper',
        files: { 'x/docs/a.md': '' },
        message: 'There is no file docs/*.md.',
      },
      { name: 'is spelled differently', files: { 'Docs/a.md': '' } },
      {
        name: 'lies above the component',
        files: { 'docs/a.md': '', 'svc/a.py': '' },
        root: 'svc',
      },
    ],
  });

  describeCheck(declared({ fileExists: 'docs' }), {
    pass: [{ name: 'folder', files: { 'docs/x/a.md': '' }, at: 'docs/x/a.md' }],
    fail: [{ name: 'no folder of that name', files: { 'docs2/a.md': '' } }],
  });

  describeCheck(declared({ fileExists: '**/Makefile' }), {
    pass: [{ name: 'anywhere', files: { 'a/b/Makefile': '' } }],
    fail: [{ name: 'nowhere', files: { 'a/b/Makefile.am': '' } }],
  });
});

describe('a file that has to match', () => {
  const asked = { file: 'OWNERS.md', pattern: '^- .+@' };
  describeCheck(declared({ fileMatches: asked }), {
    pass: [
      {
        name: 'does, with the line',
        files: { 'OWNERS.md': '# A\n\n- ada@example.com\n' },
        at: 'OWNERS.md:3',
      },
    ],
    fail: [
      {
        name: 'does not',
        files: { 'OWNERS.md': 'ada@example.com' },
        at: 'OWNERS.md',
      },
      { name: 'is not there', files: { 'a.md': '- a@' }, message: /no file/ },
      { name: 'is vendored', files: { 'vendor/OWNERS.md': '- a@' } },
    ],
    unknown: [
      {
        name: 'is too large',
        files: { 'OWNERS.md': 'x'.repeat(1_000_001) },
        at: 'OWNERS.md',
      },
    ],
  });

  const absent = { file: '**/*.sql', pattern: '(?i)select \\*', absent: true };
  describeCheck(declared({ fileMatches: absent }), {
    pass: [
      { name: 'has no match', files: { 'a.sql': 'select a from b' } },
      { name: 'has no file', files: { 'a.py': 'SELECT *' } },
    ],
    fail: [
      {
        name: 'has a match',
        files: { 'q/a.sql': '\nSELECT *' },
        at: 'q/a.sql:2',
      },
    ],
    unknown: [
      {
        name: 'could not be read',
        files: { 'a.sql': 'select * from a' },
        limits: { bytesPerFile: 3 },
      },
    ],
  });

  it('can not be made to hang', () => {
    const check = declared({
      fileMatches: { file: 'a.txt', pattern: '^(a+)+$' },
    });
    const files = { 'a.txt': `${'a'.repeat(50_000)}!` };
    expect(runOnTree(check, { files }).outcome).toBe('fail');
  });
});

describe('a value in a file', () => {
  const tier = { file: 'pyproject.toml', path: 'tool.acme.tier' };
  describeCheck(declared({ valueAt: { ...tier, oneOf: ['one', 'two'] } }), {
    pass: [
      {
        name: 'is one of those',
        files: { 'pyproject.toml': '[tool.acme]\ntier = "two"\n' },
        at: 'pyproject.toml',
        message: 'pyproject.toml has two at tool.acme.tier.',
      },
    ],
    fail: [
      {
        name: 'is another',
        files: { 'pyproject.toml': '[tool.acme]\ntier = "three"\n' },
        message: 'one or two is asked for',
      },
      {
        name: 'is not there',
        files: { 'pyproject.toml': '[tool]\n' },
        message: 'nothing at tool.acme.tier',
      },
      { name: 'has no file', files: { 'a.toml': '' }, message: /no file/ },
    ],
    unknown: [
      {
        name: 'stands in a broken file',
        files: { 'pyproject.toml': '[tool' },
        message: 'is not valid TOML',
      },
    ],
  });

  it.each([
    ['a.json', '{"a": {"b": [1, 2]}}', ['a', 'b', '1'], 2],
    ['a.yaml', 'a: { b.c: true }', ['a', 'b.c'], true],
    ['a.yml', 'a: "2"', ['a'], '2'],
    ['a.ini', '[a]\nb = c\n', ['a', 'b'], 'c'],
    ['a.cfg', 'a = b\n', ['a'], 'b'],
  ])('is read from %s', (path, content, keys, equals) => {
    const check = declared({ valueAt: { file: path, path: keys, equals } });
    const files = { [path]: content };
    expect(runOnTree(check, { files }).outcome).toBe('pass');
  });

  it.each([
    ['{"a": "v1.2"}', { matches: '^v\\d' }, 'pass'],
    ['{"a": "1.2"}', { matches: '^v\\d' }, 'fail'],
    ['{"a": []}', {}, 'pass'],
    ['{"a": null}', {}, 'fail'],
    ['{"a": 1}', { equals: '1' }, 'fail'],
    ['{"b": 1}', { equals: 1 }, 'fail'],
  ])('%s asked for %p: %s', (content, wanted, outcome) => {
    const check = declared({
      valueAt: { file: 'a.json', path: 'a', ...wanted },
    });
    const files = { 'a.json': content };
    expect(runOnTree(check, { files }).outcome).toBe(outcome);
  });

  it.each(['__proto__', 'constructor', 'a.__proto__.b'])(
    'is no inherited one: %s',
    path => {
      const check = declared({ valueAt: { file: 'a.json', path } });
      const files = { 'a.json': '{"a": {}}' };
      expect(runOnTree(check, { files }).outcome).toBe('fail');
    },
  );
});

describe('a dependency', () => {
  describeCheck(declared({ dependency: 'acme-client' }), {
    pass: [
      {
        name: 'in any spelling that the index takes for the same',
        files: { 'requirements.txt': 'Acme_Client>=2\n' },
        at: 'requirements.txt',
      },
    ],
    fail: [
      { name: 'is missing', files: { 'requirements.txt': 'acme-clients\n' } },
      {
        name: 'has no manifest',
        files: { 'a.py': '' },
        message: /no manifest/,
      },
    ],
  });

  describeCheck(
    declared({ dependency: { name: 'acme-client', language: 'node' } }),
    {
      pass: [
        {
          name: 'of the language',
          files: { 'package.json': '{"dependencies": {"acme-client": "1"}}' },
        },
      ],
      fail: [
        {
          name: 'of another language',
          files: { 'requirements.txt': 'acme-client\n' },
        },
      ],
    },
  );
});

const scorecardWith = (define: string) => `\
apiVersion: opaq/v1
kind: Scorecard
metadata: { name: ours, title: Ours }
spec:
  define:
    - id: acme/structure.owners
      title: Owners
      opaq: Operational/Availability
${define}
  levels:
    - { name: base, title: Base, checks: [acme/structure.owners] }
`;

describe('a scorecard that declares checks', () => {
  it('asks for them as for any other', () => {
    const parsed = parseScorecard(
      scorecardWith('      fileExists: OWNERS.md'),
      checks,
    );
    if ('problems' in parsed) throw new Error(parsed.problems[0].message);
    const { scorecard } = parsed;
    const all = scorecard.define.map(declaredCheck);
    const report = evaluate({
      facts: factsOfTree({ 'a.py': '', 'OWNERS.md': '' }, all),
      subject: subjectOf(),
      source: { url: 'u', path: '' },
      scorecard,
      checks: all,
      now: new Date('2026-01-01'),
    });
    expect(report).toMatchObject({ level: 'base', score: 1 });
  });

  it.each([
    ['no question', '', 6, /ask one question: fileExists, fileMatches/],
    [
      'two questions',
      '      fileExists: a\n      dependency: b',
      6,
      /ask one question/,
    ],
    [
      'no regular expression',
      '      fileMatches: { file: a, pattern: "(" }',
      9,
      /RE2/,
    ],
    [
      'a backreference, which takes exponential time',
      "      fileMatches: { file: a, pattern: '(a)\\1' }",
      9,
      /RE2/,
    ],
    [
      'a pattern of too many wildcards',
      '      fileExists: "*a*b*c*d*e"',
      9,
      /wildcards/,
    ],
    [
      'two expectations',
      '      valueAt: { file: a.json, path: b, equals: 1, matches: c }',
      9,
      /one of equals/,
    ],
  ])('is refused for %s', (_, define, line, message) => {
    expect(parseScorecard(scorecardWith(define), checks)).toEqual({
      problems: [{ message: expect.stringMatching(message), line }],
    });
  });

  it('is refused for an id that is taken, or that claims to be ours', () => {
    const twice = scorecardWith('      fileExists: a').replace(
      '  levels:',
      '    - { id: acme/structure.owners, title: B, opaq: Quality/Coverage, fileExists: b }\n  levels:',
    );
    expect(parseScorecard(twice, checks)).toMatchObject({
      problems: [{ message: expect.stringMatching(/another check/), line: 10 }],
    });
    const ours = scorecardWith('      fileExists: a').replaceAll(
      'acme/structure.owners',
      'structure.owners',
    );
    expect(parseScorecard(ours, checks)).toMatchObject({
      problems: [{ message: expect.stringMatching(/namespace/), line: 6 }],
    });
  });

  it('has another hash when a declaration changes', () => {
    const hashOf = (define: string) => {
      const parsed = parseScorecard(scorecardWith(define), checks);
      return 'scorecard' in parsed && parsed.scorecard.hash;
    };
    expect(hashOf('      fileExists: a')).not.toBe(
      hashOf('      fileExists: b'),
    );
  });

  it('is plain data, which a worker can be handed', () => {
    const asked: Declaration = declarationSchema.parse({
      ...about,
      valueAt: { file: 'a.json', path: 'b.c', matches: 'd' },
    });
    expect(structuredClone(asked)).toEqual(asked);
  });
});
