import * as z from 'zod';
import { defineCheck, pass, type AnyCheck } from '../checks';
import { parseScorecard } from '.';

const check = (id: string, params?: z.ZodType<unknown>): AnyCheck =>
  defineCheck({
    id,
    title: id,
    opaq: 'Operational/Security',
    effort: 'minutes',
    looksFor: 'presence',
    uses: {},
    params,
    messages: { yes: 'Yes.' },
    run: () => pass('yes'),
  });

const known = [
  check('readme.present'),
  check('readme.run'),
  check('quality.size', z.strictObject({ max: z.number().default(5) })),
];

const file = (spec: string) => `\
apiVersion: opaq/v1
kind: Scorecard
metadata:
  name: ours
  title: Ours
spec:
${spec}`;

const parse = (text: string) => {
  const result = parseScorecard(text, known);
  return 'problems' in result ? result.problems : result.scorecard;
};

describe('parseScorecard', () => {
  it('reads levels, weights, parameters and what is only shown', () => {
    const scorecard = parse(
      file(`\
  appliesTo: { type: service }
  levels:
    - name: bronze
      title: Bronze
      checks:
        - readme.present
        - check: quality.size
          with: { max: 10 }
          weight: 2
  shown: [readme.run]
`),
    );
    expect(scorecard).toMatchObject({
      name: 'ours',
      appliesTo: { type: ['service'] },
      levels: [
        {
          name: 'bronze',
          requirements: [
            { check: 'readme.present', with: {}, weight: 1 },
            { check: 'quality.size', with: { max: 10 }, weight: 2 },
          ],
        },
      ],
      shown: [{ check: 'readme.run' }],
    });
  });

  it('has one hash for one set of rules, whatever its layout', () => {
    const wide = file(
      '  levels:\n    - name: a\n      title: A\n      checks:\n        - readme.run\n',
    );
    const tight = file(
      '  # a comment\n  levels: [{ title: A, checks: [readme.run], name: a }]\n',
    );
    const other = file(
      '  levels: [{ title: A, checks: [readme.present], name: a }]\n',
    );
    const hashes = [wide, tight, other].map(
      text => (parse(text) as { hash: string }).hash,
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it.each([
    [
      'an unknown check, with the one that may be meant',
      '  levels:\n    - name: a\n      title: A\n      checks:\n        - readme.presnt\n',
      [
        {
          message:
            "there is no check 'readme.presnt'; did you mean 'readme.present'?",
          line: 11,
        },
      ],
    ],
    [
      'a check that stands twice',
      '  levels: [{ name: a, title: A, checks: [readme.run] }]\n  shown: [readme.run]\n',
      [{ message: "'readme.run' stands in the scorecard twice", line: 8 }],
    ],
    [
      'a level that stands twice',
      '  levels:\n    - { name: a, title: A, checks: [readme.run] }\n    - { name: a, title: B, checks: [readme.present] }\n',
      [{ message: "level 'a' is defined twice", line: 9 }],
    ],
    [
      'parameters that the check does not take',
      '  levels:\n    - name: a\n      title: A\n      checks:\n        - check: readme.run\n          with: { max: 3 }\n',
      [{ message: "'readme.run' takes no parameters", line: 11 }],
    ],
    [
      'a parameter of the wrong type',
      '  levels:\n    - name: a\n      title: A\n      checks:\n        - check: quality.size\n          with:\n            max: many\n',
      [{ message: expect.stringMatching(/^with\.max: /), line: 13 }],
    ],
    [
      'a field that does not exist',
      '  levels: [{ name: a, title: A, checks: [readme.run], color: red }]\n',
      [{ message: expect.stringMatching(/color/), line: 7 }],
    ],
    [
      'no level at all',
      '  levels: []\n',
      [{ message: expect.stringMatching(/^spec\.levels: /), line: 7 }],
    ],
  ])('refuses %s', (_, spec, problems) => {
    expect(parse(file(spec))).toEqual(problems);
  });

  it('refuses what is not YAML, with the line', () => {
    expect(parse('a: [1,\nb: }')).toMatchObject([{ line: 2 }, { line: 2 }]);
  });

  it.each(['', 'text', '[]', 'null', '- a'])('refuses %p', text => {
    expect(parse(text)).toMatchObject([{ message: expect.any(String) }]);
  });

  it('refuses aliases that multiply', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]',
      'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]',
    ].join('\n');
    expect(parse(bomb)).toEqual([{ message: 'its aliases multiply too far' }]);
  });
});
