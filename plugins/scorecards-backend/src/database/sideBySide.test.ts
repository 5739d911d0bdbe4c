import { readdirSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import knexOf, { type Knex } from 'knex';
import {
  leaseForJudging,
  reportOf,
  resultsOf,
  subjectOf,
} from '../__testUtils__/values';
import { isPostgres } from './dialect';
import { migrate } from './migrate';
import { leaseRepositories } from './operations/leaseRepositories';
import { recordFailure } from './operations/recordFailure';
import { syncSubjects } from './operations/syncSubjects';

const IDS = ['SQLITE_3', 'POSTGRES_15'] as const;
const databases = TestDatabases.create({ ids: [...IDS] });
const directory = resolvePackagePath(
  '@opaq/plugin-scorecards-backend',
  'migrations',
);
/** From this migration on, replicas of the version before go on working while they are replaced. */
const FIRST = '20261125000000_hosts.js';
const URL = 'https://example.com/a';
const MIGRATIONS = readdirSync(directory).sort();

async function migrateToBefore(knex: Knex, migration: string) {
  const before = MIGRATIONS.filter(name => name < migration);
  for (const _ of before) await knex.migrate.up({ directory });
}

/** Those that others refer to come first. */
const TABLES = ['repositories', 'subjects', 'facts', 'reports'];

async function tablesOf(knex: Knex): Promise<string[]> {
  const found: Array<{ name: string }> = isPostgres(knex)
    ? await knex('information_schema.tables')
        .where('table_schema', 'public')
        .select('table_name as name')
    : await knex('sqlite_master').where('type', 'table').select('name');
  const others = found
    .map(({ name }) => name)
    .filter(name => !/^(?:knex|sqlite)_/.test(name) && !TABLES.includes(name));
  return [...TABLES, ...others];
}

/** Of any row, and the same in all, so that what refers to another row finds it. */
function valueOf(type: string): unknown {
  if (/int/.test(type)) return 1;
  if (/bool/.test(type)) return true;
  if (/double|float|real/.test(type)) return 0.5;
  return /bytea|blob/.test(type) ? Buffer.from('x') : 'x';
}

type Columns = Record<string, Knex.ColumnInfo>;

/** The columns of each table. */
async function columnsOf(knex: Knex): Promise<Array<[string, Columns]>> {
  const all: Array<[string, Columns]> = [];
  for (const table of await tablesOf(knex)) {
    all.push([table, await knex(table).columnInfo()]);
  }
  return all;
}

/** A row with all the columns that there are. */
const rowOf = (columns: Columns) =>
  Object.fromEntries(
    Object.entries(columns).map(([name, { type }]) => [name, valueOf(type)]),
  );

/** From the first one on that replicas of two versions see together. */
const STEPS = MIGRATIONS.filter(name => name >= FIRST);

describe.each(IDS.flatMap(id => STEPS.map(step => [id, step] as const)))(
  'on %s, a replica of the version before %s',
  (id, step) => {
    let knex: Knex;
    let before: Array<[string, Columns]>;
    beforeEach(async () => {
      knex = await databases.init(id);
      await migrateToBefore(knex, step);
      before = await columnsOf(knex);
    });

    it('finds each column as it was', async () => {
      expect(before.length).toBeGreaterThan(10);
      await knex.migrate.up({ directory });
      const after = Object.fromEntries(await columnsOf(knex));
      for (const [table, columns] of before) {
        expect([table, after[table]]).toMatchObject([table, columns]);
      }
    });

    it('writes what it wrote, and reads what it read', async () => {
      await migrate(knex);
      for (const [table, columns] of before) {
        const row = rowOf(columns);
        await knex(table).insert(row);
        const [name] = Object.keys(row);
        const read = await knex(table)
          .select(Object.keys(row))
          .where(name, row[name] as string);
        expect([table, read.length]).toEqual([table, 1]);
      }
    });

    it('can be gone back to, with what the newer one wrote', async () => {
      await knex.migrate.up({ directory });
      const rows = (await columnsOf(knex)).map(
        ([table, columns]) => [table, rowOf(columns)] as const,
      );
      for (const [table, row] of rows) await knex(table).insert(row);
      await knex.migrate.down({ directory });
      expect(await columnsOf(knex)).toEqual(before);
      for (const [table, columns] of before) {
        const read = await knex(table).select(Object.keys(columns));
        expect([table, read.length > 0]).toEqual([table, true]);
      }
    });
  },
);

describe.each(IDS)('replicas of two versions on one database, %s', id => {
  it('have the newer one go on with what the older one left', async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    const component = subjectOf('a', URL);
    // As the version before does it, which knows of no hosts.
    await knex('repositories').insert({ url: URL });
    const { id: repository } = (await knex('repositories').first('id'))!;
    await knex('subjects').insert({
      ...component.row,
      repository_id: repository,
    });
    await knex('repositories').update({ failures: 1, last_error: 'Down.' });

    const { lease, write } = await leaseForJudging(knex);
    expect(lease).toMatchObject({ url: URL, readDue: true, failures: 1 });
    await recordFailure(knex, lease, { reason: 'Down.', nextReadInMs: 0 });
    expect(await knex('repositories').first()).toMatchObject({
      failures: 2,
      failing_since: expect.anything(),
    });
    await write([reportOf('a', { results: resultsOf({ 'a.x': 'p' }) })]);
    await syncSubjects(knex, [component]);
    expect(await knex('repositories')).toMatchObject([
      { id: repository, host: 'example.com' },
    ]);
    expect(await knex('reports').pluck('entity_ref')).toEqual([
      'component:default/a',
    ]);
  });

  it('give what one of them has to nobody else', async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    await syncSubjects(knex, [subjectOf('a', URL)]);
    // As the version before leases.
    const until = Date.now() + 60_000;
    await knex('repositories').update({
      fence: knex.raw('fence + 1'),
      leased_at: Date.now(),
      lease_until: until,
    });
    expect(await leaseRepositories(knex, { limit: 5, leaseMs: 1 })).toEqual([]);
  });

  it('start where a newer one has migrated', async () => {
    const knex = await databases.init(id);
    await migrate(knex);
    await knex('knex_migrations').insert({
      name: '29990101000000_newer.js',
      batch: 99,
    });
    await migrate(knex);
    expect(await knex('repositories')).toEqual([]);
  });
});

describe('replicas that migrate at the same moment, on POSTGRES_15', () => {
  it('all come up', async () => {
    for (let round = 0; round < 5; round++) {
      const knex = await databases.init('POSTGRES_15');
      const { client, connection } = knex.client.config;
      const others = [1, 2].map(() =>
        knexOf({ client, connection, pool: { min: 0, max: 2 } }),
      );
      try {
        const replicas = [knex, ...others];
        await Promise.all(replicas.map(replica => replica.raw('select 1')));
        await Promise.all(replicas.map(migrate));
        expect(await knex('repositories')).toEqual([]);
      } finally {
        await Promise.all(others.map(other => other.destroy()));
      }
    }
  });
});
