import { isExempt } from '@opaq/engine';
import type { CheckResult, Outcome, Report } from '@opaq/engine/report';

/** What a result comes to: its outcome, or that the check is exempt. */
export type State = Outcome | 'exempt';

/**
 * `worse`: it fails and did not. `better`: the reverse. `new`, `removed`: the question makes sense now, or no longer.
 * `exempt`: it is not held to the check any more. `unclear`: one side is not known, so nobody can tell.
 */
export type ChangeKind =
  | 'worse'
  | 'better'
  | 'new'
  | 'removed'
  | 'exempt'
  | 'unclear';

/** How the answer to one check changed. */
export interface Change {
  checkId: string;
  kind: ChangeKind;
  before: State;
  after: State;
  /** Whether this change, and not its past, is to be held to it. */
  regressed: boolean;
}

/** The revision that a change is held against. */
export interface Base {
  /** As the user named it. */
  name: string;
  /** The commit that was read: where the history of what is checked left that name. */
  revision: string;
  /** Undefined where the project was not there yet, or was none that the scorecard judges. */
  report?: Report;
}

/** What a change made of a project. */
export interface Comparison {
  base: Base;
  changes: Change[];
}

export const stateOf = (result: CheckResult): State =>
  isExempt(result) ? 'exempt' : result.outcome;

const isUnclear = (state: State) => state === 'unknown' || state === 'error';

function kindOf(before: State, after: State): ChangeKind {
  if (isUnclear(before) || isUnclear(after)) return 'unclear';
  if (after === 'exempt') return 'exempt';
  if (after === 'notApplicable') return 'removed';
  if (before === 'notApplicable') return 'new';
  return after === 'fail' ? 'worse' : 'better';
}

/**
 * The levels in which a question that makes sense only now counts: up to the one that the project works on. Who adds the
 * first Dockerfile to an old project need not make it perfect at once.
 */
function workedOn({ possibleLevel, scorecard }: Report): string[] {
  const names = scorecard.levels.map(({ name }) => name);
  return names.slice(0, names.indexOf(possibleLevel ?? '') + 2);
}

/** What differs between the report of a base and the one of now. */
export function compare(base: Base, now: Report): Comparison {
  if (!base.report) return { base, changes: [] };
  const before = new Map(
    base.report.results.map(result => [result.checkId, stateOf(result)]),
  );
  const levels = workedOn(base.report);
  const changes = now.results.flatMap((result): Change[] => {
    const { checkId } = result;
    const was = before.get(checkId);
    const after = stateOf(result);
    if (was === undefined || was === after) return [];
    const kind = kindOf(was, after);
    const isAsked = kind === 'worse' || levels.includes(result.level ?? '');
    const regressed =
      after === 'fail' && (kind === 'worse' || kind === 'new') && isAsked;
    return [{ checkId, kind, before: was, after, regressed }];
  });
  return { base, changes };
}
