import { isDeepStrictEqual } from 'node:util';
import type { Report } from '@opaq/plugin-scorecards-common';
import {
  parseReport,
  textsOf,
} from '../../plugins/scorecards-backend/src/database/reportText';
import type { ReportRow } from '../../plugins/scorecards-backend/src/database/rows';
import {
  exemptionsOf,
  standingOf,
} from '../../plugins/scorecards-backend/src/database/standing';
import { refOf, type Component } from './Catalog';
import { firstDifference } from './firstDifference';
import type { Verification } from './verify';

/** In the order in which results are stored. */
const asStored = (report: Report): Report => parseReport(textsOf(report));

/** What is wrong with the report of what can be read: it is the engine's own, to the letter. */
function differenceFromNewest(
  { world, truth }: Verification,
  component: Component,
  row: ReportRow,
): string | undefined {
  const report = parseReport(row);
  const { revision: sha = '' } = report.source;
  const revision = truth.revisionOf(component, sha);
  const newest = world.repositoryOf(component.source).revision;
  if (revision !== newest) return `it is of push ${revision}, not ${newest}`;
  const expected = truth.reportOf(component, revision, world.urlOf(component));
  return firstDifference(report, asStored(expected)) || undefined;
}

/** The same of what can't: what it was before it moved to where nothing can be read is its last report. */
function differenceFromPast(
  { world, truth }: Verification,
  component: Component,
  row: ReportRow,
): string | undefined {
  const report = parseReport(row);
  const { revision: sha = '', url } = report.source;
  const isTrue = world.catalog.pastOf(component.name).some(past => {
    const revision = truth.revisionOf(past, sha);
    if (revision === undefined) return false;
    const expected = truth.reportOf(past, revision, url);
    return isDeepStrictEqual(report, asStored(expected));
  });
  return isTrue ? undefined : `its repository never was so at ${sha}`;
}

/** The columns that lists, charts and filters are made from. */
function verifyColumns({ findings }: Verification, row: ReportRow) {
  const report = parseReport(row);
  const expected = {
    ...standingOf(report),
    scorecard: report.scorecard.name,
    exemptions: exemptionsOf(report),
  };
  const found = {
    level: row.level,
    level_rank: row.level_rank,
    possible_level: row.possible_level,
    possible_rank: row.possible_rank,
    score: row.score,
    coverage: row.coverage,
    covered: Boolean(row.covered),
    scorecard: row.scorecard,
    outcomes: JSON.parse(row.outcomes),
    exemptions: JSON.parse(row.exemptions),
  };
  findings.assert(
    'columns',
    isDeepStrictEqual(found, expected),
    () => `${row.entity_ref}${firstDifference(found, expected)}`,
  );
}

/** Asserts that each component has the report that it must have, and says so where that is an old one. */
export function verifyReports(verification: Verification): void {
  const { world, stored, findings } = verification;
  const subjects = new Map(stored.subjects.map(row => [row.entity_ref, row]));
  const reports = Map.groupBy(stored.reports, row => row.entity_ref);
  for (const component of world.catalog.all()) {
    const ref = refOf(component.name);
    const rows = reports.get(ref) ?? [];
    const subject = subjects.get(ref);
    const isReadable = world.isReadable(component);
    if (isReadable) {
      const { failures, failing_since, last_error, read_problem } =
        subject ?? {};
      findings.assert(
        'well',
        !failures && !failing_since && !last_error && !read_problem,
        () => `${ref}: ${last_error ?? read_problem ?? 'failing'}`,
      );
    } else {
      findings.assert(
        'stale',
        Boolean(
          subject?.failures && subject.failing_since && subject.last_error,
        ),
        () => `${ref} does not say why it is old, or since when`,
      );
      // It may have left before it was read for the first time.
      if (rows.length === 0) continue;
    }
    const claim = isReadable ? 'report' : 'stale';
    const [row, ...others] = rows;
    findings.assert(
      claim,
      row !== undefined && others.length === 0,
      () => `${ref} has ${rows.length} reports in place of one`,
    );
    if (!row) continue;
    const differenceFrom = isReadable
      ? differenceFromNewest
      : differenceFromPast;
    const problem = differenceFrom(verification, component, row);
    findings.assert(claim, !problem, () => `${ref}: ${problem}`);
    rows.forEach(one => verifyColumns(verification, one));
  }
}
