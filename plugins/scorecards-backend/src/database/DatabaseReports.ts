import type { Knex } from 'knex';
import type {
  HistoryPage,
  HistoryPlace,
  ReportResults,
  ReportsReader,
  ReportText,
  ReportTextsReader,
  StoredReport,
} from '../reports/ReportsReader';
import { batches } from './batches';
import { rowsOf } from './dialect';
import { historyItem } from './historyItem';
import { readAhead } from './readAhead';
import { readStatus, statusColumns, type StatusRow } from './readStatus';
import { wholeReport, type ReportTexts } from './reportText';
import type { HistoryRow, ReportRow, SubjectRow } from './rows';

/** How many reports are read in one go: one or two megabytes. */
const TEXTS_AT_ONCE = { asked: 150, all: 100 };

/** A report as its columns give it; null where there is none. */
type Texts = Record<keyof ReportTexts, string | null>;

/** Reads what is stored of one component: a query each, whatever the number of components and the length of history. */
export class DatabaseReports implements ReportsReader, ReportTextsReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async getReport(
    entityRef: string,
    scorecard: string,
  ): Promise<StoredReport | undefined> {
    const row: (StatusRow & Texts) | undefined = await this.#knex('subjects')
      .leftJoin('repositories', 'repositories.id', 'subjects.repository_id')
      .leftJoin('reports', join =>
        join
          .on('reports.entity_ref', 'subjects.entity_ref')
          .andOnVal('reports.scorecard', scorecard),
      )
      .where('subjects.entity_ref', entityRef)
      .first(
        ...statusColumns(this.#knex),
        'reports.report',
        'reports.other_results',
      );
    if (!row) return undefined;
    return {
      entityRef,
      status: readStatus(row),
      ...(row.report !== null && {
        report: wholeReport(row.report, row.other_results ?? ''),
      }),
    };
  }

  async getHistory(
    entityRef: string,
    scorecard: string,
    page: { limit: number; from?: HistoryPlace },
  ): Promise<HistoryPage | undefined> {
    const { limit, from } = page;
    // One more than the page holds: what its last item was before, and where the next page begins.
    const query = this.#knex<HistoryRow>('history')
      .where({ entity_ref: entityRef, scorecard })
      .orderBy([
        { column: 'since', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (from) {
      query.whereRaw('(since, id) <= (?, ?)', [from.since, from.id]);
    }
    const rows: HistoryRow[] = await query;
    if (rows.length === 0 && !(await this.#exists(entityRef))) return undefined;
    const next = rows[limit];
    return {
      items: rows
        .slice(0, limit)
        .map((row, index) => historyItem(row, rows[index + 1])),
      ...(next && { next: { since: Number(next.since), id: next.id } }),
    };
  }

  async *texts(
    entityRefs: readonly string[],
    scorecard: string,
    results: ReportResults,
  ): AsyncIterable<ReportText[]> {
    const columns: Array<keyof ReportTexts> = [
      'report',
      ...(results === 'all' ? ['other_results' as const] : []),
    ];
    const read = async (refs: readonly string[]) => {
      const rows: Array<
        Pick<ReportRow, 'entity_ref' | 'report'> & Partial<ReportTexts>
      > = await this.#knex('reports')
        .where('scorecard', scorecard)
        .whereRaw('entity_ref in ?', [rowsOf(this.#knex, refs)])
        .select('entity_ref', ...columns);
      return rows.map(row => ({
        entityRef: row.entity_ref,
        report: wholeReport(row.report, row.other_results ?? ''),
      }));
    };
    yield* readAhead(batches(entityRefs, TEXTS_AT_ONCE[results]), read);
  }

  async #exists(entityRef: string): Promise<boolean> {
    const row = await this.#knex<SubjectRow>('subjects')
      .where('entity_ref', entityRef)
      .first('entity_ref');
    return row !== undefined;
  }
}
