import type { Mover, OverviewResponse } from '@opaq/plugin-scorecards-common';
import { CAUSES, type ChangeLog } from './ChangeLog';
import type { Movement } from './changes';
import type { Entities } from './Entities';
import type { Scores } from './Scores';
import type { Standard } from './Standard';

const SHOWN = 5;

/** What an index moved by; the level counts before the score. */
interface Move {
  entity: number;
  ranks: number;
  score: number;
}

/** The components that moved furthest in a period: by levels, then by score. */
export function movers(
  options: {
    rows: Int32Array;
    entities: Entities;
    scores: Scores;
    standard: Standard;
    log: ChangeLog;
  },
  { change, fromRank, fromScore, last }: Movement,
): OverviewResponse['movers'] {
  const { rows, entities, scores, standard, log } = options;
  const { ranks, levelNames } = standard;
  const up: Move[] = [];
  const down: Move[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const entity = rows[index];
    if (last[entity] < 0) continue;
    const moved = ranks[scores.level[entity]] - fromRank[entity];
    const difference = scores.score[entity] - fromScore[entity];
    const score = Number.isNaN(difference) ? 0 : difference;
    const direction = moved || score;
    const move = { entity, ranks: moved, score };
    if (direction > 0) keep(up, move, 1);
    if (direction < 0) keep(down, move, -1);
  }

  const moverOf = ({ entity }: Move): Mover => {
    const score = scores.score[entity] - fromScore[entity];
    return {
      entityRef: entities.refs[entity],
      title: entities.titles[entity],
      fromLevel: levelNames[fromRank[entity]],
      toLevel: levelNames[ranks[scores.level[entity]]],
      score: Number.isNaN(score) ? null : score,
      // What was compared was scored before, so its changes have a cause.
      cause: CAUSES[log.columns.cause[last[entity]]] ?? 'code',
      at: new Date(log.columns.at[last[entity]]).toISOString(),
    };
  };
  return {
    days: change.days,
    up: up.map(moverOf),
    down: down.map(moverOf),
  };
}

/** Puts a move in its place among the furthest. */
function keep(moves: Move[], move: Move, direction: 1 | -1) {
  const isFurther = (other: Move) =>
    (move.ranks - other.ranks) * direction > 0 ||
    (move.ranks === other.ranks && (move.score - other.score) * direction > 0);
  let place = moves.length;
  while (place > 0 && isFurther(moves[place - 1])) place -= 1;
  if (place >= SHOWN) return;
  moves.splice(place, 0, move);
  if (moves.length > SHOWN) moves.pop();
}
