import { smallView, type SmallComponent } from '../__testUtils__/smallEstate';
import { figures } from './figures';
import { select } from './select';
import { unscored } from './unscored';

const of = (components: Record<string, SmallComponent>) => {
  const { entities, scores, standard } = smallView(components);
  const { rows } = select(entities, {}, undefined);
  return {
    ...figures(rows, scores, standard),
    unscored: unscored(rows, entities, scores),
  };
};

const levels = (...counts: Array<[number, number]>) =>
  ['none', 'bronze', 'silver', 'gold'].map((level, rank) => ({
    level,
    count: counts[rank][0],
    possible: counts[rank][1],
  }));

describe('figures', () => {
  it('count what is scored, proved and possible, with the mean of the scores that there are', () => {
    expect(
      of({
        gold: { now: 'pppppp' },
        unknownGold: { now: 'ppppup' },
        none: { now: 'fppppp' },
        allUnknown: { now: 'uuuuuu' },
      }),
    ).toEqual({
      components: 4,
      scored: 4,
      levels: levels([2, 1], [0, 0], [1, 0], [1, 3]),
      score: (1 + 1 + 0.8) / 3,
      coverage: (1 + 0.8 + 1 + 0) / 4,
      unscored: [],
    });
  });

  it('keep what has no score out of every share, with the reason', () => {
    expect(
      of({
        silver: { now: 'ppppfp' },
        uncovered: { now: '' },
        waiting: {},
        homeless: { hasSource: false },
        gone: { failures: 2, problem: 'It is gone.' },
        empty: { problem: 'No files.' },
      }),
    ).toEqual({
      components: 6,
      scored: 1,
      levels: levels([0, 0], [0, 0], [1, 1], [0, 0]),
      score: 0.8,
      coverage: 1,
      unscored: [
        { state: 'pending', count: 1 },
        { state: 'noSource', count: 1 },
        { state: 'unreadable', count: 2 },
        { state: 'notCovered', count: 1 },
      ],
    });
  });

  it('have no mean where nothing is scored', () => {
    expect(of({ waiting: {} })).toMatchObject({
      scored: 0,
      score: null,
      coverage: null,
    });
    expect(of({})).toMatchObject({ components: 0, score: null });
  });

  it('have no score where everything is exempt', () => {
    expect(of({ exempt: { now: 'xxxxxp' } })).toMatchObject({
      scored: 1,
      levels: levels([0, 0], [0, 0], [0, 0], [1, 1]),
      score: null,
      coverage: null,
    });
  });
});
