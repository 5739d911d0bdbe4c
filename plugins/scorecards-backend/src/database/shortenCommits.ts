import type { Knex } from 'knex';
import { isPostgres } from './dialect';

/**
 * Has each commit of a SQLite file wait for the disk once and not several times: the whole portal waits with it. What is
 * committed stays so when the power fails, as before. Beside the file there is another one then, whose name ends in `-wal`,
 * which belongs to it.
 */
export async function shortenCommits(knex: Knex): Promise<void> {
  if (isPostgres(knex)) return;
  await knex.raw('pragma journal_mode = wal');
  await knex.raw('pragma synchronous = full');
}
