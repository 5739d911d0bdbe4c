import type { Cause, Report } from '@opaq/plugin-scorecards-common';
import type {
  ChangedCheck,
  Exemptions,
  HistoryRow,
  Letter,
  Outcomes,
  ReportRow,
} from './rows';

/** What a report follows from, each as a hash or an id: by what differs, a change has its cause. */
export interface Inputs {
  /** Of what the catalog says. */
  definition: string;
  /** Of the facts. */
  digest: string;
  revision: string;
  scorecard: string;
  /** Of the engine and its checks. */
  rules: string;
  /** Of the approvals that the entity has. */
  exemptions: string;
}

/** What an entity has by a scorecard. Where one of it differs, its history goes on. */
export type Standing = Pick<
  ReportRow,
  | 'level'
  | 'level_rank'
  | 'possible_level'
  | 'possible_rank'
  | 'score'
  | 'coverage'
> & { covered: boolean; outcomes: Outcomes };

const LETTERS: Record<Report['results'][number]['outcome'], Letter> = {
  pass: 'p',
  fail: 'f',
  notApplicable: 'n',
  unknown: 'u',
  error: 'e',
};

/** How a check of a report counts. */
export function letterOf({
  outcome,
  exemption,
}: Pick<Report['results'][number], 'outcome' | 'exemption'>): Letter {
  return exemption?.status === 'inForce' ? 'x' : LETTERS[outcome];
}

/** What a report comes to. The outcomes are those of all checks that its scorecard asks for. */
export function standingOf(report: Report): Standing {
  const { covered, level, possibleLevel, scorecard, score, coverage } = report;
  const rankOf = (name: string | null) =>
    covered ? scorecard.levels.findIndex(one => one.name === name) + 1 : null;
  const asked = covered ? report.results.filter(result => result.level) : [];
  return {
    covered,
    level,
    level_rank: rankOf(level),
    possible_level: possibleLevel,
    possible_rank: rankOf(possibleLevel),
    score,
    coverage,
    outcomes: Object.fromEntries(
      asked.map(result => [result.checkId, letterOf(result)]),
    ),
  };
}

/** What a project asks for of the checks that its scorecard asks for. */
export function exemptionsOf({ covered, results }: Report): Exemptions {
  return Object.fromEntries(
    results.flatMap(({ checkId, level, exemption }) =>
      covered && level && exemption ? [[checkId, exemption]] : [],
    ),
  );
}

/** The checks whose outcome is another now, those that a scorecard asks for no more or not before included. */
export function changedChecks(before: Outcomes, now: Outcomes): ChangedCheck[] {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .filter(check => before[check] !== now[check])
    .sort()
    .map(check => [check, before[check] ?? null, now[check] ?? null]);
}

/** Whether a standing is the same, its outcomes aside. */
export function isSameStanding(
  before: Pick<HistoryRow, Exclude<keyof Standing, 'outcomes'>>,
  now: Standing,
): boolean {
  return (
    Boolean(before.covered) === now.covered &&
    before.level === now.level &&
    before.level_rank === now.level_rank &&
    before.possible_level === now.possible_level &&
    before.possible_rank === now.possible_rank &&
    before.score === now.score &&
    before.coverage === now.coverage
  );
}

const isUnknown = (letter: Letter | null) => letter === 'u' || letter === 'e';

/** Why a standing changed. What changed at the same time as the rules is put down to the rules. */
export function causeOf(
  checks: readonly ChangedCheck[],
  before: Inputs,
  now: Inputs,
): Cause {
  const differs = (...names: Array<keyof Inputs>) =>
    names.some(name => before[name] !== now[name]);
  // Of those that the scorecard asks for on both sides: one that comes or goes is due to it.
  const everyCheck = (test: (from: Letter, to: Letter) => boolean): boolean =>
    checks.length > 0 &&
    checks.every(([, from, to]) => from && to && test(from, to));

  if (everyCheck((from, to) => from === 'x' || to === 'x')) return 'exemption';
  // Before the coverage: a new engine may know what none knew, of all entities at once.
  if (differs('scorecard', 'rules')) return 'rules';
  if (everyCheck((from, to) => isUnknown(from) || isUnknown(to))) {
    return 'coverage';
  }
  if (differs('digest')) return 'code';
  return differs('exemptions') && !differs('definition')
    ? 'exemption'
    : 'catalog';
}
