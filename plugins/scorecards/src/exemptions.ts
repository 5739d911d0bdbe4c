import type {
  CheckResult,
  ReportExemption,
} from '@opaq/plugin-scorecards-common';

const DAY_MS = 86_400_000;

/** A result for which the project asks for an exemption. */
export type ExemptResult = CheckResult & { exemption: ReportExemption };

/** Whole days until the last one on which an exemption holds, in UTC: 0 on that day, negative after it. */
export function daysLeft({ expires }: ReportExemption, now: Date): number {
  const today = Math.floor(now.getTime() / DAY_MS);
  return Math.floor(Date.parse(expires) / DAY_MS) - today;
}

/** What waits for somebody comes first. */
const URGENCY: Record<ReportExemption['status'], number> = {
  awaitingApproval: 0,
  expired: 1,
  inForce: 2,
  refused: 3,
};

const byUrgency = (
  { exemption: a }: ExemptResult,
  { exemption: b }: ExemptResult,
) =>
  URGENCY[a.status] - URGENCY[b.status] || a.expires.localeCompare(b.expires);

/** What the project asks for: what waits for somebody first, then what ends first. */
export function exemptResults(results: readonly CheckResult[]): ExemptResult[] {
  return results
    .filter((result): result is ExemptResult => result.exemption !== null)
    .sort(byUrgency);
}
