import type { CheckResult, EntityRow } from '@opaq/plugin-scorecards-common';
import { dayOf } from './days';
import { SINGLE_DIMENSIONS } from './Entities';
import { NO_SHARE, shareOf } from './History';
import { NO_RANK } from './LevelCodes';
import { NO_CHECK } from './NextSteps';
import { readStatusOf } from './states';
import type { View } from './View';

const WEEKS = 12;

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** A component as lists show it. */
export function entityRow(
  view: View,
  index: number,
  result?: CheckResult,
): EntityRow {
  const { entities, scores, standard, steps } = view;
  const rank = standard.ranks[scores.level[index]];
  const covered = rank !== NO_RANK;
  const levelOf = (of: number) =>
    covered && of > 0 ? standard.levelNames[of] : null;
  const next = steps.first[index];
  const row: EntityRow = {
    entityRef: entities.refs[index],
    title: entities.titles[index],
    tags: Array.from(
      entities.tags.codes[index],
      code => entities.tags.values.values[code],
    ),
    status: readStatusOf(entities, scores, index),
    covered,
    level: levelOf(rank),
    possibleLevel: levelOf(standard.ranks[scores.possible[index]]),
    score: orNull(scores.score[index]),
    coverage: orNull(scores.coverage[index]),
    failing: steps.failing[index],
    nextStep: next === NO_CHECK ? null : standard.scored[next].id,
    weeks: weeksOf(view, index),
  };
  for (const dimension of SINGLE_DIMENSIONS) {
    const { values, codes } = entities.dimensions[dimension];
    if (codes[index] > 0) row[dimension] = values.values[codes[index]];
  }
  const ownerTitle = row.owner && entities.ownerTitle(row.owner);
  if (ownerTitle) row.ownerTitle = ownerTitle;
  const since = scores.levelSince[index];
  if (!Number.isNaN(since)) row.levelSince = new Date(since).toISOString();
  if (result) row.result = result;
  return row;
}

/** The score at the end of each of the last weeks, the last of which ends today. */
function weeksOf({ history, now }: View, index: number): Array<number | null> {
  const today = dayOf(now);
  return Array.from({ length: WEEKS }, (_, week) => {
    const day = today - (WEEKS - 1 - week) * 7;
    const share = history.dayColumns(day)?.score[index] ?? NO_SHARE;
    return share === NO_SHARE ? null : Math.round(shareOf(share) * 1e4) / 1e4;
  });
}
