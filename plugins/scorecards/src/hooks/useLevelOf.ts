import type { ScorecardInfo } from '@opaq/plugin-scorecards-common';
import { useText } from '../translation';

/** Which level asks for a check. */
export interface AskedLevel {
  /** For people; says so where no level does. */
  title: string;
  /** From 1; 0 where no level asks for it. */
  rank: number;
}

/** Says which level of a scorecard asks for a check, or that none does. */
export function useLevelOf(scorecard: ScorecardInfo | undefined) {
  const t = useText();
  return (checkId: string): AskedLevel => {
    if (!scorecard) return { title: '', rank: 0 };
    const { levels, shown } = scorecard;
    const index = levels.findIndex(({ checks }) => checks.includes(checkId));
    if (index >= 0) return { title: levels[index].title, rank: index + 1 };
    return {
      title: t(shown.includes(checkId) ? 'result.shown' : 'checks.notAsked'),
      rank: 0,
    };
  };
}
