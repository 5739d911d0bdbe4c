import type { TrendPoint, TrendResponse } from '@opaq/plugin-scorecards-common';
import type { OutcomeInterval } from '../database/readEstateTrend';
import { DAY, dateOf, dayOf } from './days';
import { NO_SHARE, shareOf, type DayColumns } from './History';
import { NO_RANK, UNSCORED } from './LevelCodes';
import { OUTCOME, OUTCOME_OF } from './Scores';
import type { Standard } from './Standard';
import type { View } from './View';

const MAX_POINTS = 100;
const DEFAULT_DAYS = 90;

/** A point of a trend, and the days that it stands for: up to the one of its date. */
interface PointDays {
  first: number;
  last: number;
}

/**
 * The days of a trend's points, the last one being today.
 *
 * @param days - How far back.
 */
export function trendDays(now: number, days = DEFAULT_DAYS): PointDays[] {
  const today = dayOf(now);
  const count = Math.min(days + 1, MAX_POINTS);
  const step = days / (count - 1);
  const lasts = Array.from(
    { length: count },
    (_, index) => today - Math.round((count - 1 - index) * step),
  );
  return lasts.map((last, index) => ({
    first: index === 0 ? last : lasts[index - 1] + 1,
    last,
  }));
}

function pointsOf(
  days: readonly PointDays[],
  observed: ReadonlySet<string>,
  valueAt: (day: number) => TrendPoint['value'],
): TrendPoint[] {
  return days.map(({ first, last }) => {
    let isObserved = false;
    for (let day = first; day <= last && !isObserved; day += 1) {
      isObserved = observed.has(dateOf(day));
    }
    const value = isObserved ? valueAt(last) : undefined;
    return { date: dateOf(last), ...(value && { value }) };
  });
}

/** The mean of shares of some components; null where none has one. */
function meanOf(shares: Uint16Array, rows: Int32Array): number | null {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const share = shares[rows[index]];
    if (share === NO_SHARE) continue;
    sum += share;
    count += 1;
  }
  return count === 0 ? null : shareOf(sum / count);
}

function levelsAt(
  columns: DayColumns | undefined,
  rows: Int32Array,
  { ranks, levelNames }: Standard,
): TrendPoint['value'] {
  const counts = new Array<number>(levelNames.length).fill(0);
  // Before anything was ever scored.
  if (!columns) return { components: 0, counts, score: null, coverage: null };
  const { level, score, coverage } = columns;
  let components = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const rank = ranks[level[rows[index]]];
    if (rank === NO_RANK) continue;
    components += 1;
    counts[rank] += 1;
  }
  return {
    components,
    counts,
    score: meanOf(score, rows),
    coverage: meanOf(coverage, rows),
  };
}

/** How many components stood at each level. */
export function levelTrend(
  { history, standard }: View,
  rows: Int32Array,
  days: readonly PointDays[],
  observed: ReadonlySet<string>,
): Pick<TrendResponse, 'series' | 'points'> {
  const [lowest] = standard.levelNames;
  return {
    series: [
      { id: lowest, title: lowest },
      ...standard.levels.map(({ name, title }) => ({ id: name, title })),
    ],
    points: pointsOf(days, observed, day =>
      levelsAt(history.dayColumns(day), rows, standard),
    ),
  };
}

const CHECK_SERIES = ['pass', 'fail', 'unknown'] as const;

/** Index of {@link CHECK_SERIES} by outcome; -1 for what is in no share. */
const SERIES_OF = new Int8Array(7).fill(-1);
SERIES_OF[OUTCOME.pass] = 0;
SERIES_OF[OUTCOME.fail] = 1;
SERIES_OF[OUTCOME.unknown] = 2;
SERIES_OF[OUTCOME.error] = 2;

/**
 * How a check came out: back from what it says today, by what changed.
 *
 * @param changes - The intervals of the check that began or ended since the first day, in their order.
 */
export function checkTrend(
  { entities, scores, standard }: View,
  { rows, has }: { rows: Int32Array; has: Uint8Array },
  options: {
    check: string;
    changes: readonly OutcomeInterval[];
    days: readonly PointDays[];
    observed: ReadonlySet<string>;
  },
): Pick<TrendResponse, 'series' | 'points'> {
  const { check, changes, days, observed } = options;
  const column = standard.asked.get(check)?.column;
  const current = new Uint8Array(has.length);
  const counts = [0, 0, 0];
  const step = (outcome: number, by: 1 | -1) => {
    const series = SERIES_OF[outcome];
    if (series >= 0) counts[series] += by;
  };
  if (column !== undefined) {
    for (let index = 0; index < rows.length; index += 1) {
      const entity = rows[index];
      if (scores.level[entity] === UNSCORED) continue;
      current[entity] = scores.outcomes[entity * scores.stride + column];
      step(current[entity], 1);
    }
  }

  // Each interval is taken out where it began and put in where it ended, going back in time.
  const steps = changes
    .flatMap(({ entity_ref, outcome, since, until }, order) => {
      const entity = entities.indexOf(entity_ref);
      if (entity === undefined || !has[entity]) return [];
      const at = { entity, outcome: OUTCOME_OF[outcome], order };
      const ended = { ...at, time: Number(until), ends: true };
      return [
        { ...at, time: Number(since), ends: false },
        ...(until === null ? [] : [ended]),
      ];
    })
    .sort(
      (a, b) =>
        b.time - a.time || b.order - a.order || Number(b.ends) - Number(a.ends),
    );
  const values = new Map<number, TrendPoint['value']>();
  let next = 0;
  for (const { last } of days.toReversed()) {
    const end = (last + 1) * DAY;
    for (; next < steps.length && steps[next].time >= end; next += 1) {
      const { entity, outcome, ends } = steps[next];
      const before = ends ? outcome : 0;
      step(current[entity], -1);
      step(before, 1);
      current[entity] = before;
    }
    const components = counts[0] + counts[1] + counts[2];
    values.set(last, {
      components,
      counts: [...counts],
      score: null,
      coverage: null,
    });
  }
  return {
    series: CHECK_SERIES.map(id => ({ id, title: id })),
    points: pointsOf(days, observed, day => values.get(day)),
  };
}
