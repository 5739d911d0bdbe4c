import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { reportOf, subjectOf } from '../../__testUtils__/values';
import { DatabaseReports } from '../DatabaseReports';
import { listApprovals } from '../listApprovals';
import { approve } from './approve';
import { enterRules } from './enterRules';
import { leaseRepositories } from './leaseRepositories';
import { listFacts, listWork } from '../listWork';
import { markDay } from './markDay';
import { recordFailure } from './recordFailure';
import { recordRead } from './recordRead';
import { releaseLease } from './releaseLease';
import { renewLeases } from './renewLeases';
import { requestRead } from './requestRead';
import { revokeApproval } from './revokeApproval';
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
    const kept = await reports.getReport('component:default/a', 'small');
    expect(kept?.status).toMatchObject({
      state: 'scored',
      stale: true,
      message: 'gone',
      readAt: expect.any(String),
    });
    expect(kept?.report?.toString()).toContain('"level":"bronze"');
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
    const [{ items }] = await listWork(knex, [leased.id]);
    expect(items).toHaveLength(2);
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
    const [{ items }] = await listWork(knex, [leased.id]);
    const [item] = items;
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

  describe('of the state of a repository', () => {
    const versions = async () =>
      (await knex('subjects').orderBy('entity_ref')).map(({ version }) =>
        Number(version),
      );
    const newest = async () =>
      Number((await knex('versions').where('name', 'rows').first())!.version);

    it('say so on its components when it changes, and not at each read', async () => {
      await syncSubjects(knex, [
        subjectOf('a', 'https://example.com/a'),
        subjectOf('b', 'https://example.com/b'),
      ]);
      const [a] = await lease(MINUTE, 1);
      const [, b] = await versions();
      const isNews = async (write: () => Promise<void>) => {
        const before = await newest();
        await write();
        const [version, other] = await versions();
        expect(other).toBe(b);
        return version > before;
      };
      const readOf = (more: object) =>
        recordRead(knex, a, {
          nextReadInMs: MINUTE,
          ...more,
        });
      const fail = (reason: string) =>
        recordFailure(knex, a, { reason, nextReadInMs: MINUTE });
      const gone = content('');
      gone.facts[0].files = 0;

      expect(await isNews(() => fail('no'))).toBe(true);
      expect(await isNews(() => fail('no'))).toBe(false);
      expect(await isNews(() => fail('never'))).toBe(true);
      expect(await isNews(() => readOf({ content: content('') }))).toBe(true);
      expect(await isNews(() => readOf({ content: content('') }))).toBe(false);
      expect(await isNews(() => readOf({}))).toBe(false);
      expect(await isNews(() => readOf({ content: gone }))).toBe(true);
      expect(await isNews(() => readOf({ content: gone }))).toBe(false);
    });

    it('say so at the first read', async () => {
      await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
      const [before] = await versions();
      await read();
      const [after] = await versions();
      expect(after).toBeGreaterThan(before);
    });
  });

  describe('approvals', () => {
    const REF = 'component:default/a';
    const approval = {
      entityRef: REF,
      checkId: 'a.x',
      reason: 'Later.',
      expires: '2026-12-31',
      by: 'user:default/ada',
    };

    it('are there for the next evaluation, which is due at once', async () => {
      await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
      await releaseLease(knex, await read(), { done: true });
      expect(await lease()).toEqual([]);

      await approve(knex, approval);
      await approve(knex, { ...approval, expires: '2026-11-30' });
      const leased = await leaseOne();
      expect(leased.readDue).toBe(false);
      const [{ items }] = await listWork(knex, [leased.id]);
      const [item] = items;
      expect(item.approvals).toEqual([
        {
          check: 'a.x',
          reason: 'Later.',
          expires: '2026-11-30',
          by: 'user:default/ada',
          at: expect.stringMatching(/^20\d\d-.*Z$/),
        },
      ]);
    });

    it('are taken back, and only once', async () => {
      await syncSubjects(knex, [subjectOf('a', 'https://example.com/a')]);
      await approve(knex, approval);
      await releaseLease(knex, await read(), { done: true });
      expect(await revokeApproval(knex, REF, 'a.x')).toBe(true);
      expect(await leaseOne()).toMatchObject({ readDue: false });
      expect(await revokeApproval(knex, REF, 'a.x')).toBe(false);
      expect(await listApprovals(knex, [REF])).toEqual(new Map());
    });
  });

  it('mark a day once', async () => {
    await markDay(knex, '2026-11-23');
    await markDay(knex, '2026-11-23');
    await markDay(knex, '2026-11-24');
    expect(await knex('observed_days').orderBy('day').pluck('day')).toEqual([
      '2026-11-23',
      '2026-11-24',
    ]);
  });

  describe('rules', () => {
    it('are noted where they are others than before', async () => {
      const entered = (hash: string, engineVersion: string, ours: string) =>
        enterRules(knex, {
          hash,
          engineVersion,
          scorecards: [
            { name: 'small', title: 'Small', hash: 'h' },
            { name: 'ours', title: 'Ours', hash: ours },
          ],
        });
      const noted = async () =>
        (await knex('rule_changes').orderBy('id')).map(
          ({ kind, scorecard, title }) => [kind, scorecard, title],
        );
      await enterRules(knex, rules('one'));
      // One that is new has no past to be set off from.
      await entered('two', '1.0.0', 'aaaaaaaaaa');
      await entered('two', '1.0.0', 'aaaaaaaaaa');
      expect(await noted()).toEqual([]);
      await entered('three', '1.1.0', 'bbbbbbbbbb');
      expect(await noted()).toEqual([
        ['engine', null, 'Engine 1.1.0, before it 1.0.0'],
        ['scorecard', 'ours', 'Ours bbbbbbb, before it aaaaaaa'],
      ]);
      // A start after all replicas were away.
      await knex('rules').update({ seen_at: 1 });
      await entered('three', '1.1.0', 'bbbbbbbbbb');
      expect(await noted()).toHaveLength(2);
      expect(Number((await knex('rule_changes').first())!.at)).toBeGreaterThan(
        Date.now() - MINUTE,
      );
    });

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
