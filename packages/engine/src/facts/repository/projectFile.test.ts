import { checks } from '../../checks';
import { factsOfTree } from '../../testing';

const settings = (text: string) =>
  factsOfTree({ '.opaq.yaml': text, 'a.py': '' }, checks).values.projectFile;

const EMPTY = { exclude: [], exemptions: [], parameters: [], problems: [] };

describe('.opaq.yaml', () => {
  it('names what is not judged', () => {
    expect(settings('exclude: [/examples/, "*.gen.py"]')).toEqual({
      ...EMPTY,
      path: '.opaq.yaml',
      exclude: ['/examples/', '*.gen.py'],
    });
  });

  it('asks for exemptions, and sets parameters, each with its line', () => {
    const text = `\
exemptions:
  - check: quality.coverage
    reason: |
      Measured next quarter.
    expires: 2026-12-31
    approvedBy: Ada Lovelace
  - { check: readme.test, reason: None yet., expires: 2027-01-31 }
parameters:
  prod.log-location:
    folders: [/data/logs]
  quality.no-large-files: { maxMegabytes: 20 }
`;
    expect(settings(text)).toMatchObject({
      exemptions: [
        {
          check: 'quality.coverage',
          reason: 'Measured next quarter.',
          expires: '2026-12-31',
          approvedBy: 'Ada Lovelace',
          line: 2,
        },
        { check: 'readme.test', line: 7 },
      ],
      parameters: [
        {
          check: 'prod.log-location',
          name: 'folders',
          value: ['/data/logs'],
          line: 10,
        },
        {
          check: 'quality.no-large-files',
          name: 'maxMegabytes',
          value: 20,
          line: 11,
        },
      ],
      problems: [],
    });
  });

  it.each(['# nothing yet\n', 'exclude:\nexemptions:\nparameters:\n'])(
    'may be empty: %p',
    text => {
      expect(settings(text)).toEqual({ ...EMPTY, path: '.opaq.yaml' });
    },
  );

  it.each([
    ['exclude: /examples/', 1, /exclude: write a list/],
    ['\nexcludes: []', 2, /'excludes'; there are exclude, exemptions/],
    ['exclude:\n  - ok/\n  - 3\n', 3, /exclude\.1/],
    ['exclude:\n  - "*a*b*c*d*e*f"\n', 2, /wildcards/],
    ['exclude: [\n', 2, /\.opaq\.yaml: /],
    ['- exclude\n', undefined, /write settings/],
    [
      'exemptions:\n  - check: a.b\n    expires: 2026-01-01\n',
      2,
      /exemptions\.0\.reason: say why/,
    ],
    [
      'exemptions:\n  - check: a.b\n    reason: " "\n    expires: 2026-01-01\n',
      3,
      /exemptions\.0\.reason: say why/,
    ],
    [
      'exemptions:\n  - check: a.b\n    reason: r\n    expires: 2026-02-30\n',
      4,
      /exemptions\.0\.expires: write the last day/,
    ],
    [
      'exemptions:\n  - check: a.b\n    reason: r\n    expires: soon\n',
      4,
      /as 2027-03-31/,
    ],
    [
      'exemptions:\n  - { check: a.b, reason: r, expires: 2026-02-03, by: me }\n',
      2,
      /exemptions\.0.*by/,
    ],
    ['parameters: 3\n', 1, /parameters: write the ids/],
    ['parameters:\n  a.b: 3\n', 2, /parameters\.a\.b: write names/],
  ])('says what is wrong with %p', (text, line, message) => {
    expect(settings(text)).toMatchObject({
      problems: [
        {
          message: expect.stringMatching(message),
          path: '.opaq.yaml',
          ...(line && { line }),
        },
      ],
    });
  });

  it('uses what is right beside what is wrong', () => {
    const text = `\
exclude: [ok/, 3]
exemptions:
  - { check: a.b }
  - { check: c.d, reason: r, expires: 2026-02-03 }
unknown: 1
`;
    expect(settings(text)).toMatchObject({
      exclude: ['ok/'],
      exemptions: [{ check: 'c.d', line: 4 }],
      problems: [{ line: 5 }, { line: 1 }, { line: 3 }, { line: 3 }],
    });
  });

  it.each([
    ['of the wrong kind', `exclude:\n${'- 1\n'.repeat(5_000)}`],
    ['that nobody knows', '? a\n'.repeat(5_000)],
    ['that are too many', `exclude:\n${'- a\n'.repeat(5_000)}`],
  ])('keeps few of many problems: values %s', (_, text) => {
    const { problems } = settings(text) as { problems: unknown[] };
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  it('is not read where it is larger than anybody writes it', () => {
    expect(settings(`exclude: [a]\n${'# \n'.repeat(50_000)}`)).toEqual({
      ...EMPTY,
      path: '.opaq.yaml',
      problems: [
        { path: '.opaq.yaml', message: expect.stringMatching(/larger than/) },
      ],
    });
  });

  it('says where it is no YAML, and that nothing of it holds', () => {
    expect(settings('exclude: [data]\n b: c\n')).toEqual({
      ...EMPTY,
      path: '.opaq.yaml',
      problems: [
        {
          path: '.opaq.yaml',
          line: 2,
          message: expect.stringMatching(
            /^\.opaq\.yaml: .+; none of its settings holds before that is mended$/,
          ),
        },
      ],
    });
  });

  it('survives aliases that multiply', () => {
    const bomb =
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]';
    expect(settings(bomb)).toMatchObject({
      problems: [{ path: '.opaq.yaml' }],
    });
  });
});
