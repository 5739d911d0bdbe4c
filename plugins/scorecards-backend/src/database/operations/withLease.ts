import type { Knex } from 'knex';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';

/** A lease that has lapsed and was given to another, or whose repository is gone. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  constructor() {
    super('The lease of the repository is held by another replica by now');
  }
}

/**
 * Writes on behalf of a lease: all or nothing, and nobody else gets the repository meanwhile. Within a transaction it is part
 * of that.
 *
 * @throws `LeaseLostError` where the lease is not the newest any more.
 */
export async function withLease<Result>(
  knex: Knex,
  { id, fence }: Lease,
  write: (trx: Knex.Transaction, repository: RepositoryRow) => Promise<Result>,
): Promise<Result> {
  const run = async (trx: Knex.Transaction) => {
    const row = await trx<RepositoryRow>('repositories')
      .where({ id, fence })
      .whereNotNull('lease_until')
      .forUpdate()
      .first();
    if (!row) throw new LeaseLostError();
    return write(trx, row);
  };
  return knex.isTransaction
    ? run(knex as Knex.Transaction)
    : knex.transaction(run);
}
