import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Database } from './Database';

/** Brings a database to the state that this version of the plugin works on. */
export async function migrate(knex: Knex): Promise<void> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@opaq/plugin-scorecards-backend',
      'migrations',
    ),
  });
}

/** The plugin's database, migrated unless the installation does that by itself. */
export async function openDatabase(
  service: DatabaseService,
): Promise<Database> {
  const knex = await service.getClient();
  if (!service.migrations?.skip) await migrate(knex);
  return knex;
}
