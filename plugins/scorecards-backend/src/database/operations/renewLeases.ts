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
  if (leases.length === 0) return;
  const fences = new Map(leases.map(({ id, fence }) => [id, fence]));
  await knex.transaction(async trx => {
    const rows = await trx<RepositoryRow>('repositories')
      .whereIn('id', [...fences.keys()])
      .whereNotNull('lease_until')
      // As whoever else takes several: two that wait for each other would wait for ever.
      .orderBy('id')
      .forUpdate()
      .select('id', 'fence');
    const held = rows.filter(({ id, fence }) => fences.get(id) === fence);
    await trx<RepositoryRow>('repositories')
      .whereIn(
        'id',
        held.map(({ id }) => id),
      )
      .update({ lease_until: trx.raw('? + ?', [databaseNow(trx), leaseMs]) });
  });
}
