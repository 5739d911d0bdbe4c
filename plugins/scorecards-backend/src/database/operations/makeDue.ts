import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { withLease } from './withLease';

/**
 * Has a repository read as soon as it is its turn.
 *
 * @returns Whether it was not due already.
 */
export async function makeDue(knex: Knex, lease: Lease): Promise<boolean> {
  const now = databaseNow(knex);
  return withLease(knex, lease, async trx => {
    const count = await trx<RepositoryRow>('repositories')
      .where('id', lease.id)
      .andWhere('next_read_at', '>', now)
      .update({ next_read_at: now as unknown as number });
    return count > 0;
  });
}
