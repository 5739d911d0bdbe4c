import type { RepositoryItem } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { subjectOf } from '../__testUtils__/values';
import type { RepositoriesFilter } from '../reports/Operations';
import { DatabaseOperations } from './DatabaseOperations';
import { leaseRepositories } from './operations/leaseRepositories';
import { syncSubjects } from './operations/syncSubjects';
import type { HostRow, RepositoryRow } from './rows';

const HOUR = 3_600_000;
const MANY = 10_000;

const databases = testDatabases();

describe.each(databases.ids)('operations on %s', id => {
  let knex: Knex;
  const wake = jest.fn();
  const operations = () =>
    new DatabaseOperations({
      database: knex,
      loop: { wake },
      budgetOf: host => (host === 'github.com' ? 4_000 : undefined),
    });
  const list = async (filter: Partial<RepositoriesFilter> = {}) =>
    operations().repositories({ limit: 50, ...filter });
  const names = (items: RepositoryItem[]) =>
    items.map(({ url }) => url.slice(url.lastIndexOf('/') + 1));

  const set = (name: string, row: Partial<RepositoryRow>) =>
    knex('repositories')
      .where('url', 'like', `%/${name}`)
      .update(row as object);
  const setHost = (row: Partial<HostRow> & Pick<HostRow, 'host'>) =>
    knex('hosts')
      .insert(row as object)
      .onConflict('host')
      .merge();
  /** All are read an hour ago, and due in an hour. */
  const settle = () => {
    const now = Date.now();
    return knex('repositories').update({
      read_at: now - HOUR,
      next_read_at: now + HOUR,
      evaluate_at: null,
    });
  };

  beforeEach(async () => {
    knex = await databases.init(id);
    jest.clearAllMocks();
  });

  describe('with some repositories', () => {
    beforeEach(async () => {
      await syncSubjects(knex, [
        ...['ok', 'gone', 'cut', 'due'].map(name =>
          subjectOf(name, `https://github.com/acme/${name}`),
        ),
        subjectOf('local', 'file:///srv/local'),
        ...['a', 'b', 'c', 'd'].map(name =>
          subjectOf(name, 'https://git.example.com:8443/acme/mono', name),
        ),
        subjectOf('nowhere', undefined),
      ]);
      await knex('repositories')
        .where('url', 'like', 'https://github.com%')
        .update({ host: 'github.com' });
      await set('mono', { host: 'git.example.com:8443' });
      await settle();
      const now = Date.now();
      await set('gone', {
        failures: 7,
        failing_since: now - 9 * HOUR,
        last_error: 'It was not found.',
      });
      await set('cut', {
        failures: 1,
        failing_since: now - 5,
        last_error: 'It was cut.',
      });
      await set('due', { next_read_at: now - 5, read_at: now - 2 * HOUR });
    });

    it('lists what fails longest first, then what was read longest ago', async () => {
      const { items, total, next } = await list();
      expect(names(items).slice(0, 3)).toEqual(['gone', 'cut', 'due']);
      expect(total).toBe(6);
      expect(next).toBeUndefined();
      expect(items[0]).toEqual({
        id: expect.any(Number),
        url: 'https://github.com/acme/gone',
        host: 'github.com',
        state: 'failing',
        entityRefs: ['component:default/gone'],
        entities: 1,
        readAt: expect.any(String),
        nextReadAt: expect.any(String),
        failures: 7,
        failingSince: expect.any(String),
        error: 'It was not found.',
      });
      const mono = items.find(({ url }) => url.endsWith('mono'));
      expect(mono?.entityRefs).toEqual(
        ['a', 'b', 'c'].map(name => `component:default/${name}`),
      );
      expect(mono?.entities).toBe(4);
    });

    it('filters by state, host and part of the address', async () => {
      const { id: dueId } = (await knex('repositories')
        .where('url', 'like', '%/due')
        .first('id'))!;
      expect(names((await list({ state: ['waiting'] })).items)).toEqual([
        'due',
      ]);
      const [lease] = await leaseRepositories(knex, {
        limit: 1,
        leaseMs: 60_000,
      });
      expect(lease.id).toBe(dueId);
      expect((await list({ state: ['waiting'] })).total).toBe(0);
      expect(names((await list({ state: ['reading'] })).items)).toEqual([
        'due',
      ]);
      const both = await list({ state: ['failing', 'reading'] });
      expect(names(both.items)).toEqual(['gone', 'cut', 'due']);
      expect(names((await list({ host: 'local' })).items)).toEqual(['local']);
      const host = 'git.example.com:8443';
      expect(names((await list({ host })).items)).toEqual(['mono']);
      expect(names((await list({ search: 'ACME/MO' })).items)).toEqual([
        'mono',
      ]);
      // What would stand for any character, stands for itself.
      for (const search of ['%', '_', '!', 'github_com']) {
        expect((await list({ search })).total).toBe(0);
      }
    });

    it('gives pages that lose nothing', async () => {
      const seen: string[] = [];
      let from: RepositoriesFilter['from'];
      do {
        const page = await list({ limit: 2, from });
        expect(page.total).toBe(6);
        seen.push(...names(page.items));
        from = page.next;
      } while (from);
      expect(seen).toEqual(names((await list()).items));
    });

    it('adds up the repositories of each host, with what it asked for', async () => {
      const now = Date.now();
      const hour = now - (now % HOUR);
      await setHost({
        host: 'github.com',
        hour,
        requests: 1_200,
        rate_limit: 5_000,
        rate_remaining: 3_800,
        rate_resets_at: hour + HOUR,
        answered_at: now,
      });
      await setHost({
        host: 'git.example.com:8443',
        hour: hour - HOUR,
        requests: 70,
        paused_until: now + 60_000,
        pause_reason: 'It did not answer three times in a row.',
        last_error: 'It did not answer.',
      });
      await setHost({ host: 'not-used-any-more.example.com', requests: 1 });
      const [other, github, local, ...rest] = await operations().hosts();
      expect(rest).toEqual([]);
      expect(github).toEqual({
        host: 'github.com',
        repositories: { total: 4, failing: 2, waiting: 1, reading: 0 },
        rateLimit: {
          limit: 5_000,
          remaining: 3_800,
          resetsAt: new Date(hour + HOUR).toISOString(),
        },
        budget: { perHour: 4_000, used: 1_200 },
        answeredAt: new Date(now).toISOString(),
      });
      expect(other).toEqual({
        host: 'git.example.com:8443',
        repositories: { total: 1, failing: 0, waiting: 0, reading: 0 },
        paused: {
          until: new Date(now + 60_000).toISOString(),
          reason: 'It did not answer three times in a row.',
        },
        // Of another hour.
        budget: { used: 0 },
        error: 'It did not answer.',
        answeredAt: expect.any(String),
      });
      expect(local).toMatchObject({ host: 'local', budget: { used: 0 } });
      await setHost({ host: 'git.example.com:8443', paused_until: now - 5 });
      expect((await operations().hosts())[0]).not.toHaveProperty('paused');
      // A limit that has begun anew says nothing.
      await setHost({ host: 'github.com', rate_resets_at: now - 5 });
      expect((await operations().hosts())[1]).not.toHaveProperty('rateLimit');
    });

    it('has a repository read again, before all others', async () => {
      const { items } = await list();
      expect(await operations().requestRead(items[0].id)).toBe(true);
      expect(wake).toHaveBeenCalledTimes(1);
      const [lease] = await leaseRepositories(knex, {
        limit: 1,
        leaseMs: 60_000,
      });
      expect(lease).toMatchObject({ id: items[0].id, readDue: true });
      expect(await operations().requestRead(2_000_000)).toBe(false);
      expect(wake).toHaveBeenCalledTimes(1);
    });
  });

  it('asks as often for many as for few', async () => {
    const queriesOf = async (work: () => Promise<unknown>) => {
      let count = 0;
      const countOne = () => {
        count += 1;
      };
      knex.on('query', countOne);
      await work();
      knex.off('query', countOne);
      return count;
    };
    const counts = async () => [
      await queriesOf(() => operations().hosts()),
      await queriesOf(() => list({ search: 'acme', limit: 100 })),
    ];
    await syncSubjects(knex, [subjectOf('a', 'https://github.com/acme/a')]);
    const few = await counts();
    await syncSubjects(
      knex,
      Array.from({ length: MANY }, (_, index) =>
        subjectOf(`s${index}`, `https://github.com/acme/s${index}`),
      ),
    );
    await settle();
    expect(await counts()).toEqual(few);
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const from = performance.now();
      const { total } = await list({ state: ['current'], host: 'local' });
      await operations().hosts();
      times.push(performance.now() - from);
      expect(total).toBe(0);
    }
    // Some 30 ms where nothing else runs; a query for each repository takes seconds every time.
    expect(Math.min(...times)).toBeLessThan(1_000);
  });
});
