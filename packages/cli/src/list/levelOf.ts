import type { Scorecard } from '@opaq/engine';

/** The title of the level that asks for a check; `Shown`, or `none`. */
export function levelOf(checkId: string, scorecard: Scorecard): string {
  const level = scorecard.levels.find(({ requirements }) =>
    requirements.some(({ check }) => check === checkId),
  );
  if (level) return level.title;
  return scorecard.shown.some(({ check }) => check === checkId)
    ? 'Shown'
    : 'none';
}
