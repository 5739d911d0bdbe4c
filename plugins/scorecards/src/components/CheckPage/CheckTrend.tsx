import type { EstateFilter } from '@opaq/plugin-scorecards-common';

/** Being built. */
export function CheckTrend(_props: { checkId: string; filter: EstateFilter }) {
  return null;
}
