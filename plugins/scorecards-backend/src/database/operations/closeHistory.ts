import type { Knex } from 'knex';
import type { HistoryRow, OutcomeRow } from '../rows';
import type { Stamp } from './countUp';

/** Ends the open intervals of what is judged no more. Its past stays. */
export async function closeHistory(
  trx: Knex.Transaction,
  { version, now }: Stamp,
  isGone: (query: Knex.QueryBuilder) => void,
): Promise<void> {
  // A clock that was set back makes no interval that ends before it begins.
  const until = trx.raw('case when since > ? then since else ? end', [
    now,
    now,
  ]);
  await trx<HistoryRow>('history')
    .whereNull('until')
    .where(isGone)
    .update({ until, version });
  await trx<OutcomeRow>('outcomes')
    .whereNull('until')
    .where(isGone)
    .update({ until });
}
