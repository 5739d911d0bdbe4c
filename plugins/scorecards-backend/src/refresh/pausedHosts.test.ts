import { setTimeout as delay } from 'node:timers/promises';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { startReplica, syncEntities } from '../__testUtils__/replica';
import { SourceHost } from '../__testUtils__/sourceHost';
import {
  componentOf,
  SMALL_SCORECARD,
  until,
} from '../__testUtils__/startPlugin';
import { DatabaseReports } from '../database/DatabaseReports';
import { readHeld } from '../database/hostHold';
import { readHosts } from '../database/readHosts';
import { requestRead } from '../database/operations/requestRead';
import { WorkerPool } from '../worker/WorkerPool';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 2, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const NAMES = Array.from({ length: 24 }, (_, index) => `c${index}`);
/** Those that were under way when the first answer came. */
const UNDER_WAY = 4;

describe.each(databases.ids)('two replicas on %s, and a host', id => {
  let knex: Knex;
  let host: SourceHost;
  let replicas: Awaited<ReturnType<typeof startReplica>>[];
  const folder = createMockDirectory();
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    jest.clearAllMocks();
    knex = await databases.init(id);
    host = await SourceHost.start();
    folder.setContent({ 'small.yaml': SMALL_SCORECARD });
    for (const name of NAMES) {
      host.repositories.add(`acme/${name}`, { 'renovate.json': '{}' });
    }
    const config = mockServices.rootConfig({
      data: {
        integrations: host.integrations,
        scorecards: { refresh: { concurrency: UNDER_WAY / 2 } },
      },
    });
    const entities = NAMES.map(name =>
      componentOf(name, host.sourceOf(`acme/${name}`)),
    );
    await syncEntities(knex, folder.path, entities, config);
    const start = () =>
      startReplica({
        database: knex,
        workers,
        folder: folder.path,
        settings: { files: [folder.resolve('small.yaml')] },
        config,
        logger,
      });
    replicas = [await start(), await start()];
    await until(
      () => knex('reports').select('entity_ref'),
      rows => rows.length === NAMES.length,
    );
  });
  afterEach(async () => {
    for (const { loop } of replicas) await loop.stop();
    await host.stop();
  });

  const wake = () => replicas.forEach(({ loop }) => loop.wake());
  const comeDue = async () => {
    await knex('repositories').update({ next_read_at: 0 });
    wake();
  };
  const asked = () => host.counts().requests.commit;
  const paused = () =>
    until(
      () => knex('hosts').first(),
      row => Number(row?.paused_until ?? 0) > Date.now(),
    );
  const statusOf = async (name: string) =>
    (await new DatabaseReports(knex).getReport(
      `component:default/${name}`,
      'small',
    ))!.status;
  const someRounds = () => delay(2_500);

  it('that asks to wait is left alone by all of them, and nothing fails for it', async () => {
    const reports = await knex('reports').orderBy('entity_ref');
    const fault = { kind: 'tooMany', seconds: 900 } as const;
    const mend = host.faults.add({ fault });
    const before = asked();
    await comeDue();
    const row = await paused();
    const wait = Number(row!.paused_until) - Date.now();
    expect(wait).toBeGreaterThan(850_000);
    expect(wait).toBeLessThan(900_000 * 1.2);
    await someRounds();
    expect(asked() - before).toBeLessThanOrEqual(UNDER_WAY);

    await requestRead(knex, 'component:default/c7');
    wake();
    await someRounds();
    expect(asked() - before).toBeLessThanOrEqual(UNDER_WAY);
    for (const name of NAMES) {
      expect(await statusOf(name)).toMatchObject({
        state: 'scored',
        stale: true,
        refreshing: false,
        message: expect.stringMatching(
          /^127\.0\.0\.1:\d+ asked the portal to wait.* It is asked again at \d\d:\d\d UTC on \d{4}-\d\d-\d\d\.$/,
        ),
      });
    }
    expect(await knex('repositories').where('failures', '>', 0)).toEqual([]);
    expect(await knex('reports').orderBy('entity_ref')).toEqual(reports);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/Nothing is asked of it for \d+ min$/),
    );

    mend();
    await knex('hosts').update({ paused_until: 1 });
    wake();
    await until(
      () => Promise.all(NAMES.map(statusOf)),
      all => all.every(({ stale, refreshing }) => !stale && !refreshing),
    );
  });

  it('says to who asks for a read why it waits, also where the report is not old', async () => {
    const fault = { kind: 'tooMany', seconds: 900 } as const;
    host.faults.add({ fault });
    await requestRead(knex, 'component:default/c0');
    wake();
    await paused();
    const status = await until(
      () => statusOf('c0'),
      now => !now.refreshing,
    );
    expect(status).toMatchObject({
      stale: false,
      message: expect.stringContaining('asked the portal to wait'),
    });
    expect(await statusOf('c1')).not.toHaveProperty('message');
  });

  it('that was asked as often as is allowed is left alone until the next hour', async () => {
    const hour = 3_600_000;
    const left = hour - (Date.now() % hour);
    // It takes some seconds of an hour that goes on.
    if (left < 60_000) await delay(left);
    const begins = Date.now() - (Date.now() % hour);
    const used = { hour: begins, requests: 13_500 };
    await knex('hosts').update(used);
    const before = asked();
    await comeDue();
    const status = await until(
      () => statusOf('c7'),
      now => now.message !== undefined,
    );
    const ends = new Date(begins + hour).toISOString();
    const message = `${
      host.host
    } was asked as often as the portal allows itself in an hour; requestsPerHour under scorecards.hosts in its configuration says how often. It is asked again at ${ends.slice(
      11,
      16,
    )} UTC on ${ends.slice(0, 10)}.`;
    expect(status).toEqual(
      expect.objectContaining({ message, stale: true, refreshing: false }),
    );
    expect([...(await readHeld(knex)).values()]).toEqual(
      NAMES.map(() => message),
    );
    expect(await readHosts(knex, () => 15_000)).toMatchObject([
      { budget: { perHour: 15_000, used: 13_500, usedUpUntil: ends } },
    ]);
    expect(asked()).toBe(before);

    // What is asked for is read all the same, until all of it is used.
    await requestRead(knex, 'component:default/c7');
    wake();
    await until(
      () => statusOf('c7'),
      now => !now.stale && !now.refreshing,
    );
    expect(asked()).toBe(before + 1);
    await knex('hosts').update({ ...used, requests: 15_000 });
    await requestRead(knex, 'component:default/c7');
    wake();
    await until(
      () => statusOf('c7'),
      now => now.message === message && !now.refreshing,
    );

    await knex('hosts').update({ requests: 0 });
    wake();
    await until(
      () => Promise.all(NAMES.map(statusOf)),
      all => all.every(({ stale, refreshing }) => !stale && !refreshing),
    );
    const [{ budget }] = await readHosts(knex, () => 15_000);
    expect(budget).not.toHaveProperty('usedUpUntil');
  });

  it('that is down is tried by one request at a time', async () => {
    const mend = host.faults.add({ fault: { kind: 'status', status: 503 } });
    const before = asked();
    await comeDue();
    await paused();
    await someRounds();
    const first = asked() - before;
    expect(first).toBeGreaterThanOrEqual(3);
    // And those that were taken until the pause was written.
    expect(first).toBeLessThanOrEqual(3 + 3 * UNDER_WAY);

    await knex('hosts').update({ paused_until: 1 });
    wake();
    await paused();
    await someRounds();
    expect(asked() - before - first).toBe(1);

    mend();
    await knex('hosts').update({ paused_until: 1 });
    await knex('repositories').update({ next_read_at: 0 });
    wake();
    await until(
      () => Promise.all(NAMES.map(statusOf)),
      all => all.every(({ stale, refreshing }) => !stale && !refreshing),
    );
    // What is only counted is written a little later.
    const repaired = await until(
      () => knex('hosts').first(),
      row => row?.failures === 0,
    );
    expect(repaired).toMatchObject({ last_error: null });
    expect(Number(repaired!.answered_at)).toBeGreaterThan(Date.now() - 60_000);
    expect(Number(repaired!.requests)).toBeGreaterThan(0);
    expect(await knex('repositories').whereNotNull('failing_since')).toEqual(
      [],
    );
  });

  it('does not come due in one moment again what was read in one go', async () => {
    const times: number[] = (
      await knex('repositories').pluck('next_read_at')
    ).map(Number);
    const hour = 3_600_000;
    const spanOf = Math.max(...times) - Math.min(...times);
    expect(spanOf).toBeGreaterThan(hour / 4);
    expect(Math.max(...times) - Date.now()).toBeLessThanOrEqual(hour);
  });
});
