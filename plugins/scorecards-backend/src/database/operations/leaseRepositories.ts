import type { Knex } from 'knex';
import { databaseNow, isPostgres } from '../dialect';
import type { RepositoryRow } from '../rows';

/** The right of one replica to work on one repository for a while. */
export interface Lease {
  id: number;
  /** Rises with each lease: what the holder of an older one writes is refused. */
  fence: number;
}

/** A repository that is due, and how it was left. */
export interface LeasedRepository extends Lease {
  url: string;
  etag?: string;
  revision?: string;
  readKey?: string;
  /** A read is due, and not only a new evaluation. */
  readDue: boolean;
  failures: number;
}

/**
 * Takes repositories that are due and that nobody has: asked-for ones first, then those that have waited longest. Replicas
 * that do so at the same time get different ones.
 */
export async function leaseRepositories(
  knex: Knex,
  options: { limit: number; leaseMs: number },
): Promise<LeasedRepository[]> {
  const now = databaseNow(knex);
  return knex.transaction(async trx => {
    const due = trx<RepositoryRow>('repositories')
      .select('id')
      .where(query =>
        query
          .where('next_read_at', '<=', now)
          .orWhereNotNull('requested_at')
          .orWhere('evaluate_at', '<=', now),
      )
      .andWhere(query =>
        query.whereNull('lease_until').orWhere('lease_until', '<=', now),
      )
      .orderByRaw(
        'case when requested_at is null then 1 else 0 end, next_read_at, id',
      )
      .limit(options.limit);
    if (isPostgres(knex)) due.forUpdate().skipLocked();
    const ids = (await due).map(({ id }) => id);
    if (ids.length === 0) return [];

    const rows = await trx<RepositoryRow>('repositories')
      .whereIn('id', ids)
      .update({
        fence: trx.raw('fence + 1'),
        leased_at: now,
        lease_until: trx.raw('? + ?', [now, options.leaseMs]),
      })
      .returning('*');
    const order = new Map(ids.map((id, index) => [id, index]));
    return rows
      .sort((a, b) => order.get(a.id)! - order.get(b.id)!)
      .map(row => ({
        id: row.id,
        fence: row.fence,
        url: row.url,
        etag: row.etag ?? undefined,
        revision: row.revision ?? undefined,
        readKey: row.read_key ?? undefined,
        readDue:
          row.requested_at !== null ||
          Number(row.next_read_at) <= Number(row.leased_at),
        failures: row.failures,
      }));
  });
}
