import type { OutcomeCounts } from '@opaq/plugin-scorecards-common';

/** Shares of the answers that count: what passes, what fails, and what nobody could say. */
export interface Shares {
  pass: number;
  fail: number;
  unknown: number;
}

/** @returns undefined where nothing counts: the check applies nowhere, or everybody is exempt */
export function sharesOf({
  pass,
  fail,
  unknown,
}: OutcomeCounts): Shares | undefined {
  const all = pass + fail + unknown;
  if (all === 0) return undefined;
  return { pass: pass / all, fail: fail / all, unknown: unknown / all };
}
