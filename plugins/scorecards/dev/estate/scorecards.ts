import type { ScorecardInfo } from '@opaq/plugin-scorecards-common';
import { SCORECARD } from '../../src/__testUtils__/reports';

/** The usual one, and a small one beside it. */
export const SCORECARDS: ScorecardInfo[] = [
  SCORECARD,
  {
    name: 'secure-supply',
    title: 'Secure supply chain',
    description: 'Is what runs built from what somebody can account for?',
    hash: 'd4e5f6',
    levels: [
      {
        name: 'base',
        title: 'Base',
        checks: ['deps.declared', 'quality.no-secrets', 'container.nonroot'],
      },
      {
        name: 'trusted',
        title: 'Trusted',
        checks: ['deps.lockfile', 'deps.update-bot', 'team.owner-group'],
      },
    ],
    shown: ['quality.licence'],
  },
];

export const scorecardOf = (name?: string): ScorecardInfo =>
  SCORECARDS.find(scorecard => scorecard.name === name) ?? SCORECARDS[0];

export const checksOf = (scorecard: ScorecardInfo): string[] =>
  scorecard.levels.flatMap(({ checks }) => checks);
