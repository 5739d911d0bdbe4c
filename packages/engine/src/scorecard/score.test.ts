import type { Outcome } from '../report';
import { score } from '.';

const scorecard = {
  levels: [
    { name: 'bronze', checks: ['b1', 'b2'] },
    { name: 'silver', checks: ['s1', 's2'] },
    { name: 'gold', checks: ['g1'] },
  ].map(({ name, checks }) => ({
    name,
    title: name,
    requirements: checks.map(check => ({
      check,
      with: {},
      weight: check === 's2' ? 3 : 1,
    })),
  })),
};

const EFFORTS = {
  b1: 'days',
  b2: 'minutes',
  s1: 'hours',
  s2: 'minutes',
} as const;
const letters: Record<string, Outcome> = {
  p: 'pass',
  f: 'fail',
  n: 'notApplicable',
  u: 'unknown',
  e: 'error',
  F: 'fail',
  P: 'pass',
};

const IN_FORCE = {
  reason: 'Later.',
  expires: '2026-06-30',
  status: 'inForce',
  location: { path: '.opaq.yaml', line: 1 },
} as const;

/** Outcomes of b1, b2, s1, s2, g1 as letters; a capital one is exempt. */
const scored = (outcomes: string) =>
  score(
    ['b1', 'b2', 's1', 's2', 'g1'].map((checkId, index) => ({
      checkId,
      outcome: letters[outcomes[index]],
      exemption: /[A-Z]/.test(outcomes[index]) ? IN_FORCE : null,
    })),
    scorecard,
    id => EFFORTS[id as keyof typeof EFFORTS] ?? 'days',
  );

describe('score', () => {
  it.each([
    ['ppppp', 'gold', 'gold'],
    ['npppp', 'gold', 'gold'],
    ['ppppf', 'silver', 'silver'],
    ['pfppp', null, null],
    ['ppfpp', 'bronze', 'bronze'],
    ['ppupp', 'bronze', 'gold'],
    ['ppepf', 'bronze', 'silver'],
    ['upfpp', null, 'bronze'],
    ['nnnnn', 'gold', 'gold'],
    ['pFppp', 'gold', 'gold'],
    ['pFfpp', 'bronze', 'bronze'],
  ])('%s has level %p, %p possible', (outcomes, level, possibleLevel) => {
    expect(scored(outcomes)).toMatchObject({ level, possibleLevel });
  });

  it.each([
    ['ppppp', 1, 1],
    ['pppff', 3 / 7, 1],
    ['ppnnn', 1, 1],
    ['ppuen', 1, 0.5],
    ['uuuuu', null, 0],
    ['nnnnn', null, null],
    ['ppFpp', 1, 1],
    ['pPfpp', 5 / 6, 1],
    ['FFFFF', null, null],
  ])('%s has score %p with coverage %p', (outcomes, value, coverage) => {
    expect(scored(outcomes)).toMatchObject({ score: value, coverage });
  });

  it.each([
    ['ffppp', ['b2', 'b1']],
    ['ppffp', ['s2', 's1']],
    ['fpffp', ['b1']],
    ['uupfp', ['s2']],
    ['ppppp', []],
    ['pFffp', ['s2', 's1']],
  ])('%s has the next steps %p, cheapest first', (outcomes, nextSteps) => {
    expect(scored(outcomes).nextSteps).toEqual(nextSteps);
  });

  it('takes a check without a result for one that could not be answered', () => {
    const nothing = score([], scorecard, () => 'days');
    expect(nothing).toMatchObject({ level: null, possibleLevel: 'gold' });
  });
});
