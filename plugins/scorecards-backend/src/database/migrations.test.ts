import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { leaseForJudging, reportOf, resultsOf } from '../__testUtils__/values';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const directory = resolvePackagePath(
  '@opaq/plugin-scorecards-backend',
  'migrations',
);
const REF = 'component:default/a';

/** What the first version of the plugin leaves. */
async function fillFirst(knex: Knex) {
  await knex('repositories').insert({
    url: 'https://example.com/a',
    read_at: 1,
    next_read_at: 2,
  });
  const { id } = (await knex('repositories').first('id'))!;
  await knex.raw(
    `insert into subjects (entity_ref, repository_id, title, definition, definition_hash)
      values (?, ?, 'a', '{}', 'h1')`,
    [REF, id],
  );
  await knex.raw(
    `insert into reports (entity_ref, scorecard, report, input_hash, evaluated_at, covered, level, level_rank)
      values (?, 'small', '{}', 'i1', 1, ?, 'bronze', 1)`,
    [REF, true],
  );
  await knex.raw(
    `insert into rules (hash, engine_version, generation, seen_at) values ('old', '0.9.0', 1, 1)`,
  );
}

describe.each(['SQLITE_3', 'POSTGRES_15'] as const)('migrations on %s', id => {
  it('take what is stored along, up and down', async () => {
    const knex = await databases.init(id);
    await knex.migrate.up({ directory });
    await fillFirst(knex);
    await knex.migrate.latest({ directory });

    // All is due to be judged: there are no outcomes yet.
    expect(await knex('repositories').pluck('evaluate_at')).not.toEqual([null]);
    const { write } = await leaseForJudging(knex);
    await write([reportOf('a', { results: resultsOf({ 'a.x': 'f' }) })]);
    const history = await knex('history');
    expect(history.map(({ cause, until }) => [cause, until])).toEqual([
      [null, null],
    ]);
    expect(await knex('reports').first()).toMatchObject({
      outcomes: '{"a.x":"f"}',
      level: 'bronze',
      level_rank: 1,
    });
    // What the engine was is known, what the scorecards were is not.
    expect(await knex('rule_changes')).toMatchObject([
      { kind: 'engine', title: 'Engine 1.0.0, before it 0.9.0' },
    ]);

    // All but the first one.
    const [done] = (await knex.migrate.list({ directory })) as [unknown[]];
    for (const _ of done.slice(1)) await knex.migrate.down({ directory });
    expect(await knex('reports').first()).toMatchObject({
      level: 'bronze',
      input_hash: 'i1',
    });
    expect(await knex('subjects').pluck('entity_ref')).toEqual([REF]);
    expect(await knex.schema.hasTable('history')).toBe(false);

    await knex.migrate.latest({ directory });
    expect(await knex('history')).toEqual([]);
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('subjects')).toBe(false);
  });
});
