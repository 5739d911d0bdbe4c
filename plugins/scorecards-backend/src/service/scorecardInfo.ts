import type { Scorecard } from '@opaq/engine';
import type { ScorecardInfo } from '@opaq/plugin-scorecards-common';

const checksOf = (requirements: Scorecard['shown']) =>
  requirements.map(({ check }) => check);

/** A scorecard as the API lists it. */
export function scorecardInfo(scorecard: Scorecard): ScorecardInfo {
  const { name, title, description, owner, hash, levels, shown } = scorecard;
  return {
    name,
    title,
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    hash,
    levels: levels.map(level => ({
      name: level.name,
      title: level.title,
      checks: checksOf(level.requirements),
    })),
    shown: checksOf(shown),
  };
}
