import type { CheckResult } from '../report';
import type { Requirement, Scorecard } from './Scorecard';

/** What a scorecard makes of results. @public */
export interface Score {
  level: string | null;
  possibleLevel: string | null;
  score: number | null;
  coverage: number | null;
  nextSteps: string[];
}

/** What the scoring needs of a check's result. @public */
export type Scored = Pick<CheckResult, 'checkId' | 'outcome' | 'exemption'>;

/** Whether an exemption takes a check out of level and score. @public */
export const isExempt = ({ exemption }: Pick<Scored, 'exemption'>) =>
  exemption?.status === 'inForce';

const PROVED = new Set(['pass', 'notApplicable', 'exempt']);
const POSSIBLE = new Set([...PROVED, 'unknown', 'error']);
const EFFORT_ORDER = { minutes: 0, hours: 1, days: 2 };

/**
 * Level, possible level, score, coverage and next steps of one component.
 *
 * A level is reached when every check of it and of the levels below passes, does not apply or is exempt; it is possible
 * when what is unknown could still pass. The score weighs passes against fails only; the coverage is the share of applicable checks
 * that have an answer.
 *
 * @param effortOf - How long a repair takes, for the order of the next steps.
 * @public
 */
export function score(
  results: readonly Scored[],
  scorecard: Pick<Scorecard, 'levels'>,
  effortOf: (checkId: string) => keyof typeof EFFORT_ORDER,
): Score {
  const outcomes = new Map(
    results.map(r => [r.checkId, isExempt(r) ? 'exempt' : r.outcome]),
  );
  const outcomeOf = ({ check }: Requirement) => outcomes.get(check) ?? 'error';

  const highest = (good: ReadonlySet<string>) => {
    const failing = scorecard.levels.findIndex(
      level => !level.requirements.every(r => good.has(outcomeOf(r))),
    );
    const reached = failing < 0 ? scorecard.levels.length : failing;
    return scorecard.levels[reached - 1]?.name ?? null;
  };

  const asked = scorecard.levels.flatMap(level => level.requirements);
  const weightOf = (...wanted: string[]) =>
    asked
      .filter(requirement => wanted.includes(outcomeOf(requirement)))
      .reduce((sum, { weight }) => sum + weight, 0);
  const countOf = (...wanted: string[]) =>
    asked.filter(requirement => wanted.includes(outcomeOf(requirement))).length;

  const decided = weightOf('pass', 'fail');
  const applicable = countOf('pass', 'fail', 'unknown', 'error');
  const isFail = (r: Requirement) => outcomeOf(r) === 'fail';
  const next = scorecard.levels.find(level => level.requirements.some(isFail));

  return {
    level: highest(PROVED),
    possibleLevel: highest(POSSIBLE),
    score: decided === 0 ? null : weightOf('pass') / decided,
    coverage: applicable === 0 ? null : countOf('pass', 'fail') / applicable,
    nextSteps: (next?.requirements ?? [])
      .filter(isFail)
      .map(({ check }) => check)
      .sort((a, b) => EFFORT_ORDER[effortOf(a)] - EFFORT_ORDER[effortOf(b)]),
  };
}
