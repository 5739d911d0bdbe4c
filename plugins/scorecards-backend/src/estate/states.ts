import type { ReadState } from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import { UNSCORED } from './LevelCodes';
import type { Scores } from './Scores';

/** Whether a component has a score, or why not. */
export type ComponentState = ReadState | 'notCovered';

/** Why components have no score, in the order in which pages show it. */
export const UNSCORED_STATES = [
  'pending',
  'noSource',
  'unreadable',
  'notCovered',
] as const satisfies ComponentState[];

export function stateOf(
  entities: Entities,
  scores: Scores,
  index: number,
): ComponentState {
  if (scores.level[index] !== UNSCORED) return 'scored';
  if (scores.reported[index]) return 'notCovered';
  if (!entities.hasSource[index]) return 'noSource';
  return entities.isFailing[index] ? 'unreadable' : 'pending';
}

/** Whether a component's report could not be brought up to date. */
export function isStale(
  entities: Entities,
  scores: Scores,
  index: number,
): boolean {
  return scores.reported[index] === 1 && entities.problems[index] !== undefined;
}
