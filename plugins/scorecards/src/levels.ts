import type { CheckResult, Report } from '@opaq/plugin-scorecards-common';
import { shownOutcome } from './outcomes';

/** From the lowest to the highest. */
export type Levels = Report['scorecard']['levels'];

/** A level's place, from 1; 0 below the lowest and for what the scorecard does not know. */
export function rankOf(levels: Levels, name: string | null): number {
  return levels.findIndex(level => level.name === name) + 1;
}

/** What people call a level; its name where the scorecard does not know it (any more). */
export function titleOf(levels: Levels, name: string): string {
  return levels.find(level => level.name === name)?.title ?? name;
}

const isOpen = (result: CheckResult) =>
  ['unknown', 'error'].includes(shownOutcome(result));

const doesNotCount = (result: CheckResult) =>
  ['notApplicable', 'exempt'].includes(shownOutcome(result));

/** The unanswered checks that stand between the proved and the possible level. */
export function openResults(report: Report): CheckResult[] {
  const { levels } = report.scorecard;
  const possible = rankOf(levels, report.possibleLevel);
  return report.results.filter(result => {
    const rank = rankOf(levels, result.level);
    return isOpen(result) && rank > 0 && rank <= possible;
  });
}

/** How many of a level's own checks are met, of those that apply. */
export function progressOf(report: Report, level: string) {
  const own = report.results.filter(
    result => result.level === level && !doesNotCount(result),
  );
  const met = own.filter(({ outcome }) => outcome === 'pass');
  return { met: String(met.length), count: own.length };
}
