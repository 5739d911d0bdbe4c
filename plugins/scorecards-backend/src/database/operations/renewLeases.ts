import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';

/** Keeps leases that are at work from lapsing. One that was lost stays lost. */
export async function renewLeases(
  knex: Knex,
  leases: readonly Lease[],
  leaseMs: number,
): Promise<void> {
  const now = databaseNow(knex);
  for (const { id, fence } of leases) {
    await knex<RepositoryRow>('repositories')
      .where({ id, fence })
      .whereNotNull('lease_until')
      .update({ lease_until: knex.raw('? + ?', [now, leaseMs]) });
  }
}
