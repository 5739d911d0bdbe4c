import { NOW, smallView } from '../__testUtils__/smallEstate';
import { DAY } from './days';
import { select } from './select';
import { stale } from './stale';

const failing = (readDaysAgo: number) => ({
  now: 'pppppp',
  failures: 1,
  problem: 'It is gone.',
  readDaysAgo,
});

describe('stale', () => {
  it('lists reports that could not be brought up to date, the oldest first', () => {
    const { entities, scores } = smallView({
      a: failing(2),
      b: failing(9),
      c: { now: 'pppppp', readDaysAgo: 20 },
      d: { failures: 3, problem: 'Never read.' },
      e: { now: 'ppfppp', problem: 'No files any more.', readDaysAgo: 3 },
      f: failing(1),
      g: failing(1),
      h: failing(1),
    });
    const { rows } = select(entities, {}, undefined);
    const { count, items } = stale(rows, entities, scores);
    expect(count).toBe(6);
    expect(items.map(({ title }) => title)).toEqual(['b', 'e', 'a', 'f', 'g']);
    expect(items[0]).toEqual({
      entityRef: 'component:default/b',
      title: 'b',
      message: 'It is gone.',
      readAt: new Date(NOW - 9 * DAY).toISOString(),
    });
  });
});
