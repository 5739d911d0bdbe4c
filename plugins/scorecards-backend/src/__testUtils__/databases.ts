import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrate } from '../database/migrate';

/** Both databases that are supported, and both real. */
export function testDatabases() {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  return {
    ids: ['SQLITE_3', 'POSTGRES_15'] as const,
    async init(id: 'SQLITE_3' | 'POSTGRES_15'): Promise<Knex> {
      const knex = await databases.init(id);
      await migrate(knex);
      return knex;
    },
  };
}
