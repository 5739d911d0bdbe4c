import type { Knex } from 'knex';
import type { Lease } from './leaseRepositories';
import { recordRead, type RecordedRead } from './recordRead';
import { releaseLease } from './releaseLease';
import { writeReports, type NewReport } from './writeReports';

/** What a look at a repository came to. */
export interface RecordedLook {
  /** Absent where it was not read, or that is recorded already. */
  read?: RecordedRead;
  reports: readonly NewReport[];
  /** Of the rules that the reports were made by. */
  generation: number;
  /** With this the work is completed, and the repository is given back. `wasRead`: a read was part of it. */
  done?: { wasRead: boolean };
}

/**
 * Writes at once what a read left, the reports that follow from it, and that it is done: nobody ever sees one without the
 * other, and the database commits once.
 */
export async function recordLook(
  knex: Knex,
  lease: Lease,
  { read, reports, generation, done }: RecordedLook,
): Promise<void> {
  await knex.transaction(async trx => {
    if (read) await recordRead(trx, lease, read);
    await writeReports(trx, lease, reports, generation);
    if (done) await releaseLease(trx, lease, { done: true, ...done });
  });
}
