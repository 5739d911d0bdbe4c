import type { Change } from '@opaq/plugin-scorecards-common';
import { CAUSES, type ChangeLog } from './ChangeLog';
import { DAY } from './days';
import { NO_RANK } from './LevelCodes';
import type { Scores } from './Scores';
import type { Selection } from './Selection';
import type { Standard } from './Standard';

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

/** What is passed over. */
export interface ChangesInput {
  selection: Selection;
  scores: Scores;
  standard: Standard;
  log: ChangeLog;
  /** Milliseconds since 1970. */
  now: number;
}

/** Bits of what a component is compared by. */
const LEVEL = 1;
const SCORE = 2;

/**
 * What changed in periods. The differences by cause add up to the difference of the mean score: a score that was lost for a
 * while is compared with the last one before.
 *
 * @param days - How long the periods are, the shortest first: where components stood at the beginning of one is found
 * going back from the beginning of the one before.
 */
export function movements(
  input: ChangesInput,
  days: readonly number[],
): Movement[] {
  const { scores, standard, log, now } = input;
  const { ranks } = standard;
  const { entity, fromLevel, fromScore } = log.columns;
  const rank = scores.level.map(level => ranks[level]);
  const rankThen = rank.slice();
  const scoreThen = scores.score.slice();
  let index = log.size;
  return days.map(length => {
    const start = log.indexAt(now - length * DAY);
    while (index > start) {
      index -= 1;
      rankThen[entity[index]] = ranks[fromLevel[index]];
      scoreThen[entity[index]] = fromScore[index];
    }
    const then = { fromRank: rankThen.slice(), fromScore: scoreThen.slice() };
    return movement(input, length, start, rank, then);
  });
}

function movement(
  { selection, scores, standard, log, now }: ChangesInput,
  days: number,
  start: number,
  rank: Uint8Array,
  then: Pick<Movement, 'fromRank' | 'fromScore'>,
): Movement {
  const { fromRank, fromScore } = then;
  const { score } = scores;
  const compares = new Uint8Array(rank.length);
  let compared = 0;
  let withScores = 0;
  let added = 0;
  let up = 0;
  let down = 0;
  let difference = 0;
  for (let row = 0; row < selection.rows.length; row += 1) {
    const entity = selection.rows[row];
    const current = rank[entity];
    const before = fromRank[entity];
    if (current === NO_RANK) continue;
    if (before === NO_RANK) {
      added += 1;
      continue;
    }
    compares[entity] = LEVEL;
    compared += 1;
    if (current > before) up += 1;
    if (current < before) down += 1;
    const step = score[entity] - fromScore[entity];
    if (!Number.isNaN(step)) {
      compares[entity] = LEVEL + SCORE;
      withScores += 1;
      difference += step;
    }
  }

  const { last, ups, downs, steps } = singleChanges(
    log,
    start,
    compares,
    standard.ranks,
  );
  return {
    ...then,
    last,
    change: {
      days,
      since: new Date(now - days * DAY).toISOString(),
      compared,
      added,
      up,
      down,
      score: withScores === 0 ? null : difference / withScores,
      causes: CAUSES.flatMap((cause, number) =>
        cause && (ups[number] || downs[number] || steps[number])
          ? {
              cause,
              up: ups[number],
              down: downs[number],
              score: steps[number] / withScores || 0,
            }
          : [],
      ),
    },
  };
}

/** Adds up the single changes of components, by the number of their cause. */
function singleChanges(
  { columns, size }: ChangeLog,
  start: number,
  compares: Uint8Array,
  ranks: Uint8Array,
) {
  const { entity, cause, knownLevel, toLevel, step } = columns;
  const last = new Int32Array(compares.length).fill(-1);
  const ups = new Int32Array(CAUSES.length);
  const downs = new Int32Array(CAUSES.length);
  const steps = new Float64Array(CAUSES.length);
  for (let index = start; index < size; index += 1) {
    const who = entity[index];
    const compare = compares[who];
    if (compare === 0) continue;
    const to = ranks[toLevel[index]];
    // To and from what is not scored, no level is lost or won.
    const from = to === NO_RANK ? NO_RANK : ranks[knownLevel[index]];
    const by = step[index];
    if (from === to && by === 0) continue;
    last[who] = index;
    if (to > from) ups[cause[index]] += 1;
    if (to < from) downs[cause[index]] += 1;
    if (compare > LEVEL) steps[cause[index]] += by;
  }
  return { last, ups, downs, steps };
}
