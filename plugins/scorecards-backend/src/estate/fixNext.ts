import type { FixNext } from '@opaq/plugin-scorecards-common';
import { UNSCORED } from './LevelCodes';
import { NO_CHECK, type NextSteps } from './NextSteps';
import { OUTCOME, type Scores } from './Scores';
import type { Standard } from './Standard';

const SHOWN = 10;

/** What a repair costs, in the cheapest ones: a morning is some of them, a week is some mornings. */
const COSTS = { minutes: 1, hours: 4, days: 16 };

/** The checks whose repair lifts most components for least effort; of those that lift none, those that block most. */
export function fixNext(
  rows: Int32Array,
  scores: Scores,
  { scored }: Standard,
  steps: NextSteps,
): FixNext[] {
  const columns = Int32Array.from(scored, ({ column }) => column);
  const ranks = Uint8Array.from(scored, ({ rank }) => rank);
  const lifts = new Int32Array(scored.length);
  const blocks = new Int32Array(scored.length);
  const fails = new Int32Array(scored.length);
  const { outcomes, stride, level } = scores;
  for (let index = 0; index < rows.length; index += 1) {
    const entity = rows[index];
    // Where no level has a failing check, none fails.
    if (level[entity] === UNSCORED || steps.rank[entity] === 0) continue;
    const lift = steps.lift[entity];
    if (lift !== NO_CHECK) lifts[lift] += 1;
    const rank = steps.rank[entity];
    const start = entity * stride;
    for (let check = 0; check < columns.length; check += 1) {
      if (outcomes[start + columns[check]] !== OUTCOME.fail) continue;
      fails[check] += 1;
      if (ranks[check] === rank) blocks[check] += 1;
    }
  }
  return scored
    .map(({ id, title, effort }, check) => ({
      checkId: id,
      title,
      effort,
      lifts: lifts[check],
      blocks: blocks[check],
      fails: fails[check],
    }))
    .filter(check => check.blocks > 0)
    .sort(
      (a, b) =>
        b.lifts / COSTS[b.effort] - a.lifts / COSTS[a.effort] ||
        b.blocks - a.blocks,
    )
    .slice(0, SHOWN);
}
