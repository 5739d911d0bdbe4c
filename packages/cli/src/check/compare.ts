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

/** What differs between the report of a base and the one of now. */
export function compare(base: Base, now: Report): Comparison {
  const before = new Map(
    base.report?.results.map(result => [result.checkId, stateOf(result)]),
  );
  const changes = now.results.flatMap((result): Change[] => {
    const { checkId } = result;
    const was = before.get(checkId);
    const after = stateOf(result);
    if (was === undefined || was === after) return [];
    return [{ checkId, kind: kindOf(was, after), before: was, after }];
  });
  return { base, changes };
}

/** Whether this change, and not its past, is why a check fails. */
export const isRegression = ({ kind, after }: Change) =>
  after === 'fail' && (kind === 'worse' || kind === 'new');
