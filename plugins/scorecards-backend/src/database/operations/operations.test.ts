import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { reportOf, subjectOf } from '../../__testUtils__/values';
import { DatabaseReports } from '../DatabaseReports';
import { enterRules } from './enterRules';
import { leaseRepositories } from './leaseRepositories';
import { listFacts, listWork } from '../listWork';
import { recordFailure } from './recordFailure';
import { recordRead } from './recordRead';
import { releaseLease } from './releaseLease';
import { renewLeases } from './renewLeases';
import { requestRead } from './requestRead';
import { syncSubjects } from './syncSubjects';
import { LeaseLostError } from './withLease';
import { writeReports } from './writeReports';

const MINUTE = 60_000;

const databases = testDatabases();

describe.each(databases.ids)('operations on %s', id => {
  let knex: Knex;
  let reports: DatabaseReports;
  beforeEach(async () => {
    knex = await databases.init(id);
    reports = new DatabaseReports(knex);
  });

  const lease = async (leaseMs = MINUTE, limit = 10) => {
    // What is asked for within the same millisecond counts as asked for later.
    await new Promise(resolve => setTimeout(resolve, 2));
    return leaseRepositories(knex, { limit, leaseMs });
  };

  const leaseOne = async () => {
    const [leased] = await lease();
    expect(leased).toBeDefined();
    return leased;
  };

  const content = (...folders: string[]) => ({
    etag: 'e1',
    revision: 'r1',
    readKey: 'k1',
    factVersion: 'v1',
    facts: folders.map(folder => ({
      folder,
      digest: 'd1',
      data: Buffer.from('facts'),
      files: 1,
    })),
  });

  const read = async (nextReadInMs = MINUTE) => {
    const leased = await leaseOne();
    await recordRead(knex, leased, { nextReadInMs, content: content('') });
    return leased;
  };

  it('leases what is due once, oldest first, and as much as is asked for', async () => {
    await syncSubjects(knex, [
      subjectOf('a', 'https://example.com/a'),
      subjectOf('b', 'https://example.com/b'),
      subjectOf('c', 'https://example.com/c'),
    ]);
    const first = await lease(MINUTE, 2);
    const second = await lease(MINUTE, 2);
    expect([...first, ...second].map(({ url }) => url)).toEqual([
      'https://example.com/a',
      'https://example.com/b',
      'https://example.com/c',
    ]);
    expect(first[0]).toMatchObject({ fence: 1, readDue: true, failures: 0 });
    expect(await lease()).toEqual([]);
  });

  it('gives no repository to two replicas that ask at the same time', async () => {
    await syncSubjects(
      knex,
      Array.from({ length: 40 }, (_, index) =>
        subjectOf(`c${index}`, `https://example.com/${index}`),
      ),
    );
    const all = await Promise.all(
      Array.from({ length: 8 }, () => lease(MINUTE, 5)),
    );
    const urls = all.flat().map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
    const rest = await lease(MINUTE, 100);
    expect(urls.length + rest.length).toBe(40);
  });

  it('lets a lease lapse, and refuses what its holder writes later', async () => {
    await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
    const [old] = await lease(-1);
    const [current] = await lease();
    expect(current.fence).toBe(old.fence + 1);

    const attempts = [
      recordRead(knex, old, { nextReadInMs: 0, content: content('') }),
      recordFailure(knex, old, { reason: 'old', nextReadInMs: 0 }),
      writeReports(knex, old, [reportOf('a')], 1),
    ];
    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toMatchObject({
        status: 'rejected',
        reason: expect.any(LeaseLostError),
      });
    }
    await releaseLease(knex, old, { done: true });
    await renewLeases(knex, [old], -MINUTE);
    expect(await lease()).toEqual([]);
    await recordRead(knex, current, {
      nextReadInMs: MINUTE,
      content: content(''),
    });
    expect(await listFacts(knex, current.id, 'v1')).toHaveLength(1);
  });

  it('keeps a lease that is renewed', async () => {
    await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
    const [leased] = await lease(-1);
    await renewLeases(knex, [leased], MINUTE);
    expect(await lease()).toEqual([]);
  });

  it('has nothing due after a read, until its time has come', async () => {
    await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
    await releaseLease(knex, await read(MINUTE), { done: true });
    expect(await lease()).toEqual([]);
    await knex('repositories').update({ next_read_at: 1 });
    expect(await leaseOne()).toMatchObject({
      readDue: true,
      etag: 'e1',
      revision: 'r1',
      readKey: 'k1',
    });
  });

  it('has all of it due again where the work was not done', async () => {
    await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
    await releaseLease(knex, await leaseOne(), { done: false });
    expect(await leaseOne()).toMatchObject({ readDue: true });
  });

  it('reads asked-for repositories before those that are due by schedule', async () => {
    await syncSubjects(knex, [
      subjectOf('a', 'https://example.com/a'),
      subjectOf('b', 'https://example.com/b'),
    ]);
    await requestRead(knex, 'component:default/b');
    const leased = await lease();
    expect(leased.map(({ url }) => url)).toEqual([
      'https://example.com/b',
      'https://example.com/a',
    ]);
  });

  it('does not forget what was asked for during a read', async () => {
    await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
    const leased = await read();
    await requestRead(knex, 'component:default/a');
    await releaseLease(knex, leased, { done: true });
    expect(await leaseOne()).toMatchObject({ readDue: true });
  });

  it('keeps facts and reports of a repository that fails', async () => {
    await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
    const leased = await read();
    const { generation } = await enterRules(knex, rules('one'));
    await writeReports(knex, leased, [reportOf('a')], generation);
    await recordFailure(knex, leased, { reason: 'gone', nextReadInMs: MINUTE });
    await releaseLease(knex, leased, { done: true });

    expect(await listFacts(knex, leased.id, 'v1')).toHaveLength(1);
    expect(
      await reports.getReport('component:default/a', 'small'),
    ).toMatchObject({
      status: {
        state: 'scored',
        stale: true,
        message: 'gone',
        readAt: expect.any(String),
      },
      report: expect.stringContaining('"level":"bronze"'),
    });
  });

  it('stores facts by folder, and none of another version', async () => {
    await syncSubjects(knex, [
      subjectOf('a', 'https://example.com/a', 'x'),
      subjectOf('b', 'https://example.com/a', 'y'),
    ]);
    const leased = await leaseOne();
    await recordRead(knex, leased, {
      nextReadInMs: MINUTE,
      content: content('x', 'y'),
    });
    const [x] = await listFacts(knex, leased.id, 'v1');
    expect(x).toMatchObject({ folder: 'x', revision: 'r1' });
    expect(Buffer.from(x.data).toString()).toBe('facts');
    expect(await listFacts(knex, leased.id, 'v2')).toEqual([]);
    expect(await listWork(knex, leased.id)).toHaveLength(2);
  });

  it('says of a folder without files that it is not there', async () => {
    await syncSubjects(knex, [subjectOf('a', 'https://example.com/a', 'x')]);
    const leased = await leaseOne();
    const { facts, ...rest } = content('x');
    await recordRead(knex, leased, {
      nextReadInMs: MINUTE,
      content: { ...rest, facts: [{ ...facts[0], files: 0 }] },
    });
    await releaseLease(knex, leased, { done: true });
    const [item] = await listWork(knex, leased.id);
    expect(item.hasReadProblem).toBe(true);
    const answer = await reports.getReport('component:default/a', 'small');
    expect(answer?.status).toMatchObject({
      state: 'unreadable',
      message: expect.stringContaining("no files in the folder 'x'"),
    });
  });

  it('removes what the catalog does not have any more', async () => {
    const a = subjectOf('a', 'https://example.com/a');
    const b = subjectOf('b', 'https://example.com/b');
    await syncSubjects(knex, [a, b]);
    const leased = await read();
    await writeReports(knex, leased, [reportOf('a')], 1);
    expect(await syncSubjects(knex, [a, b])).toBe(false);
    expect(await syncSubjects(knex, [b])).toBe(true);
    for (const [table, count] of [
      ['subjects', 1],
      ['repositories', 1],
      ['reports', 0],
      ['facts', 0],
    ] as const) {
      expect([table, await knex(table).select()]).toEqual([
        table,
        Array.from({ length: count }, () => expect.anything()),
      ]);
    }
    await expect(
      writeReports(knex, leased, [reportOf('a')], 1),
    ).rejects.toThrow(LeaseLostError);
  });

  it('has a changed entity judged anew, without a read', async () => {
    const a = subjectOf('a', 'https://example.com/a');
    await syncSubjects(knex, [a]);
    await releaseLease(knex, await read(), { done: true });
    const row = { ...a.row, lifecycle: 'experimental', definition_hash: 'h2' };
    await syncSubjects(knex, [{ ...a, row }]);
    expect(await leaseOne()).toMatchObject({ readDue: false });
  });

  describe('rules', () => {
    it('are in force with the newest replica, and judge everything anew', async () => {
      await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
      await releaseLease(knex, await read(), { done: true });
      expect(await enterRules(knex, rules('one'))).toEqual({
        generation: 1,
        inForce: true,
      });
      expect(await leaseOne()).toMatchObject({ readDue: false });
      expect(await enterRules(knex, rules('two'))).toEqual({
        generation: 2,
        inForce: true,
      });
      expect(await enterRules(knex, rules('one'))).toEqual({
        generation: 1,
        inForce: false,
      });
    });

    it('that are older write no report', async () => {
      await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
      const old = await enterRules(knex, rules('one'));
      const leased = await leaseOne();
      await enterRules(knex, rules('two'));
      await writeReports(knex, leased, [reportOf('a')], old.generation);
      expect(await knex('reports').select()).toEqual([]);
    });

    it('return as the newest when those after them are gone', async () => {
      await enterRules(knex, rules('one'));
      await enterRules(knex, rules('two'));
      await knex('rules').update({ seen_at: 1 });
      expect(await enterRules(knex, rules('one'))).toEqual({
        generation: 3,
        inForce: true,
      });
    });

    it('take reports of scorecards with them that are gone', async () => {
      await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
      await writeReports(knex, await leaseOne(), [reportOf('a')], 1);
      await enterRules(knex, {
        ...rules('two'),
        scorecards: [{ name: 'other', title: 'Other', hash: 'h' }],
      });
      expect(await knex('reports').select()).toEqual([]);
    });
  });
});

function rules(hash: string) {
  return {
    hash,
    engineVersion: '1.0.0',
    scorecards: [{ name: 'small', title: 'Small', hash: 'h' }],
  };
}
