import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { afterLease } from './releaseLease';

/** A repository that was read with success before, and has not changed since. */
export interface UnchangedRepository extends Lease {
  nextReadInMs: number;
}

/**
 * Notes of some repositories, of which there is nothing else to be written, that they have not changed, and gives them
 * back. What was asked for since their leases began stays asked for.
 *
 * @returns In their order, whether the lease was still held; of one that was not, nothing is written.
 */
export async function recordUnchanged(
  knex: Knex,
  repositories: readonly UnchangedRepository[],
): Promise<boolean[]> {
  const now = databaseNow(knex);
  return knex.transaction(async trx => {
    const rows = await trx<RepositoryRow>('repositories')
      .whereIn(
        'id',
        repositories.map(({ id }) => id),
      )
      .whereNotNull('lease_until')
      // As whoever else takes several: two that wait for each other would wait for ever.
      .orderBy('id')
      .forUpdate()
      .select('id', 'fence');
    const fences = new Map(rows.map(({ id, fence }) => [id, fence]));
    const held = repositories.filter(
      ({ id, fence }) => fences.get(id) === fence,
    );
    if (held.length > 0) {
      const times = held.map(() => 'when ? then cast(? as bigint)').join(' ');
      const nextReadInMs = trx.raw(
        `case id ${times} end`,
        held.flatMap(one => [one.id, one.nextReadInMs]),
      );
      await trx<RepositoryRow>('repositories')
        .whereIn(
          'id',
          held.map(({ id }) => id),
        )
        .update({
          read_at: now,
          next_read_at: trx.raw('? + ?', [now, nextReadInMs]),
          lease_until: null,
          requested_at: afterLease(trx, 'requested_at'),
          evaluate_at: afterLease(trx, 'evaluate_at'),
        });
    }
    return repositories.map(one => held.includes(one));
  });
}
