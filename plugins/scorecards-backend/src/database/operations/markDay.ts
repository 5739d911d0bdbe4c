import type { Knex } from 'knex';
import type { ObservedDayRow } from '../rows';

/**
 * Notes that a replica looked on a day: a trend has no gap there, whether anything changed or not.
 *
 * @param day - ISO 8601 date, in UTC.
 */
export async function markDay(knex: Knex, day: string): Promise<void> {
  await knex<ObservedDayRow>('observed_days')
    .insert({ day })
    .onConflict('day')
    .ignore();
}
