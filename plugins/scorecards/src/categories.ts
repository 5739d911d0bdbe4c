import {
  categoryOf,
  outcomeSchema,
  type CheckResult,
  type Outcome,
} from '@opaq/plugin-scorecards-common';

/** Results of one category, in the report's order. */
export interface Category {
  id: string;
  results: CheckResult[];
  counts: Record<Outcome, number>;
}

/** What needs somebody comes first. */
const URGENCY: Record<Outcome, number> = {
  fail: 0,
  error: 1,
  unknown: 2,
  pass: 3,
  notApplicable: 4,
};

const byUrgency = (results: CheckResult[]) =>
  [...results].sort((a, b) => URGENCY[a.outcome] - URGENCY[b.outcome]);

/** How often each outcome occurs. */
export function countOutcomes(
  results: readonly CheckResult[],
): Record<Outcome, number> {
  const counts = Object.fromEntries(
    outcomeSchema.options.map(outcome => [outcome, 0]),
  ) as Record<Outcome, number>;
  for (const { outcome } of results) counts[outcome] += 1;
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
