import type { CheckResult, ReadStatus } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { isPostgres, rowsOf } from './dialect';
import { resultIn } from './resultIn';
import { readStatus, statusColumns, type StatusRow } from './readStatus';

/** When and how the repositories of entities were read. */
export async function readStatuses(
  knex: Knex,
  scorecard: string,
  refs: readonly string[],
): Promise<Map<string, ReadStatus>> {
  const rows: StatusRow[] = await knex('subjects')
    .leftJoin('repositories', 'repositories.id', 'subjects.repository_id')
    // By an index that has all that is asked for: SQLite would read through the report to get at what stands behind it.
    .joinRaw(
      `left join reports ${isPostgres(knex) ? '' : 'indexed by reports_status'}
        on reports.entity_ref = subjects.entity_ref and reports.scorecard = ?`,
      [scorecard],
    )
    .whereRaw('subjects.entity_ref in ?', [rowsOf(knex, refs)])
    .select(...statusColumns(knex));
  return new Map(rows.map(row => [row.entity_ref, readStatus(row)]));
}

/** What a check said of entities. */
export async function readResults(
  knex: Knex,
  options: { scorecard: string; check: string; refs: readonly string[] },
): Promise<Map<string, CheckResult>> {
  const { scorecard, check, refs } = options;
  const rows = await knex('reports')
    .where({ scorecard })
    .whereRaw('entity_ref in ?', [rowsOf(knex, refs)])
    .select('entity_ref', 'report');
  return new Map(
    rows.flatMap(({ entity_ref, report }) => {
      const result = resultIn(report, check);
      return result ? [[entity_ref, result]] : [];
    }),
  );
}

/** When repositories were read, of entities whose repository was read after a time. */
export async function readReadTimes(
  knex: Knex,
  after: number,
): Promise<Array<{ entity_ref: string; read_at: number | string }>> {
  // SQLite takes a cross join in the order that it is written in, and would else begin with all subjects.
  return knex('repositories')
    .joinRaw('cross join subjects')
    .whereRaw('subjects.repository_id = repositories.id')
    .where('repositories.read_at', '>', after)
    .select('subjects.entity_ref', 'repositories.read_at');
}
