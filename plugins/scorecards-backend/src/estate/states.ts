import type { ReadState, ReadStatus } from '@opaq/plugin-scorecards-common';
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

const isReported = ({ evaluatedAt }: Scores, index: number) =>
  !Number.isNaN(evaluatedAt[index]);

export function stateOf(
  entities: Entities,
  scores: Scores,
  index: number,
): ComponentState {
  if (scores.level[index] !== UNSCORED) return 'scored';
  if (isReported(scores, index)) return 'notCovered';
  if (!entities.hasSource(index)) return 'noSource';
  return entities.isFailing[index] ? 'unreadable' : 'pending';
}

/** Whether a component's report could not be brought up to date. */
export function isStale(
  entities: Entities,
  scores: Scores,
  index: number,
): boolean {
  return isReported(scores, index) && entities.problemOf(index) !== undefined;
}

/** When and how a component's repository was read. */
export function readStatusOf(
  entities: Entities,
  scores: Scores,
  index: number,
): ReadStatus {
  const state = stateOf(entities, scores, index);
  const message = entities.problemOf(index);
  const readAt = entities.readAt(index);
  const evaluatedAt = scores.evaluatedAt[index];
  return {
    state: state === 'notCovered' ? 'scored' : state,
    ...(message && { message }),
    ...(!Number.isNaN(readAt) && { readAt: new Date(readAt).toISOString() }),
    ...(!Number.isNaN(evaluatedAt) && {
      evaluatedAt: new Date(evaluatedAt).toISOString(),
    }),
    stale: isStale(entities, scores, index),
    refreshing: entities.reads.isRefreshing(entities.repositories[index]),
  };
}
