import type { Cause, Change } from '@opaq/plugin-scorecards-common';
import type { ChangeLog } from './ChangeLog';
import { DAY } from './days';
import { NO_RANK } from './LevelCodes';
import type { Scores } from './Scores';
import type { Selection } from './Selection';
import type { Standard } from './Standard';

const CAUSES: readonly Cause[] = [
  'code',
  'rules',
  'catalog',
  'exemption',
  'coverage',
];

/** How components moved in a period, of those that were scored at its beginning and are now. */
export interface Movement {
  change: Change;
  /** By index: rank at the beginning; `NO_RANK` where it was not scored. */
  fromRank: Uint8Array;
  /** NaN where it had none. */
  fromScore: Float64Array;
  /** By index: the last change of level or score, an index of the log; -1 where there is none. */
  last: Int32Array;
}

interface Sums {
  up: number;
  down: number;
  score: number;
}

/** Whether both are numbers. */
const areScores = (a: number, b: number) => a === a && b === b;

/**
 * What changed in a period. The differences by cause add up to the difference of the mean score: a score that was lost for
 * a while is compared with the last one before.
 */
export function movement(
  options: {
    selection: Selection;
    scores: Scores;
    standard: Standard;
    log: ChangeLog;
    now: number;
  },
  days: number,
): Movement {
  const { selection, scores, standard, log, now } = options;
  const { rows, has } = selection;
  const { ranks } = standard;
  const since = now - days * DAY;
  const count = scores.level.length;

  const fromRank = new Uint8Array(count);
  const fromScore = scores.score.slice();
  for (let index = 0; index < count; index += 1) {
    fromRank[index] = ranks[scores.level[index]];
  }
  const last = new Int32Array(count).fill(-1);
  const isSeen = new Uint8Array(count);
  // Where it stands after the changes so far, what it had not taken for a change.
  const rankNow = fromRank.slice();
  const scoreNow = fromScore.slice();
  const byCause = new Map<Cause, Sums>();
  const start = log.indexAt(since);
  for (let index = start; index < log.size; index += 1) {
    const entity = log.entity[index];
    if (!has[entity] || isSeen[entity]) continue;
    isSeen[entity] = 1;
    fromRank[entity] = ranks[log.fromLevel[index]];
    fromScore[entity] = log.fromScore[index];
    rankNow[entity] = fromRank[entity];
    scoreNow[entity] = fromScore[entity];
  }

  let compared = 0;
  let withScores = 0;
  let added = 0;
  let up = 0;
  let down = 0;
  let difference = 0;
  const isCompared = new Uint8Array(count);
  for (let index = 0; index < rows.length; index += 1) {
    const entity = rows[index];
    const rank = ranks[scores.level[entity]];
    if (rank === NO_RANK) continue;
    if (fromRank[entity] === NO_RANK) {
      added += 1;
      continue;
    }
    isCompared[entity] = 1;
    compared += 1;
    if (rank > fromRank[entity]) up += 1;
    if (rank < fromRank[entity]) down += 1;
    if (areScores(fromScore[entity], scores.score[entity])) {
      withScores += 1;
      difference += scores.score[entity] - fromScore[entity];
    }
  }

  for (let index = start; index < log.size; index += 1) {
    const entity = log.entity[index];
    if (!isCompared[entity]) continue;
    const rank = ranks[log.toLevel[index]];
    const score = log.toScore[index];
    const cause = log.causeAt(index);
    const isMove = rank !== NO_RANK && rank !== rankNow[entity];
    const isScored = areScores(score, scoreNow[entity]);
    if (isMove || (isScored && score !== scoreNow[entity])) {
      last[entity] = index;
      if (cause) {
        let sums = byCause.get(cause);
        if (!sums) byCause.set(cause, (sums = { up: 0, down: 0, score: 0 }));
        if (isMove && rank > rankNow[entity]) sums.up += 1;
        if (isMove && rank < rankNow[entity]) sums.down += 1;
        const counts = areScores(fromScore[entity], scores.score[entity]);
        if (isScored && counts) sums.score += score - scoreNow[entity];
      }
    }
    if (rank !== NO_RANK) rankNow[entity] = rank;
    if (score === score) scoreNow[entity] = score;
  }

  return {
    change: {
      days,
      since: new Date(since).toISOString(),
      compared,
      added,
      up,
      down,
      score: withScores === 0 ? null : difference / withScores,
      causes: CAUSES.flatMap(cause => {
        const sums = byCause.get(cause);
        return sums
          ? [{ cause, ...sums, score: sums.score / Math.max(withScores, 1) }]
          : [];
      }),
    },
    fromRank,
    fromScore,
    last,
  };
}
