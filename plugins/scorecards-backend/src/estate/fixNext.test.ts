import { smallView, type SmallComponent } from '../__testUtils__/smallEstate';
import { fixNext } from './fixNext';
import { select } from './select';

const of = (components: Record<string, SmallComponent>) => {
  const { entities, scores, standard, steps } = smallView(components);
  const { rows } = select(entities, {}, undefined);
  return fixNext(rows, scores, standard, steps).map(
    ({ checkId, lifts, blocks, fails }) =>
      `${checkId} ${lifts} ${blocks} ${fails}`,
  );
};

const times = (count: number, component: SmallComponent) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${component.now}-${index}`,
      component,
    ]),
  );

describe('fixNext', () => {
  it.each<[string, string[], string[]]>([
    ['a single failing check lifts', ['ppfpp'], ['readme.test 1 1 1']],
    [
      'two that fail in one level block, and lift nothing',
      ['ppffp'],
      ['readme.test 0 1 1', 'deps.lockfile 0 1 1'],
    ],
    [
      'what fails above the next level does not keep from it',
      ['pfpff'],
      ['deps.declared 1 1 1'],
    ],
    [
      'an unknown beside it keeps it from lifting',
      ['ppfup'],
      ['readme.test 0 1 1'],
    ],
    ['an error below it as well', ['epfpp'], ['readme.test 0 1 1']],
    ['an unknown above it does not', ['ppfpu'], ['readme.test 1 1 1']],
    [
      'what is exempt or does not apply is no matter',
      ['xnfxp'],
      ['readme.test 1 1 1'],
    ],
    ['what is only shown is never next', ['pppppf'], []],
    ['nothing fails', ['pppppp', 'uuuuuu', ''], []],
  ])('%s', (_, outcomes, expected) => {
    expect(
      of(
        Object.fromEntries(
          outcomes.map((now, index) => [`c${index}`, { now }]),
        ),
      ),
    ).toEqual(expected);
  });

  it('puts first what lifts most for its effort', () => {
    // Four for hours are as much as one for minutes, and sixteen for days.
    expect(
      of({
        ...times(5, { now: 'fppppp' }),
        ...times(1, { now: 'pfpppp' }),
        ...times(15, { now: 'ppppfp' }),
      }),
    ).toEqual([
      'readme.present 5 5 5',
      'deps.declared 1 1 1',
      'prod.runbook 15 15 15',
    ]);
  });

  it('puts what blocks more before what blocks less', () => {
    expect(
      of({ a: { now: 'ppffp' }, b: { now: 'ppuff' }, c: { now: 'ppffp' } }),
    ).toEqual(['deps.lockfile 0 3 3', 'readme.test 0 2 2']);
  });
});
