import { matchWithout } from './__testUtils__/matchWithout';
import { MARK_QUESTIONS } from '.';

const expressions = Object.entries(MARK_QUESTIONS).flatMap(
  ([language, questions]) =>
    questions.flatMap(({ mark, pattern, literals }) =>
      typeof pattern === 'function'
        ? []
        : [{ language, mark, pattern, literals }],
    ),
);

describe('the words of the marks', () => {
  it.each(expressions)(
    '$language, $mark: one stands in all that $pattern matches',
    ({ pattern, literals }) => {
      expect(matchWithout(pattern, literals)).toBeUndefined();
    },
  );

  it.each([
    [/\bfit\(|train/, ['fit(', 'train'], undefined],
    [/\b(?:un)?fit\s*\(|train/, ['fit(', 'train'], 'unfit…('],
    [/read_\w+\(/, ['_csv'], 'read_…('],
    [/a[bc]+d/, ['abd', 'acd'], 'abcd'],
    [/a(?:bc){2,3}/, ['bcb'], undefined],
    [/x?yz?/, ['xyz', 'xy'], 'yz'],
    [/(?<!a)KEY/i, ['key'], undefined],
    [/KEY/, ['key'], 'KEY'],
  ])('are held against what %s matches: %j', (pattern, words, left) => {
    expect(matchWithout(pattern, words)).toBe(left);
  });
});
