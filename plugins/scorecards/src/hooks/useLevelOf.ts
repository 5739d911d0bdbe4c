import type { ScorecardInfo } from '@opaq/plugin-scorecards-common';
import { useText } from '../translation';

/** Says which level of a scorecard asks for a check, or that none does. */
export function useLevelOf(scorecard: ScorecardInfo | undefined) {
  const t = useText();
  return (checkId: string): string => {
    if (!scorecard) return '';
    const level = scorecard.levels.find(({ checks }) =>
      checks.includes(checkId),
    );
    if (level) return level.title;
    return t(
      scorecard.shown.includes(checkId) ? 'result.shown' : 'checks.notAsked',
    );
  };
}
