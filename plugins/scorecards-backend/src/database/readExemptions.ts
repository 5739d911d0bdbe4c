import type { Knex } from 'knex';
import type { ReportRow, SubjectRow } from './rows';

/** Exemptions that owned entities ask for. */
export type ExemptionsRow = Pick<
  ReportRow,
  'entity_ref' | 'scorecard' | 'exemptions' | 'outcomes'
> &
  Pick<SubjectRow, 'title'> & { owner: string };

/** The exemptions of all owned entities that have any. */
export async function readExemptions(knex: Knex): Promise<ExemptionsRow[]> {
  return knex('reports')
    .join('subjects', 'subjects.entity_ref', 'reports.entity_ref')
    .whereNot('reports.exemptions', '{}')
    .whereNotNull('subjects.owner')
    .orderBy(['reports.entity_ref', 'reports.scorecard'])
    .select(
      'reports.entity_ref',
      'reports.scorecard',
      'reports.exemptions',
      'reports.outcomes',
      'subjects.title',
      'subjects.owner',
    );
}
