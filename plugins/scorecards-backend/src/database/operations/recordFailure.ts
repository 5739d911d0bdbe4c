import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { withLease } from './withLease';

/** Notes that a repository could not be read. Its facts and reports stay as they are. */
export async function recordFailure(
  knex: Knex,
  lease: Lease,
  failure: { reason: string; nextReadInMs: number },
): Promise<void> {
  await withLease(knex, lease, async trx => {
    await trx<RepositoryRow>('repositories')
      .where('id', lease.id)
      .update({
        next_read_at: trx.raw('? + ?', [
          databaseNow(knex),
          failure.nextReadInMs,
        ]),
        failures: trx.raw('failures + 1'),
        // A host's answer may be part of it, and PostgreSQL takes no NUL in a text.
        last_error: failure.reason.replaceAll('\0', ''),
      });
  });
}
