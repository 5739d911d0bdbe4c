import type { Report } from '@opaq/plugin-scorecards-common';
import { textsOf, type ReportTexts } from './reportText';
import type { Exemptions } from './rows';
import { exemptionsOf, standingOf, type Standing } from './standing';

/**
 * A report in the form that is stored: as text, with what has a column of its own beside it. Threads make it so, and whoever
 * answers requests need neither build a report's objects nor write them out.
 */
export interface JudgedReport {
  entityRef: string;
  scorecard: string;
  /** Of the repository. */
  revision?: string;
  standing: Standing;
  exemptions: Exemptions;
  texts: ReportTexts;
}

export function judgedReport(report: Report): JudgedReport {
  return {
    entityRef: report.subject.ref,
    scorecard: report.scorecard.name,
    revision: report.source.revision,
    standing: standingOf(report),
    exemptions: exemptionsOf(report),
    texts: textsOf(report),
  };
}
