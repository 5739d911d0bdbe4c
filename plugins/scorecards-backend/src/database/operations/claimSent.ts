import type { Knex } from 'knex';
import { batches } from '../batches';
import { databaseNow } from '../dialect';
import type { SentRow } from '../rows';

const BATCH = 200;

/**
 * Takes it on to send what has these keys. Of replicas that do so at the same time, one gets each key.
 *
 * @returns The keys that nobody had taken.
 */
export async function claimSent(
  knex: Knex,
  keys: readonly string[],
): Promise<string[]> {
  const claimed: string[] = [];
  for (const batch of batches(keys, BATCH)) {
    const rows = await knex<SentRow>('sent')
      .insert(
        batch.map(key => ({ key, at: databaseNow(knex) as unknown as number })),
      )
      .onConflict('key')
      .ignore()
      .returning('key');
    claimed.push(...rows.map(({ key }) => key));
  }
  return claimed;
}

/** Gives keys back: what has them was not sent. */
export async function releaseSent(
  knex: Knex,
  keys: readonly string[],
): Promise<void> {
  for (const batch of batches(keys, BATCH)) {
    await knex<SentRow>('sent').whereIn('key', batch).delete();
  }
}
