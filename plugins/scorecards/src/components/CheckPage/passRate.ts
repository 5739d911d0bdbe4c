import type { TrendResponse } from '@opaq/plugin-scorecards-common';
import { sharesOf } from '../../shares';

/** How the check stood at the end of a day. */
export interface Day {
  /** ISO 8601 date. */
  date: string;
  pass: number;
  fail: number;
  unknown: number;
  /** Null where nothing looked, and where nothing counted. */
  rate: number | null;
}

/** Days of a check's trend, oldest first. */
export function daysOf({ series, points }: TrendResponse): Day[] {
  const places = ['pass', 'fail', 'unknown'].map(id =>
    series.findIndex(one => one.id === id),
  );
  return points.map(({ date, value }) => {
    const [pass, fail, unknown] = places.map(at => value?.counts[at] ?? 0);
    const shares = sharesOf({
      pass,
      fail,
      unknown,
      notApplicable: 0,
      exempt: 0,
    });
    return { date, pass, fail, unknown, rate: shares?.pass ?? null };
  });
}
