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

/** What the project asks for, what ends first before the rest. */
export function exemptResults(results: readonly CheckResult[]): ExemptResult[] {
  return results
    .filter((result): result is ExemptResult => result.exemption !== null)
    .sort((a, b) => a.exemption.expires.localeCompare(b.exemption.expires));
}
