import type { EstateInterval } from '../database/readEstate';
import { intervalRows, NOW } from '../__testUtils__/smallEstate';
import { DAY, dayOf } from './days';
import { History, HISTORY_DAYS } from './History';
import { LevelCodes } from './LevelCodes';

const LEVELS = ['bronze', 'silver', 'gold'];
const today = dayOf(NOW);
const setUp = () => {
  const levels = new LevelCodes();
  const history = new History(2, levels);
  /** Ranks by days ago, `.` where it is not scored, `?` where nothing is known. */
  const ranks = (entity: number, ...daysAgo: number[]) =>
    daysAgo
      .map(days => {
        const columns = history.dayColumns(today - days);
        if (!columns) return '?';
        const rank = levels.ranks(LEVELS)[columns.level[entity]];
        return rank === 255 ? '.' : rank;
      })
      .join('');
  return { history, ranks };
};

let id = 0;
const rows = (...past: Parameters<typeof intervalRows>[1]): EstateInterval[] =>
  intervalRows('a', past, () => {
    id += 1;
    return id;
  });

describe('History', () => {
  it('goes on where an interval ends and another one begins', () => {
    const { history, ranks } = setUp();
    const [first, second] = rows([10, 'pppppp'], [0, 'fppppp', 'code']);
    history.add(0, { ...first, until: null }, NOW - DAY);
    history.settle(NOW - DAY);
    expect(ranks(0, 11, 10, 1, 0)).toBe('?33?');
    history.add(0, first, NOW);
    history.add(0, second, NOW);
    history.settle(NOW);
    expect(ranks(0, 10, 1, 0)).toBe('330');
    expect(ranks(1, 10, 0)).toBe('..');
    expect(history.changes.size).toBe(2);
  });

  it('takes an interval that it knows for no change', () => {
    const { history } = setUp();
    const [first, second] = rows([10, 'pppppp'], [2, 'fppppp', 'code']);
    for (const row of [first, second, first, second]) history.add(0, row, NOW);
    history.settle(NOW);
    expect(history.changes.size).toBe(2);
  });

  it('ends with an interval that nothing follows, and begins anew after a gap', () => {
    const { history, ranks } = setUp();
    const [first, second] = rows([10, 'pppppp'], [5, '-'], [2, 'ppppfp']);
    history.add(0, first, NOW);
    history.settle(NOW);
    expect(ranks(0, 10, 6, 5, 0)).toBe('33..');
    history.add(0, second, NOW);
    history.settle(NOW);
    expect(ranks(0, 10, 6, 5, 3, 2, 0)).toBe('33..22');
    // It was not scored before: what comes back did not fall.
    expect(history.changes.columns.fromLevel[1]).toBe(0);
  });

  it('fills days that passed without anybody asking', () => {
    const { history, ranks } = setUp();
    const [first] = rows([40, 'pppppp']);
    history.add(0, first, NOW - 40 * DAY);
    history.settle(NOW - 40 * DAY);
    history.settle(NOW);
    expect(ranks(0, 41, 40, 20, 0)).toBe('?333');
  });

  it('keeps two years of days, and single changes for a quarter', () => {
    const { history, ranks } = setUp();
    for (const row of rows(
      [5000, 'pppppp'],
      [200, 'fppppp', 'code'],
      [89, 'pppppp', 'code'],
    )) {
      history.add(0, row, NOW);
    }
    history.settle(NOW);
    expect(ranks(0, HISTORY_DAYS, HISTORY_DAYS - 1, 201, 200, 0)).toBe('?3303');
    expect(history.changes.size).toBe(1);
    expect(history.bytes).toBe(HISTORY_DAYS * 2 * 5);
    history.settle(NOW + 10 * DAY);
    expect(history.changes.size).toBe(0);
    expect(history.bytes).toBe(HISTORY_DAYS * 2 * 5);
  });

  it('keeps changes in the order of their time, whatever order they come in', () => {
    const { history } = setUp();
    const [late] = rows([3, 'pppppp']);
    const [early] = rows([4, 'fppppp']);
    history.add(0, late, NOW);
    history.add(1, early, NOW);
    const { at, entity } = history.changes.columns;
    expect([...entity.subarray(0, 2)]).toEqual([1, 0]);
    expect(at[0]).toBeLessThan(at[1]);
  });

  it('has room for any number of changes', () => {
    const { history } = setUp();
    const [row] = rows([30, 'pppppp']);
    for (let index = 0; index < 5000; index += 1) {
      const since = NOW - 30 * DAY + index * 60_000;
      history.add(
        0,
        { ...row, id: 1e6 + index, since, until: since + 60_000 },
        NOW,
      );
    }
    expect(history.changes.size).toBe(5000);
    expect(history.changes.indexAt(NOW - 30 * DAY + 100 * 60_000)).toBe(100);
    history.changes.dropBefore(NOW - 30 * DAY + 4990 * 60_000);
    expect(history.changes.size).toBe(10);
    expect(history.changes.columns.at[0]).toBe(NOW - 30 * DAY + 4990 * 60_000);
  });
});
