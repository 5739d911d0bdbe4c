import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow } from '../rows';
import type { Lease } from './leaseRepositories';
import { stampSubjects } from './stampSubjects';
import { withLease } from './withLease';

/** Notes that a repository could not be read. Its facts and reports stay as they are. */
export async function recordFailure(
  knex: Knex,
  lease: Lease,
  failure: { reason: string; nextReadInMs: number },
): Promise<void> {
  const now = databaseNow(knex);
  // A host's answer may be part of it, and PostgreSQL takes no NUL in a text.
  const reason = failure.reason.replaceAll('\0', '');
  await withLease(knex, lease, async (trx, { failures, last_error }) => {
    await trx<RepositoryRow>('repositories')
      .where('id', lease.id)
      .update({
        next_read_at: trx.raw('? + ?', [now, failure.nextReadInMs]),
        failures: trx.raw('failures + 1'),
        failing_since: trx.raw('coalesce(failing_since, ?)', [now]),
        last_error: reason,
      });
    if (failures === 0 || last_error !== reason) {
      await stampSubjects(trx, { repository_id: lease.id });
    }
  });
}
