import type { Report } from '@opaq/plugin-scorecards-common';
import type { ReportRow } from './rows';

/** A report as it is stored. */
export type ReportTexts = Pick<ReportRow, 'report' | 'other_results'>;

const COMMA = Buffer.from(',');
/**
 * The line's end marks a report whose other results are apart. A backend of the version before writes whole reports, and
 * leaves other results of an older one beside them.
 */
const END = ']}\n';
const WHOLE_END = ']}';

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

/** The whole report, in UTF-8 and on one line. @param others - Empty in a report that was stored as one, or to leave them out. */
export function wholeReport(report: Buffer, others: Buffer): Buffer {
  const isParted =
    report.toString('latin1', report.length - END.length) === END;
  if (!isParted) return report;
  if (others.length === 0) return report.subarray(0, -1);
  const begin = report.subarray(0, -END.length);
  const hasAsked = begin.at(-1) !== '['.charCodeAt(0);
  const parts = [
    begin,
    ...(hasAsked ? [COMMA] : []),
    others,
    Buffer.from(WHOLE_END),
  ];
  return Buffer.concat(parts);
}

/** The whole report. */
export function parseReport(texts: ReportTexts): Report {
  const report = JSON.parse(texts.report) as Report;
  if (!texts.report.endsWith(END)) return report;
  const others = JSON.parse(`[${texts.other_results}]`) as Report['results'];
  return { ...report, results: [...report.results, ...others] };
}
