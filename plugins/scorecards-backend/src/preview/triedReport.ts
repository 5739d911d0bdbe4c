import { score, type Scorecard } from '@opaq/engine';
import type { EstateReport } from '../database/readEstate';
import type { Letter } from '../database/rows';
import type { Tried } from './Trial';

type Scored = Parameters<typeof score>[0][number];

const OUTCOMES: Record<Letter, Scored['outcome']> = {
  p: 'pass',
  f: 'fail',
  n: 'notApplicable',
  u: 'unknown',
  e: 'error',
  // Outside level and score, whatever it is.
  x: 'fail',
};

const IN_FORCE: Scored['exemption'] = {
  reason: '',
  expires: '',
  status: 'inForce',
  location: { path: '' },
};

/** What a component's report would come to, by the engine's own scoring. */
export function triedReport(
  { covered, letters }: Tried,
  scorecard: Scorecard,
): Omit<EstateReport, 'entity_ref' | 'scorecard' | 'evaluated_at'> {
  const results = Object.entries(letters).map(
    ([checkId, letter]): Scored => ({
      checkId,
      outcome: OUTCOMES[letter],
      exemption: letter === 'x' ? IN_FORCE : null,
    }),
  );
  // What comes next is not shown.
  const scored = score(results, scorecard, () => 'days');
  const rankOf = (level: string | null) =>
    scorecard.levels.findIndex(({ name }) => name === level) + 1;
  return {
    covered,
    level: scored.level,
    level_rank: rankOf(scored.level),
    possible_level: scored.possibleLevel,
    possible_rank: rankOf(scored.possibleLevel),
    score: scored.score,
    coverage: scored.coverage,
    outcomes: JSON.stringify(letters),
    exemptions: '{}',
    level_since: null,
  };
}
