import type { FixNext } from '@opaq/plugin-scorecards-common';
import { NO_CHECK, type NextSteps } from './NextSteps';
import { OUTCOME, type Scores } from './Scores';
import type { Standard } from './Standard';

const SHOWN = 10;

/** What a repair costs, in the cheapest ones: a morning is some of them, a week is some mornings. */
const COSTS = { minutes: 1, hours: 4, days: 16 };

/** The checks whose repair lifts most components for least effort; of those that lift as many, those that block most. */
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
  const { outcomes, stride } = scores;
  for (let index = 0; index < rows.length; index += 1) {
    const entity = rows[index];
    const rank = steps.rank[entity];
    if (rank === 0) continue;
    const lift = steps.lift[entity];
    if (lift !== NO_CHECK) lifts[lift] += 1;
    const start = entity * stride;
    // The first failing one is of that level, and those of a level stand together.
    for (
      let check = steps.earliest[entity];
      ranks[check] === rank;
      check += 1
    ) {
      if (outcomes[start + columns[check]] === OUTCOME.fail) blocks[check] += 1;
    }
  }
  return scored
    .map(({ id, title, effort, column }, check) => ({
      column,
      found: {
        checkId: id,
        title,
        effort,
        lifts: lifts[check],
        blocks: blocks[check],
        fails: 0,
      },
    }))
    .filter(({ found }) => found.blocks > 0)
    .sort(
      ({ found: a }, { found: b }) =>
        b.lifts / COSTS[b.effort] - a.lifts / COSTS[a.effort] ||
        b.blocks - a.blocks,
    )
    .slice(0, SHOWN)
    .map(({ column, found }) => ({
      ...found,
      fails: failsOf(column, rows, scores),
    }));
}

/** In how many components a check fails. */
function failsOf(
  column: number,
  rows: Int32Array,
  { outcomes, stride }: Scores,
): number {
  let fails = 0;
  for (let index = 0; index < rows.length; index += 1) {
    if (outcomes[rows[index] * stride + column] === OUTCOME.fail) fails += 1;
  }
  return fails;
}
