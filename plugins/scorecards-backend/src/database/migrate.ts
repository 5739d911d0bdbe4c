import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Database } from './Database';
import { isPostgres } from './dialect';

/** Brings a database to the state that this version of the plugin works on. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@opaq/plugin-scorecards-backend',
      'migrations',
    ),
  });
}

/**
 * Has each commit of a SQLite file wait for the disk once and not several times: the whole portal waits with it. What is
 * committed stays so when the power fails, as before.
 */
async function shortenCommits(knex: Knex) {
  if (isPostgres(knex)) return;
  await knex.raw('pragma journal_mode = wal');
  await knex.raw('pragma synchronous = full');
}

/** The plugin's database, migrated unless the installation does that by itself. */
export async function openDatabase(
  service: DatabaseService,
): Promise<Database> {
  const knex = await service.getClient();
  await shortenCommits(knex);
  if (!service.migrations?.skip) await migrate(knex);
  return knex;
}
