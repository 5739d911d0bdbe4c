import { categoryOf, type CheckResult } from '@opaq/plugin-scorecards-common';
import { SHOWN_OUTCOMES, shownOutcome, type ShownOutcome } from './outcomes';

/** Results of one category, in the report's order. */
export interface Category {
  id: string;
  results: CheckResult[];
  counts: Record<ShownOutcome, number>;
}

/** What needs somebody comes first. */
const URGENCY: Record<ShownOutcome, number> = {
  fail: 0,
  error: 1,
  unknown: 2,
  exempt: 3,
  pass: 4,
  notApplicable: 5,
};

/** Whether a result asks for something: a repair, or a look at what could not be answered. */
export const needsSomebody = (result: CheckResult) =>
  ['fail', 'error', 'unknown'].includes(shownOutcome(result));

const byUrgency = (results: CheckResult[]) =>
  [...results].sort(
    (a, b) => URGENCY[shownOutcome(a)] - URGENCY[shownOutcome(b)],
  );

/** How often each outcome is shown. */
export function countOutcomes(
  results: readonly CheckResult[],
): Record<ShownOutcome, number> {
  const counts = Object.fromEntries(
    SHOWN_OUTCOMES.map(outcome => [outcome, 0]),
  ) as Record<ShownOutcome, number>;
  for (const result of results) counts[shownOutcome(result)] += 1;
  return counts;
}

/** Groups results by category; the report is in the catalogue's order, so the groups are too. */
export function groupByCategory(results: readonly CheckResult[]): Category[] {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const id = categoryOf(result.checkId);
    groups.set(id, [...(groups.get(id) ?? []), result]);
  }
  return [...groups].map(([id, group]) => ({
    id,
    results: byUrgency(group),
    counts: countOutcomes(group),
  }));
}
