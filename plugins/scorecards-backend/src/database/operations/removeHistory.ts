import type { Knex } from 'knex';
import { countUp } from './countUp';

const ROWS_AT_ONCE = 1_000;

type Interval = {
  id: number;
  since: number | string;
  until: number | string | null;
};

/**
 * Removes the intervals of a table that ended before a time: a pass over those that began before it, by their key, so that
 * no statement takes long.
 *
 * @returns How many there were.
 */
async function removeIntervals(
  knex: Knex,
  table: 'history' | 'outcomes',
  before: number,
): Promise<number> {
  let removed = 0;
  let last = 0;
  for (;;) {
    const rows: Interval[] = await knex(table)
      .where('id', '>', last)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .select('id', 'since', 'until');
    const ended = rows
      .filter(({ until }) => until !== null && Number(until) < before)
      .map(({ id }) => id);
    if (ended.length > 0) {
      removed += await knex(table).whereIn('id', ended).delete();
    }
    // Rows are made in the order of their times.
    const isPast = rows.every(({ since }) => Number(since) >= before);
    if (rows.length < ROWS_AT_ONCE || isPast) return removed;
    last = rows[rows.length - 1].id;
  }
}

/**
 * Forgets what was over before a time. What began before it and lasted beyond it stays whole, so that the past has no hole
 * after that time; what lies before it is none any more: its days count as not observed.
 *
 * @param before - Milliseconds since 1970.
 * @returns How many intervals there were of components and of checks.
 */
export async function removeHistory(
  knex: Knex,
  before: number,
): Promise<{ history: number; outcomes: number }> {
  // First: a trend shows no day of which a part is gone.
  const day = new Date(before).toISOString().slice(0, 10);
  await knex.transaction(async trx => {
    const days = await trx('observed_days').where('day', '<', day).delete();
    const changes = await trx('rule_changes').where('at', '<', before).delete();
    // Answers that are kept in memory have them.
    if (days + changes > 0) await countUp(trx);
  });
  await knex('sent').where('at', '<', before).delete();
  return {
    history: await removeIntervals(knex, 'history', before),
    outcomes: await removeIntervals(knex, 'outcomes', before),
  };
}
