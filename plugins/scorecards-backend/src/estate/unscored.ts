import type { OverviewResponse } from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import type { Scores } from './Scores';
import { stateOf, UNSCORED_STATES } from './states';

/** Components without a score, by reason; those that there are. */
export function unscored(
  rows: Int32Array,
  entities: Entities,
  scores: Scores,
): OverviewResponse['totals']['unscored'] {
  const counts = { pending: 0, noSource: 0, unreadable: 0, notCovered: 0 };
  for (let index = 0; index < rows.length; index += 1) {
    const state = stateOf(entities, scores, rows[index]);
    if (state !== 'scored') counts[state] += 1;
  }
  return UNSCORED_STATES.filter(state => counts[state] > 0).map(state => ({
    state,
    count: counts[state],
  }));
}
