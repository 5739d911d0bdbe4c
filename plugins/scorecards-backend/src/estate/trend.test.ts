import { trendResponseSchema } from '@opaq/plugin-scorecards-common';
import type { OutcomeInterval } from '../database/readEstateTrend';
import {
  NOW,
  smallView,
  type SmallComponent,
} from '../__testUtils__/smallEstate';
import { DAY, dateOf, dayOf } from './days';
import { select } from './select';
import { checkTrend, levelTrend, trendDays } from './trend';

const today = dayOf(NOW);
const observedBut = (...daysAgo: number[]) =>
  new Set(
    Array.from({ length: 800 }, (_, days) => days)
      .filter(days => !daysAgo.includes(days))
      .map(days => dateOf(today - days)),
  );

describe('trendDays', () => {
  it.each([7, 30, 90, 99, 100, 365, 730])(
    'has 100 points at most over %i days, and none left out',
    days => {
      const points = trendDays(NOW, days);
      expect(points.length).toBe(Math.min(days + 1, 100));
      expect(points[0].last).toBe(today - days);
      expect(points.at(-1)?.last).toBe(today);
      points
        .slice(1)
        .forEach(({ first }, index) =>
          expect(first).toBe(points[index].last + 1),
        );
    },
  );

  it('goes back 90 days by itself', () => {
    expect(trendDays(NOW)).toHaveLength(91);
  });
});

describe('levelTrend', () => {
  const of = (
    components: Record<string, SmallComponent>,
    observed = observedBut(),
    days = 7,
    visible?: string[],
  ) => {
    const view = smallView(components);
    const refs = visible?.map(name => `component:default/${name}`);
    const { rows } = select(view.entities, {}, refs && { refs: new Set(refs) });
    return levelTrend(view, rows, trendDays(NOW, days), observed);
  };
  const valuesOf = (...args: Parameters<typeof of>) =>
    of(...args).points.map(({ value }) => value?.counts.join(''));

  it('has the levels at the end of each day, and the means', () => {
    const trend = of({
      a: {
        past: [
          [5, 'fppppp'],
          [2, 'pppppp', 'code'],
        ],
      },
      b: { past: [[3, 'ppppup']] },
    });
    trendResponseSchema.parse({ ...trend, ruleChanges: [] });
    expect(trend.series).toEqual([
      { id: 'none', title: 'none' },
      { id: 'bronze', title: 'BRONZE' },
      { id: 'silver', title: 'SILVER' },
      { id: 'gold', title: 'GOLD' },
    ]);
    expect(trend.points.map(({ date }) => date)).toEqual(
      [7, 6, 5, 4, 3, 2, 1, 0].map(days => dateOf(today - days)),
    );
    expect(trend.points.slice(2).map(({ value }) => value)).toEqual([
      {
        components: 1,
        counts: [1, 0, 0, 0],
        score: expect.closeTo(0.8, 4),
        coverage: 1,
      },
      {
        components: 1,
        counts: [1, 0, 0, 0],
        score: expect.closeTo(0.8, 4),
        coverage: 1,
      },
      {
        components: 2,
        counts: [1, 0, 1, 0],
        score: expect.closeTo(0.9, 4),
        coverage: expect.closeTo(0.9, 4),
      },
      ...Array.from({ length: 3 }, () => ({
        components: 2,
        counts: [0, 0, 1, 1],
        score: 1,
        coverage: expect.closeTo(0.9, 4),
      })),
    ]);
  });

  it('shows a day on which nothing looked as a gap, not as zero', () => {
    const a = { past: [[90, 'pppppp'] as [number, string]] };
    expect(valuesOf({ a }, observedBut(6, 2, 1))).toEqual([
      '0001',
      undefined,
      '0001',
      '0001',
      '0001',
      undefined,
      undefined,
      '0001',
    ]);
    expect(valuesOf({ a }, new Set())).toEqual(Array(8).fill(undefined));
  });

  it('shows a gap where points stand for several days only when none of them was looked at', () => {
    const a = { past: [[730, 'pppppp'] as [number, string]] };
    const points = trendDays(NOW, 730);
    const { first, last } = points[50];
    const missing = Array.from(
      { length: last - first + 1 },
      (_, index) => today - first - index,
    );
    expect(valuesOf({ a }, observedBut(...missing), 730)[50]).toBeUndefined();
    expect(valuesOf({ a }, observedBut(...missing.slice(1)), 730)[50]).toBe(
      '0001',
    );
  });

  it('leaves out what is not covered, what has left, and what is hidden', () => {
    const components: Record<string, SmallComponent> = {
      a: {
        past: [
          [7, 'pppppp'],
          [4, ''],
          [1, 'pppppp'],
        ],
      },
      b: {
        past: [
          [7, 'fppppp'],
          [3, '-'],
        ],
      },
    };
    const all = [
      '1001',
      '1001',
      '1001',
      '1000',
      '0000',
      '0000',
      '0001',
      '0001',
    ];
    expect(valuesOf(components)).toEqual(all);
    expect(valuesOf(components, observedBut(), 7, ['b'])[0]).toBe('1000');
  });
});

describe('checkTrend', () => {
  const view = smallView({
    a: { now: 'fppppp' },
    b: { now: 'uppppp' },
    c: { now: 'nppppp' },
    d: { now: '' },
  });
  const interval = (
    name: string,
    outcome: OutcomeInterval['outcome'],
    since: number,
    until?: number,
  ): OutcomeInterval => ({
    entity_ref: `component:default/${name}`,
    outcome,
    since: NOW - since * DAY,
    until: until === undefined ? null : NOW - until * DAY,
  });
  const of = (
    changes: OutcomeInterval[],
    check = 'readme.present',
    visible?: string[],
  ) => {
    const refs = visible?.map(name => `component:default/${name}`);
    const selection = select(
      view.entities,
      {},
      refs && { refs: new Set(refs) },
    );
    const days = trendDays(NOW, 7);
    const observed = observedBut();
    return checkTrend(view, selection, { check, changes, days, observed });
  };
  const valuesOf = (...args: Parameters<typeof of>) =>
    of(...args).points.map(({ value }) => value?.counts.join(''));

  it('goes back from what the check says today', () => {
    expect(of([]).series.map(({ id }) => id)).toEqual([
      'pass',
      'fail',
      'unknown',
    ]);
    expect(valuesOf([])).toEqual(Array(8).fill('011'));
    expect(
      valuesOf([
        interval('a', 'p', 100, 5),
        interval('d', 'p', 50, 2),
        interval('a', 'u', 5, 3),
        interval('b', 'u', 4),
        interval('a', 'f', 3),
        interval('gone', 'f', 3),
      ]),
    ).toEqual(['200', '200', '101', '102', '111', '011', '011', '011']);
  });

  it('takes an outcome that lasted no time', () => {
    expect(
      valuesOf([
        interval('a', 'p', 100, 3),
        interval('a', 'u', 3, 3),
        interval('a', 'f', 3),
      ]),
    ).toEqual(['101', '101', '101', '101', '011', '011', '011', '011']);
  });

  it('counts nothing that is hidden, and nothing of a check that is not asked for', () => {
    expect(valuesOf([interval('b', 'u', 4)], undefined, ['a'])[0]).toBe('010');
    expect(valuesOf([], 'no.check')).toEqual(Array(8).fill('000'));
  });
});
