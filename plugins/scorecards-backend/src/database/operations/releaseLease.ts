import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';

/** A time that counts only where it was set since the lease began. */
export const afterLease = (knex: Knex, column: string) =>
  knex.raw('case when ?? >= leased_at then ?? end', [column, column]);

/**
 * Gives a repository back. What was asked for since the lease began stays asked for.
 *
 * @param options - `done`: the work was completed; where not, all of it is still due. `wasRead`: a read is part of it,
 * with success or not; else one that was asked for stays so. `evaluateInMs`: the evaluation failed and is to be tried again.
 */
export async function releaseLease(
  knex: Knex,
  { id, fence }: Lease,
  options: { done: boolean; wasRead?: boolean; evaluateInMs?: number },
): Promise<void> {
  await knex<RepositoryRow>('repositories')
    .where({ id, fence })
    .update({
      lease_until: null,
      ...(options.done && { evaluate_at: afterLease(knex, 'evaluate_at') }),
      ...(options.done &&
        options.wasRead && { requested_at: afterLease(knex, 'requested_at') }),
      ...(options.evaluateInMs !== undefined && {
        evaluate_at: knex.raw('? + ?', [
          databaseNow(knex),
          options.evaluateInMs,
        ]),
      }),
    });
}
