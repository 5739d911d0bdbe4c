import { matchWithout } from './__testUtils__/matchWithout';
import { MARK_QUESTIONS } from '.';

const questions = Object.entries(MARK_QUESTIONS).flatMap(([language, list]) =>
  list.map(({ mark, pattern, literals }) => ({
    language,
    mark,
    pattern,
    literals,
  })),
);

describe('the words of the marks', () => {
  it.each(questions)(
    '$language, $mark: one is in all that $pattern matches',
    ({ pattern, literals }) => {
      if (typeof pattern === 'function') return;
      expect(matchWithout(pattern, literals)).toBeUndefined();
    },
  );
});
