import type { Report } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { ReportRow, SubjectRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { isInForce } from './enterRules';
import { withLease } from './withLease';

/** A report, and what it follows from. */
export interface NewReport {
  report: Report;
  inputHash: string;
}

function levelRank({ covered, level, scorecard }: Report): number | null {
  if (!covered) return null;
  return scorecard.levels.findIndex(({ name }) => name === level) + 1;
}

/**
 * Replaces the reports of entities. Refused where the rules that they were made by are no longer in force.
 *
 * @param generation - Of those rules.
 */
export async function writeReports(
  knex: Knex,
  lease: Lease,
  reports: readonly NewReport[],
  generation: number,
): Promise<void> {
  await withLease(knex, lease, async trx => {
    if (!(await isInForce(trx, generation))) return;
    const refs = reports.map(({ report }) => report.subject.ref);
    // An entity can have left the catalog, or have moved to another repository, while its report was made.
    const present = new Set(
      await trx<SubjectRow>('subjects')
        .whereIn('entity_ref', refs)
        .where('repository_id', lease.id)
        .pluck('entity_ref'),
    );
    for (const { report, inputHash } of reports) {
      if (!present.has(report.subject.ref)) continue;
      await trx<ReportRow>('reports')
        .insert({
          entity_ref: report.subject.ref,
          scorecard: report.scorecard.name,
          report: JSON.stringify(report),
          input_hash: inputHash,
          evaluated_at: databaseNow(trx) as unknown as number,
          covered: report.covered,
          level: report.level,
          level_rank: levelRank(report),
          possible_level: report.possibleLevel,
          score: report.score,
          coverage: report.coverage,
        })
        .onConflict(['entity_ref', 'scorecard'])
        .merge();
    }
  });
}
