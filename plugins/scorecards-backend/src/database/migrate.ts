import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Database } from './Database';
import { isPostgres } from './dialect';
import { shortenCommits } from './shortenCommits';

const LOCK = 'scorecards-migrations';

/** Brings a database to the state that this version of the plugin works on, or leaves it at that of a newer one. */
export async function migrate(knex: Knex): Promise<void> {
  const config = {
    directory: resolvePackagePath(
      '@opaq/plugin-scorecards-backend',
      'migrations',
    ),
    // A replica of the version before may be started anew while a newer one runs already.
    disableMigrationsListValidation: true,
  };
  if (!isPostgres(knex)) {
    await knex.migrate.latest(config);
    return;
  }
  // knex's own lock is a row of a table that replicas which start together would all make. This one makes them take turns,
  // and goes with whoever is killed.
  await knex.transaction(async trx => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [LOCK]);
    await trx.migrate.latest(config);
  });
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
