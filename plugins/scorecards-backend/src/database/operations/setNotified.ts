import type { Knex } from 'knex';
import type { VersionRow } from '../rows';

/** Notes that of the history up to a row all is told that there is to tell. */
export async function setNotified(
  knex: Knex,
  historyId: number,
): Promise<void> {
  await knex<VersionRow>('versions')
    .insert({ name: 'notified', version: historyId })
    .onConflict('name')
    .merge();
}
