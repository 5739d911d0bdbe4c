import type { Knex } from 'knex';
import { batches } from '../batches';
import type { JudgedReport } from '../JudgedReport';
import type { HistoryRow, Outcomes, ReportRow, SubjectRow } from '../rows';
import { changedChecks, isSameStanding, type Inputs } from '../standing';
import { appendHistory, type HistoryChange } from './appendHistory';
import { countUp, type Stamp } from './countUp';
import { isInForce } from './enterRules';
import type { Lease } from './leaseRepositories';
import { withLease } from './withLease';

/** A report, and what it follows from. */
export interface NewReport {
  report: JudgedReport;
  /** Of all that the report follows from: where it is the same, so is the report. */
  inputHash: string;
  inputs: Inputs;
}

/** A stored report with its open interval of history. */
interface StoredReport extends ReportRow {
  /** Null where the report was written before there was a history. */
  history_id: number | null;
  since: HistoryRow['since'] | null;
}

/** A report beside the one that is stored. */
interface Change extends NewReport, HistoryChange {
  stored?: StoredReport;
  /** Its history goes on, or begins. */
  isHistory: boolean;
}

const REPORTS_AT_ONCE = 50;

const keyOf = (entityRef: string, scorecard: string | null) =>
  `${entityRef}\n${scorecard}`;

async function readStored(
  trx: Knex.Transaction,
  lease: Lease,
  reports: readonly NewReport[],
) {
  const refs = reports.map(({ report }) => report.entityRef);
  const rows: Array<Pick<SubjectRow, 'entity_ref'> & Partial<StoredReport>> =
    await trx('subjects')
      .leftJoin('reports', 'reports.entity_ref', 'subjects.entity_ref')
      .leftJoin('history', join =>
        join
          .on('history.entity_ref', 'reports.entity_ref')
          .andOn('history.scorecard', 'reports.scorecard')
          .andOnNull('history.until'),
      )
      .whereIn('subjects.entity_ref', [...new Set(refs)])
      // An entity can have left the catalog, or have moved to another repository, while its report was made.
      .where('subjects.repository_id', lease.id)
      .select(
        'reports.*',
        'subjects.entity_ref',
        'history.id as history_id',
        'history.since',
      );
  return {
    present: new Set(rows.map(row => row.entity_ref)),
    stored: new Map(
      rows
        .filter((row): row is StoredReport => Boolean(row.scorecard))
        .map(row => [keyOf(row.entity_ref, row.scorecard), row]),
    ),
  };
}

function changeOf(one: NewReport, stored: StoredReport | undefined): Change {
  const { standing } = one.report;
  const id = stored?.history_id ?? undefined;
  const open = stored && id !== undefined ? { ...stored, id } : undefined;
  const before = JSON.parse(open?.outcomes ?? '{}') as Outcomes;
  const checks = changedChecks(before, standing.outcomes);
  const isSame = open && checks.length === 0 && isSameStanding(open, standing);
  return { ...one, stored, open, checks, isHistory: !isSame };
}

/** Notes that a report was made anew and came out as it was, by what it was made from now. */
async function touch(
  trx: Knex.Transaction,
  changes: readonly Change[],
  { version, now }: Stamp,
) {
  for (const { report, inputHash, inputs } of changes) {
    await trx<ReportRow>('reports')
      .where({
        entity_ref: report.entityRef,
        scorecard: report.scorecard,
      })
      .update({
        input_hash: inputHash,
        inputs: JSON.stringify(inputs),
        evaluated_at: now,
        version,
      });
  }
}

async function writeRows(
  trx: Knex.Transaction,
  changes: readonly Change[],
  { version, now }: Stamp,
) {
  const rows = changes.map(
    ({ report, inputHash, inputs, stored }): ReportRow => ({
      ...report.standing,
      ...report.texts,
      entity_ref: report.entityRef,
      scorecard: report.scorecard,
      input_hash: inputHash,
      inputs: JSON.stringify(inputs),
      evaluated_at: now,
      outcomes: JSON.stringify(report.standing.outcomes),
      exemptions: JSON.stringify(report.exemptions),
      level_since:
        stored?.level === report.standing.level &&
        Boolean(stored.covered) === report.standing.covered
          ? stored.level_since ?? now
          : now,
      version,
    }),
  );
  await trx<ReportRow>('reports')
    .insert(rows)
    .onConflict(['entity_ref', 'scorecard'])
    .merge();
}

/**
 * Replaces the reports of entities, and has the history go on where one comes out otherwise. Refused where the rules that
 * they were made by are no longer in force.
 *
 * @param generation - Of those rules.
 * @param at - When, in milliseconds since 1970; for what fills a database with a past. Default: the database's time.
 */
export async function writeReports(
  knex: Knex,
  lease: Lease,
  reports: readonly NewReport[],
  generation: number,
  at?: number,
): Promise<void> {
  await withLease(knex, lease, async trx => {
    if (!(await isInForce(trx, generation))) return;
    for (const batch of batches(reports, REPORTS_AT_ONCE)) {
      const { present, stored } = await readStored(trx, lease, batch);
      const all = batch
        .filter(({ report }) => present.has(report.entityRef))
        .map(one =>
          changeOf(
            one,
            stored.get(keyOf(one.report.entityRef, one.report.scorecard)),
          ),
        );
      const isSame = ({ stored: old, report, isHistory }: Change) =>
        !isHistory &&
        old?.report === report.texts.report &&
        old.other_results === report.texts.other_results;
      if (all.length === 0) continue;

      const stamp = await countUp(trx);
      await touch(trx, all.filter(isSame), stamp);
      const changes = all.filter(change => !isSame(change));
      if (changes.length === 0) continue;

      // A clock that was set back makes no interval that ends before it begins.
      const begun = changes.map(({ stored: old }) => Number(old?.since ?? 0));
      const now = Math.max(at ?? stamp.now, ...begun);
      await writeRows(trx, changes, { ...stamp, now });
      const history = changes.filter(({ isHistory }) => isHistory);
      await appendHistory(trx, history, { ...stamp, now });
    }
  });
}
