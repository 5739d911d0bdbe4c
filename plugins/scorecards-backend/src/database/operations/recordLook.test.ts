import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { reportOf, subjectOf } from '../../__testUtils__/values';
import { listWork } from '../listWork';
import { enterRules } from './enterRules';
import { leaseRepositories } from './leaseRepositories';
import { recordFailure } from './recordFailure';
import { recordLook } from './recordLook';
import { recordUnchanged } from './recordUnchanged';
import { releaseLease } from './releaseLease';
import { requestEvaluation } from './requestEvaluation';
import { requestRead } from './requestRead';
import { syncSubjects } from './syncSubjects';
import { LeaseLostError } from './withLease';

const MINUTE = 60_000;
const NAMES = ['a', 'b', 'c'];

const databases = testDatabases();

const content = {
  etag: 'e1',
  revision: 'r1',
  readKey: 'k1',
  factVersion: 'v1',
  facts: [{ folder: '', digest: 'd1', data: Buffer.from('facts'), files: 1 }],
};

describe.each(databases.ids)('what looks come to on %s', id => {
  let knex: Knex;
  let generation: number;
  beforeEach(async () => {
    knex = await databases.init(id);
    await syncSubjects(
      knex,
      NAMES.map(name => subjectOf(name, `https://example.com/${name}`)),
    );
    const small = { name: 'small', title: 'Small', hash: 'h' };
    ({ generation } = await enterRules(knex, {
      hash: 'one',
      engineVersion: '1.0.0',
      scorecards: [small],
    }));
  });

  const lease = async (leaseMs = MINUTE) => {
    // What is asked for within the same millisecond counts as asked for later.
    await new Promise(resolve => setTimeout(resolve, 2));
    return leaseRepositories(knex, { limit: 10, leaseMs });
  };

  const look = (name: string, nextReadInMs = MINUTE) => ({
    read: { nextReadInMs, content },
    reports: [reportOf(name)],
    generation,
    done: { wasRead: true },
  });

  /** All were read, and are due again. */
  const readAll = async () => {
    for (const one of await lease()) {
      await recordLook(knex, one, look(one.url.slice(-1), 0));
    }
  };

  const rows = () => knex('repositories').orderBy('id');

  it('writes a read, its reports and the end of the work at once', async () => {
    const [a, b] = await lease();
    await recordLook(knex, a, look('a'));
    expect((await rows())[0]).toMatchObject({
      etag: 'e1',
      read_key: 'k1',
      lease_until: null,
      evaluate_at: null,
    });
    const [{ items, facts }] = await listWork(knex, [a.id]);
    expect(facts).toMatchObject([{ folder: '', digest: 'd1', version: 'v1' }]);
    expect([...items[0].inputHashes]).toEqual([['small', 'i1']]);

    await recordLook(knex, b, { ...look('b'), done: undefined });
    expect((await rows())[1]).toMatchObject({
      etag: 'e1',
      lease_until: expect.anything(),
    });
  });

  it('writes nothing of a look whose lease was lost on the way', async () => {
    const [a] = await lease(-1);
    await lease();
    await expect(recordLook(knex, a, look('a'))).rejects.toThrow(
      LeaseLostError,
    );
    expect((await rows())[0]).toMatchObject({
      read_at: null,
      lease_until: expect.anything(),
    });
    expect(await listWork(knex, [a.id])).toMatchObject([{ facts: [] }]);
  });

  it('writes nothing of a look of which one part can not be written', async () => {
    const [a] = await lease();
    const broken = { ...reportOf('a'), inputHash: null as unknown as string };
    await expect(
      recordLook(knex, a, { ...look('a'), reports: [broken] }),
    ).rejects.toThrow();
    expect((await rows())[0]).toMatchObject({
      read_at: null,
      lease_until: expect.anything(),
    });
    expect(await knex('facts')).toEqual([]);
  });

  it('notes of several that they have not changed, and gives them back', async () => {
    await readAll();
    await knex('repositories').update({ read_at: 1 });
    const leases = await lease();
    const held = await recordUnchanged(
      knex,
      leases.map((one, index) => ({
        ...one,
        nextReadInMs: (index + 1) * MINUTE,
      })),
    );
    expect(held).toEqual([true, true, true]);
    const all = await rows();
    expect(
      all.map(row =>
        Math.round((Number(row.next_read_at) - Number(row.read_at)) / MINUTE),
      ),
    ).toEqual([1, 2, 3]);
    for (const row of all) {
      expect(Number(row.read_at)).toBeGreaterThan(1);
      expect(row).toMatchObject({
        etag: 'e1',
        lease_until: null,
        requested_at: null,
        evaluate_at: null,
      });
    }
    expect(await lease()).toEqual([]);
  });

  it('keeps what was asked for while it was found out that nothing has changed', async () => {
    await readAll();
    const [a, b, c] = await lease();
    await new Promise(resolve => setTimeout(resolve, 2));
    await requestRead(knex, 'component:default/a');
    await requestEvaluation(knex, 'component:default/b');
    await recordUnchanged(
      knex,
      [a, b, c].map(one => ({ ...one, nextReadInMs: MINUTE })),
    );
    expect(await lease()).toMatchObject([
      { id: a.id, readDue: true, isRequested: true },
      { id: b.id, readDue: false, isRequested: false },
    ]);
  });

  it('says which of several it does not have any more, and leaves those alone', async () => {
    await readAll();
    const [a, b] = await lease(-1);
    const [, current] = await lease();
    await knex('subjects').where('entity_ref', 'component:default/a').delete();
    await knex('repositories').where('id', a.id).delete();
    const unchanged = (one: typeof a) => ({ ...one, nextReadInMs: MINUTE });
    expect(await recordUnchanged(knex, [unchanged(a), unchanged(b)])).toEqual([
      false,
      false,
    ]);
    expect(await recordUnchanged(knex, [unchanged(current)])).toEqual([true]);
    expect(current).toMatchObject({ id: b.id, fence: b.fence + 1 });
  });

  it('lists the work of several repositories in their order', async () => {
    await readAll();
    const leases = await lease();
    await recordFailure(knex, leases[1], { reason: 'gone', nextReadInMs: 0 });
    await releaseLease(knex, leases[1], { done: true });
    const ids = leases.map(one => one.id).reverse();
    const work = await listWork(knex, [...ids, 4711]);
    expect(
      work.map(({ items, facts }) => [
        items.map(({ entityRef }) => entityRef.slice(-1)),
        facts.map(({ repository_id: repositoryId }) => repositoryId),
      ]),
    ).toEqual([
      [['c'], [ids[0]]],
      [['b'], [ids[1]]],
      [['a'], [ids[2]]],
      [[], []],
    ]);
  });
});
