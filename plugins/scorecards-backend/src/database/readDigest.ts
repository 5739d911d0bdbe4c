import type { Knex } from 'knex';
import type { HistoryRow, ReportRow, SubjectRow } from './rows';

/** Where an owned entity stands. */
export type StandingRow = Pick<
  ReportRow,
  'entity_ref' | 'scorecard' | 'level' | 'level_rank' | 'outcomes'
> &
  Pick<SubjectRow, 'title'> & { owner: string };

/** Where all entities stand that are owned by groups, and judged. */
export async function readStandings(knex: Knex): Promise<StandingRow[]> {
  return knex('reports')
    .join('subjects', 'subjects.entity_ref', 'reports.entity_ref')
    .where('subjects.owner', 'like', 'group:%')
    .whereNotNull('reports.level_rank')
    .orderBy(['subjects.owner', 'subjects.title', 'reports.scorecard'])
    .select(
      'reports.entity_ref',
      'reports.scorecard',
      'reports.level',
      'reports.level_rank',
      'reports.outcomes',
      'subjects.title',
      'subjects.owner',
    );
}

/** Where entities stood at a time. */
export async function readLevelsAt(knex: Knex, at: number) {
  return knex<HistoryRow>('history')
    .where('since', '<=', at)
    .where(query => query.whereNull('until').orWhere('until', '>', at))
    .whereNotNull('level_rank')
    .select('entity_ref', 'scorecard', 'level', 'level_rank');
}
