import type { Report } from '@opaq/plugin-scorecards-common';
import type { ReportRow } from './rows';

/** A report as it is stored. */
export type ReportTexts = Pick<ReportRow, 'report' | 'other_results'>;

/**
 * The line's end marks a report whose other results are apart. A backend of the version before writes whole reports, and
 * leaves other results of an older one beside them.
 */
const END = ']}\n';

/**
 * Parts the results that the scorecard asks for from the others, which make most of a report and which only its own page
 * shows.
 */
export function textsOf({ results, ...report }: Report): ReportTexts {
  const asked = results.filter(({ level }) => level !== null);
  const others = results.filter(({ level }) => level === null);
  return {
    // The results come last, so that others can be added to them.
    report: `${JSON.stringify({ ...report, results: asked })}\n`,
    other_results: JSON.stringify(others).slice(1, -1),
  };
}

/** The whole report, as text on one line. @param others - Empty in a report that was stored as one, or to leave them out. */
export function wholeReport(report: string, others: string): string {
  if (!report.endsWith(END)) return report;
  if (others === '') return report.slice(0, -1);
  const begin = report.slice(0, -END.length);
  return `${begin}${begin.endsWith('[') ? '' : ','}${others}]}`;
}

/** The whole report. */
export function parseReport(texts: ReportTexts): Report {
  const report = JSON.parse(texts.report) as Report;
  if (!texts.report.endsWith(END)) return report;
  const others = JSON.parse(`[${texts.other_results}]`) as Report['results'];
  return { ...report, results: [...report.results, ...others] };
}
