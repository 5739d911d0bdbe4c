import type { Cause } from '@opaq/plugin-scorecards-common';
import type { HistoryRow } from '../database/rows';

/** What of a history row the level that is held follows from. */
export type Step = Pick<
  HistoryRow,
  'id' | 'cause' | 'level' | 'level_rank' | 'possible_level' | 'possible_rank'
>;

/** A level that was lost or reached. */
export interface LevelChange {
  /** Of the row of the history. */
  id: number;
  kind: 'lost' | 'reached';
  cause: Cause;
  /** Names of levels, null below the lowest. Where a level was lost, `to` is the highest that is possible still. */
  from: string | null;
  to: string | null;
  /** The level that is proved now. */
  proved: string | null;
}

/**
 * Where the level that an entity holds changed. What becomes unknown does not take a level away, and what is known again
 * does not give it back: it is held until the highest level that is possible lies below it. The first report, and changes
 * of the rules, set what is held and are no news.
 *
 * @param steps - All of one entity and scorecard, in order.
 */
export function levelChanges(steps: readonly Step[]): LevelChange[] {
  const changes: LevelChange[] = [];
  let held: { rank: number; name: string | null } | undefined;
  for (const step of steps) {
    const { id, cause, level_rank: rank, possible_rank: possible } = step;
    if (rank === null || possible === null) {
      held = undefined;
      continue;
    }
    const before = held;
    const isLost = before !== undefined && possible < before.rank;
    const isReached = before === undefined || rank > before.rank;
    if (isLost) held = { rank: possible, name: step.possible_level };
    if (isReached || cause === null) held = { rank, name: step.level };
    // Rules may have given the levels other names.
    if (held?.rank === rank) held = { rank, name: step.level };
    if (!before || cause === null || cause === 'rules') continue;
    if (isLost || isReached) {
      changes.push({
        id,
        kind: isLost ? 'lost' : 'reached',
        cause,
        from: before.name,
        to: held?.name ?? null,
        proved: step.level,
      });
    }
  }
  return changes;
}
