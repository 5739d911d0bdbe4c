import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { withLease } from './withLease';

/** Has a repository read as soon as it is its turn. */
export async function makeDue(knex: Knex, lease: Lease): Promise<void> {
  const now = databaseNow(knex);
  await withLease(knex, lease, async trx => {
    await trx<RepositoryRow>('repositories')
      .where('id', lease.id)
      .andWhere('next_read_at', '>', now)
      .update({ next_read_at: now as unknown as number });
  });
}
