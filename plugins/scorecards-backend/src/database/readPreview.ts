import { setImmediate } from 'node:timers/promises';
import type { Approval, Subject } from '@opaq/engine';
import type { Report } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { groupBy } from '../groupBy';
import { rowsOf } from './dialect';
import { STANDING_COLUMNS, type EstateReport } from './readEstate';
import { parseReport, type ReportTexts } from './reportText';
import type { FactsRow, ReportRow, SubjectRow } from './rows';
import { listApprovals } from './listApprovals';

/** A report without its text, and what it follows from. */
export type PreviewReport = Omit<EstateReport, 'evaluated_at'> &
  Pick<ReportRow, 'inputs'>;

/** A component, and where its facts are. */
export type PreviewSubject = Pick<
  SubjectRow,
  | 'entity_ref'
  | 'definition'
  | 'definition_hash'
  | 'repository_id'
  | 'folder'
  | 'read_problem'
> & {
  url: string | null;
  /** Of its facts; null where there are none that can be judged. */
  digest: string | null;
};

/** Facts, and the components that they are the facts of. */
export interface FactsOfFolder {
  facts: FactsRow;
  url: string;
  items: Array<{
    entityRef: string;
    subject: Subject;
    approvals: Approval[];
  }>;
}

/** How many are read at once: others have their turn in between. */
const PAGE = 500;
/** Reports are large. */
const SMALL_PAGE = 100;
/** Of facts, so many are read, and judged, in one go. */
const FOLDERS = 40;

async function* pagesOf<Item>(items: readonly Item[], size: number) {
  for (let start = 0; start < items.length; start += size) {
    // SQLite answers at once, and nobody else would have a turn.
    await setImmediate();
    yield items.slice(start, start + size);
  }
}

/** What the reports of some components come to, by all scorecards. */
export async function readStandings(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<PreviewReport[]> {
  const reports: PreviewReport[] = [];
  for await (const refs of pagesOf(entityRefs, PAGE)) {
    const rows: PreviewReport[] = await knex('reports')
      .whereRaw('entity_ref in ?', [rowsOf(knex, refs)])
      .select(...STANDING_COLUMNS, 'inputs');
    for (const row of rows) reports.push(row);
  }
  return reports;
}

/**
 * Some components as the catalog had them.
 *
 * @param version - Of facts that can be judged.
 */
export async function readPreviewSubjects(
  knex: Knex,
  entityRefs: readonly string[],
  version: string,
): Promise<PreviewSubject[]> {
  const subjects: PreviewSubject[] = [];
  for await (const refs of pagesOf(entityRefs, PAGE)) {
    const rows: PreviewSubject[] = await knex('subjects')
      .leftJoin('repositories', 'repositories.id', 'subjects.repository_id')
      .leftJoin('facts', join =>
        join
          .on('facts.repository_id', 'subjects.repository_id')
          .andOn('facts.folder', 'subjects.folder')
          .andOnVal('facts.version', version),
      )
      .whereRaw('subjects.entity_ref in ?', [rowsOf(knex, refs)])
      .select(
        'subjects.entity_ref',
        'subjects.definition',
        'subjects.definition_hash',
        'subjects.repository_id',
        'subjects.folder',
        'subjects.read_problem',
        'repositories.url',
        'facts.digest',
      );
    for (const row of rows) subjects.push(row);
  }
  return subjects;
}

/** The reports of some components by one scorecard, whole, in pieces. */
export async function* readWholeReports(
  knex: Knex,
  scorecard: string,
  entityRefs: readonly string[],
): AsyncIterable<Array<{ entityRef: string; report: Report }>> {
  for await (const refs of pagesOf(entityRefs, SMALL_PAGE)) {
    const rows: Array<Pick<ReportRow, 'entity_ref'> & ReportTexts> = await knex(
      'reports',
    )
      .where({ scorecard })
      .whereRaw('entity_ref in ?', [rowsOf(knex, refs)])
      .select('entity_ref', 'report', 'other_results');
    yield rows.map(row => ({
      entityRef: row.entity_ref,
      report: parseReport(row),
    }));
  }
}

const folderKey = (row: Pick<PreviewSubject, 'repository_id' | 'folder'>) =>
  `${row.repository_id} ${row.folder}`;

/**
 * The stored facts of some components, in pieces. Components without are left out.
 *
 * @param version - Of the facts.
 */
export async function* readFactsOf(
  knex: Knex,
  subjects: readonly PreviewSubject[],
  version: string,
): AsyncGenerator<FactsOfFolder[]> {
  // The components of a folder share its facts.
  const byFolder = groupBy(subjects, folderKey);
  for await (const page of pagesOf([...byFolder.values()], FOLDERS)) {
    const rows: FactsRow[] = await knex('subjects')
      .join('facts', join =>
        join
          .on('facts.repository_id', 'subjects.repository_id')
          .andOn('facts.folder', 'subjects.folder')
          .andOnVal('facts.version', version),
      )
      .whereRaw('subjects.entity_ref in ?', [
        rowsOf(
          knex,
          page.map(([{ entity_ref: ref }]) => ref),
        ),
      ])
      .select('facts.*');
    const approvals = await listApprovals(
      knex,
      page.flat().map(row => row.entity_ref),
    );
    yield rows.flatMap(facts => {
      const found = byFolder.get(folderKey(facts));
      // They may be of another folder by now.
      if (!found) return [];
      return {
        facts,
        url: found[0].url ?? '',
        items: found.map(row => ({
          entityRef: row.entity_ref,
          subject: JSON.parse(row.definition) as Subject,
          approvals: approvals.get(row.entity_ref) ?? [],
        })),
      };
    });
  }
}
