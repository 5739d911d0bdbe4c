import type { PreviewResponse } from '@opaq/plugin-scorecards-common';
import type { Levels } from '../../levels';
import type { useText } from '../../translation';
import { levelTitle } from '../common/levelParts';

/** What a preview says, where the draft has no problems. */
export type Preview = NonNullable<PreviewResponse['preview']>;

/** Whether a move leads up; `other` to or from where nothing is judged. */
export type Direction = 'up' | 'down' | 'stays' | 'other';

/** Where a component can stand by a scorecard: from the lowest to the highest, and last not judged. */
export const standingsOf = (levels: Levels): string[] => [
  'none',
  ...levels.map(({ name }) => name),
  'unscored',
];

/** What people call it. */
export const standingTitle = (
  t: ReturnType<typeof useText>,
  levels: Levels,
  standing: string,
) =>
  standing === 'unscored'
    ? t('preview.unscored')
    : levelTitle(t, levels, standing);

/**
 * Compares by the number of the level, for the draft's levels may have other names.
 *
 * @param move - Names of levels, `none` and `unscored` among them.
 */
export function directionOf(
  { fromLevels, toLevels }: Preview,
  { from, to }: { from: string; to: string },
): Direction {
  if (from === to) return 'stays';
  if (from === 'unscored' || to === 'unscored') return 'other';
  const before = standingsOf(fromLevels).indexOf(from);
  const after = standingsOf(toLevels).indexOf(to);
  if (before === after) return 'stays';
  return after > before ? 'up' : 'down';
}

/** How many components go which way. */
export function countMoves(preview: Preview): Record<Direction, number> {
  const sums = { up: 0, down: 0, stays: 0, other: 0 };
  for (const move of preview.counts) {
    sums[directionOf(preview, move)] += move.count;
  }
  return sums;
}
