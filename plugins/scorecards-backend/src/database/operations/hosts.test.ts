import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { subjectOf } from '../../__testUtils__/values';
import {
  STANDARD_HOST_LIMITS,
  type HostLimits,
} from '../../source/hosts/HostLimits';
import { TROUBLE_FAILURES } from '../hosts';
import { leaseRepositories } from './leaseRepositories';
import { recordFailure } from './recordFailure';
import {
  pauseHost,
  recordHostNews,
  recordHostTrouble,
  type HostNews,
} from './recordHost';
import { recordRead } from './recordRead';
import { releaseLease } from './releaseLease';
import { requestRead } from './requestRead';
import { syncSubjects } from './syncSubjects';

const MINUTE = 60_000;
const HOST = 'git.example.com';
const OTHER = 'code.example.com:8443';

const databases = testDatabases();

describe.each(databases.ids)('source hosts on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(id);
    await syncSubjects(knex, [
      subjectOf('a', `https://${HOST}/acme/a`),
      subjectOf('b', `https://${HOST}/acme/b`),
      subjectOf('c', `https://${HOST}/acme/c`),
      subjectOf('d', `https://${OTHER}/acme/d`),
      subjectOf('e', 'file:///repositories/e'),
    ]);
  });

  const lease = async (limits: Partial<HostLimits> = {}, limit = 10) => {
    // What is asked for within the same millisecond counts as asked for later.
    await new Promise(resolve => setTimeout(resolve, 2));
    return leaseRepositories(knex, {
      limit,
      leaseMs: MINUTE,
      limitsOf: host =>
        host === HOST
          ? { ...STANDARD_HOST_LIMITS, ...limits }
          : STANDARD_HOST_LIMITS,
    });
  };
  const namesOf = (leases: Awaited<ReturnType<typeof lease>>) =>
    leases.map(({ url, readDue }) => url.slice(-1) + (readDue ? '' : '!'));
  const news = (change: Partial<HostNews>) =>
    recordHostNews(knex, {
      host: HOST,
      requests: 0,
      wasOfUse: false,
      ...change,
    });
  const hostRow = async () => (await knex('hosts').where('host', HOST))[0];

  it('are known by their repositories, also of an older backend', async () => {
    expect(await knex('hosts').pluck('host').orderBy('host')).toEqual([
      OTHER,
      HOST,
    ]);
    await knex('repositories').update({ host: null });
    await syncSubjects(knex, [
      subjectOf('a', `https://${HOST}/acme/a`),
      subjectOf('e', 'file:///repositories/e'),
    ]);
    expect(
      await knex('repositories').select('url', 'host').orderBy('url'),
    ).toEqual([
      { url: 'file:///repositories/e', host: null },
      { url: `https://${HOST}/acme/a`, host: HOST },
    ]);
  });

  it('have so many repositories read at a time as is allowed', async () => {
    expect(namesOf(await lease({ concurrency: 2 }))).toEqual([
      'a',
      'b',
      'd',
      'e',
    ]);
    expect(await lease({ concurrency: 2 })).toEqual([]);
    expect(namesOf(await lease({ concurrency: 3 }))).toEqual(['c']);
  });

  it('give room to those of others behind those that have to wait', async () => {
    expect(namesOf(await lease({ concurrency: 1 }, 2))).toEqual(['a', 'd']);
  });

  it('have room again for each that was read, while it is judged', async () => {
    const [a] = await lease({ concurrency: 1 }, 1);
    await recordRead(knex, a, { nextReadInMs: MINUTE });
    expect(namesOf(await lease({ concurrency: 1 }, 1))).toEqual(['b']);
  });

  it('are left alone while they are paused, and all else goes on', async () => {
    await pauseHost(knex, HOST, { ms: MINUTE, reason: 'It asked to wait.' });
    await requestRead(knex, 'component:default/b');
    expect(namesOf(await lease())).toEqual(['d', 'e']);
    await knex('hosts').where('host', HOST).update({ paused_until: 1 });
    const leases = await lease();
    // What was asked for meanwhile comes first.
    expect(namesOf(leases)).toEqual(['b', 'a', 'c']);
    expect(leases.map(({ failures }) => failures)).toEqual([0, 0, 0]);
  });

  it('keep what was read of them judged while they are paused', async () => {
    for (const one of await lease()) {
      await recordRead(knex, one, { nextReadInMs: -1 });
      await releaseLease(knex, one, { done: true, wasRead: true });
    }
    await pauseHost(knex, HOST, { ms: MINUTE, reason: 'It asked to wait.' });
    await requestRead(knex, 'component:default/b');
    await knex('repositories').update({ evaluate_at: 1 });
    const leases = await lease();
    expect(namesOf(leases).sort()).toEqual(['a!', 'b!', 'c!', 'd', 'e']);
    for (const one of leases) {
      await releaseLease(knex, one, { done: true, wasRead: one.readDue });
    }
    await knex('hosts').where('host', HOST).update({ paused_until: 1 });
    expect(namesOf(await lease({}, 1))).toEqual(['b']);
  });

  it('are paused for the longest time that was asked for', async () => {
    await pauseHost(knex, HOST, { ms: 10 * MINUTE, reason: 'Long.' });
    const { paused_until: until } = await hostRow();
    await pauseHost(knex, HOST, { ms: MINUTE, reason: 'Short.' });
    expect(await hostRow()).toMatchObject({
      paused_until: until,
      pause_reason: 'Long.',
    });
  });

  it('are paused after some troubles in a row, each time for longer', async () => {
    const trouble = () => recordHostTrouble(knex, HOST, 'It is down.\0', 0.5);
    for (let count = 1; count < TROUBLE_FAILURES; count += 1) {
      expect(await trouble()).toBeUndefined();
    }
    expect(await trouble()).toBe(30_000);
    expect(await hostRow()).toMatchObject({ pause_reason: 'It is down.' });
    // What was under way before, and what is told late.
    expect(await trouble()).toBeUndefined();
    await news({ wasOfUse: true });
    expect(await hostRow()).toMatchObject({ failures: TROUBLE_FAILURES });

    await knex('hosts').where('host', HOST).update({ paused_until: 1 });
    // One tries.
    const tries = await lease();
    expect(namesOf(tries)).toEqual(['a', 'd', 'e']);
    expect(await lease()).toEqual([]);
    expect(await trouble()).toBe(60_000);
    await recordFailure(knex, tries[0], { reason: 'x', nextReadInMs: MINUTE });
    await releaseLease(knex, tries[0], { done: true, wasRead: true });

    await knex('hosts').where('host', HOST).update({ paused_until: 1 });
    expect(namesOf(await lease())).toEqual(['b']);
    await news({ wasOfUse: true });
    expect(await hostRow()).toMatchObject({ failures: 0, last_error: null });
    expect(namesOf(await lease())).toEqual(['c']);
  });

  it('have their budget, of which a part is kept for what was asked for', async () => {
    await news({ requests: 88 });
    await news({ requests: 1 });
    expect(await hostRow()).toMatchObject({ requests: 89 });
    expect(namesOf(await lease({ requestsPerHour: 100 }, 1))).toEqual(['a']);
    await news({ requests: 1 });
    expect(namesOf(await lease({ requestsPerHour: 100 }))).toEqual(['d', 'e']);
    await requestRead(knex, 'component:default/c');
    expect(namesOf(await lease({ requestsPerHour: 100 }))).toEqual(['c']);
    await requestRead(knex, 'component:default/b');
    await news({ requests: 10 });
    expect(await lease({ requestsPerHour: 100 })).toEqual([]);
    // Another hour has begun.
    await knex('hosts').update({ hour: 0 });
    expect(namesOf(await lease({ requestsPerHour: 100 }))).toEqual(['b']);
    await news({ requests: 1 });
    expect(await hostRow()).toMatchObject({ requests: 1 });
  });

  it('keep a part of their own limit for the rest of the portal', async () => {
    const rate = (remaining: number, resetsInMs?: number) =>
      news({ rateLimit: { limit: 100, remaining, resetsInMs } });
    await rate(21, MINUTE);
    expect(namesOf(await lease({}, 1))).toEqual(['a']);
    await rate(20, MINUTE);
    expect(namesOf(await lease())).toEqual(['d', 'e']);
    await requestRead(knex, 'component:default/c');
    expect(namesOf(await lease())).toEqual(['c']);
    await rate(5, MINUTE);
    await requestRead(knex, 'component:default/b');
    expect(await lease()).toEqual([]);
    // The limit was renewed.
    await rate(0, 0);
    expect(namesOf(await lease())).toEqual(['b']);
  });
});
