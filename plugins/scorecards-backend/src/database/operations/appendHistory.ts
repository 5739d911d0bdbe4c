import type { Knex } from 'knex';
import { batches } from '../batches';
import type { JudgedReport } from '../JudgedReport';
import type { ChangedCheck, HistoryRow, OutcomeRow, ReportRow } from '../rows';
import { causeOf, type Inputs } from '../standing';
import type { Stamp } from './countUp';

/** A report that comes out otherwise than the one before, or that is the first. */
export interface HistoryChange {
  report: JudgedReport;
  inputs: Inputs;
  checks: readonly ChangedCheck[];
  /** The open interval, which ends; absent where the history begins. */
  open?: Pick<HistoryRow, 'id'> & Pick<ReportRow, 'inputs'>;
}

const ROWS_AT_ONCE = 250;

const idOf = ({ report }: HistoryChange) => ({
  entity_ref: report.entityRef,
  scorecard: report.scorecard,
});

async function appendStandings(
  trx: Knex.Transaction,
  changes: readonly HistoryChange[],
  { version, now }: Stamp,
) {
  const ended = changes.flatMap(({ open }) => open?.id ?? []);
  if (ended.length > 0) {
    await trx<HistoryRow>('history')
      .whereIn('id', ended)
      .update({ until: now, version });
  }
  const begun = changes.map(change => {
    const { open, checks, inputs, report } = change;
    const { outcomes: _, ...standing } = report.standing;
    return {
      ...idOf(change),
      ...standing,
      since: now,
      cause: open
        ? causeOf(checks, JSON.parse(open.inputs) as Inputs, inputs)
        : null,
      revision: report.revision?.replaceAll('\0', '') ?? null,
      checks: JSON.stringify(open ? checks : []),
      version,
    };
  });
  await trx<HistoryRow>('history').insert(begun);
}

async function appendOutcomes(
  trx: Knex.Transaction,
  changes: readonly HistoryChange[],
  { now }: Stamp,
) {
  for (const change of changes) {
    const ended = change.checks
      .filter(([, before]) => before !== null)
      .map(([check]) => check);
    if (ended.length === 0) continue;
    await trx<OutcomeRow>('outcomes')
      .where(idOf(change))
      .whereIn('check_id', ended)
      .whereNull('until')
      .update({ until: now });
  }
  const begun = changes.flatMap(change =>
    change.checks.flatMap(([check_id, , outcome]) =>
      outcome ? { ...idOf(change), check_id, outcome, since: now } : [],
    ),
  );
  for (const rows of batches(begun, ROWS_AT_ONCE)) {
    await trx<OutcomeRow>('outcomes').insert(rows);
  }
}

/** Ends the open intervals of what is another now, and begins the next ones at the same moment. */
export async function appendHistory(
  trx: Knex.Transaction,
  changes: readonly HistoryChange[],
  stamp: Stamp,
): Promise<void> {
  if (changes.length === 0) return;
  await appendStandings(trx, changes, stamp);
  await appendOutcomes(trx, changes, stamp);
}
