import type { CheckResult, Outcome } from '@opaq/plugin-scorecards-common';

/** What is shown of a result: an exemption that is in force takes the place of the outcome, which does not count. */
export type ShownOutcome = Outcome | 'exempt';

/** In the order in which they are counted. */
export const SHOWN_OUTCOMES = [
  'pass',
  'fail',
  'exempt',
  'notApplicable',
  'unknown',
  'error',
] as const satisfies readonly ShownOutcome[];

/** What is shown of a result. */
export const shownOutcome = ({
  outcome,
  exemption,
}: Pick<CheckResult, 'outcome' | 'exemption'>): ShownOutcome =>
  exemption?.status === 'inForce' ? 'exempt' : outcome;
