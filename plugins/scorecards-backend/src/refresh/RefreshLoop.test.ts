import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Report } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { readConfig } from '../config';
import { DatabaseReports } from '../database/DatabaseReports';
import { LocalFolders } from '../source/LocalFolders';
import { RepositoryReader, type ReadOutcome } from '../source/RepositoryReader';
import { UnreadableError } from '../source/UnreadableError';
import { testDatabases } from '../__testUtils__/databases';
import { loadRules } from '../__testUtils__/rules';
import {
  componentOf,
  SMALL_SCORECARD,
  until,
} from '../__testUtils__/startPlugin';
import { WorkerPool } from '../worker/WorkerPool';
import { CatalogSync } from './CatalogSync';
import { RefreshLoop } from './RefreshLoop';
import { RepositoryRefresher } from './RepositoryRefresher';

const databases = testDatabases();
const config = mockServices.rootConfig();
const integrations = ScmIntegrations.fromConfig(config);
const { limits } = readConfig(config);
const workers = new WorkerPool({ threads: 2, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

describe.each(databases.ids)('refreshing on %s', id => {
  let knex: Knex;
  const folder = createMockDirectory();
  const loops: RefreshLoop[] = [];
  const logger = mockServices.logger.mock();
  let reads: string[];

  beforeEach(async () => {
    knex = await databases.init(id);
    reads = [];
    jest.clearAllMocks();
    folder.setContent({
      'small.yaml': SMALL_SCORECARD,
      repositories: Object.fromEntries(
        NAMES.map(name => [name, { 'app.py': '', 'renovate.json': '{}' }]),
      ),
    });
  });
  afterEach(() => Promise.all(loops.splice(0).map(loop => loop.stop())));

  const sync = (names: string[], change: object = {}) =>
    new CatalogSync({
      database: knex,
      catalog: catalogServiceMock({
        entities: names.map(name => {
          const entity = componentOf(
            name,
            `file:${folder.resolve('repositories', name)}/`,
          );
          return { ...entity, spec: { ...entity.spec, ...change } };
        }),
      }),
      auth: mockServices.auth(),
      integrations,
      localFolders: new LocalFolders([folder.resolve('repositories')]),
      disciplines: new Map(),
    }).run();

  /** A replica. What it reads is noted, and may be made to fail. */
  const startLoop = async (
    read: (
      url: string,
      outcome: Promise<ReadOutcome>,
    ) => Promise<ReadOutcome> = (_, outcome) => outcome,
    intervalMs = 3_600_000,
    now = () => new Date(),
    concurrency = 2,
  ) => {
    const rules = await loadRules({
      database: knex,
      workers,
      settings: { files: [folder.resolve('small.yaml')] },
      logger,
    });
    const reader = new RepositoryReader({
      urlReader: mockServices.urlReader.mock(),
      integrations,
      localFolders: new LocalFolders([folder.resolve('repositories')]),
      workers,
      limits,
    });
    const noting = {
      read: (url: string, request: Parameters<typeof reader.read>[1]) => {
        reads.push(url.slice(-1));
        return read(url, reader.read(url, request));
      },
    } as RepositoryReader;
    const loop = new RefreshLoop({
      database: knex,
      refresher: new RepositoryRefresher({
        database: knex,
        reader: noting,
        workers,
        limits,
        intervalMs,
        now,
      }),
      rules,
      concurrency,
      logger,
    });
    loops.push(loop);
    loop.start();
    return loop;
  };

  const reportOf = async (name: string) => {
    const { status, report } = (await new DatabaseReports(knex).getReport(
      `component:default/${name}`,
      'small',
    ))!;
    const parse = (text: string) => JSON.parse(text) as Report;
    return { status, report: report ? parse(report.toString()) : undefined };
  };
  const settled = (name: string) =>
    until(
      () => reportOf(name),
      ({ status }) => !status.refreshing && status.state !== 'pending',
    );

  it('reads each repository once, however many replicas there are', async () => {
    await sync(NAMES);
    await Promise.all([startLoop(), startLoop(), startLoop()]);
    for (const name of NAMES) {
      expect((await settled(name)).report?.level).toBe('bronze');
    }
    expect(reads.sort()).toEqual(NAMES);
  });

  it('judges a changed entity anew without reading its repository', async () => {
    await sync(['a']);
    const loop = await startLoop();
    await settled('a');
    await sync(['a'], { lifecycle: 'experimental' });
    loop.wake();
    const { report } = await until(
      () => reportOf('a'),
      answer => answer.report?.subject.lifecycle === 'experimental',
    );
    expect(report?.level).toBe('bronze');
    expect(reads).toEqual(['a']);
  });

  it('judges everything anew by new rules, without a read', async () => {
    await sync(['a']);
    const old = await startLoop();
    await settled('a');
    await old.stop();
    const changed = SMALL_SCORECARD.replace('title: Bronze', 'title: Brass');
    folder.addContent({ 'small.yaml': changed });
    await startLoop();
    const { report } = await until(
      () => reportOf('a'),
      answer => answer.report?.scorecard.levels[0].title === 'Brass',
    );
    expect(report?.level).toBe('bronze');
    expect(reads).toEqual(['a']);
  });

  it('counts a check again when its exemption has expired', async () => {
    folder.addContent({
      'repositories/x/app.py': '',
      'repositories/x/.opaq.yaml':
        'exemptions: [{check: deps.update-bot, reason: Later., expires: 2026-03-31}]',
    });
    let today = '2026-03-31T20:00Z';
    await sync(['x']);
    await startLoop(undefined, 200, () => new Date(today));
    expect((await settled('x')).report?.level).toBe('bronze');
    today = '2026-04-01T20:00Z';
    const { report } = await until(
      () => reportOf('x'),
      answer => answer.report?.level === null,
    );
    expect(report?.results).toContainEqual(
      expect.objectContaining({
        checkId: 'deps.update-bot',
        exemption: expect.objectContaining({ status: 'expired' }),
      }),
    );
  });

  it('waits before it tries a repository again that can not be read', async () => {
    await sync(['a', 'b']);
    await startLoop(async (url, outcome) => {
      await outcome;
      if (url.endsWith('a')) throw new UnreadableError('It is gone.');
      return outcome;
    });
    const { status, report } = await settled('a');
    expect(status).toMatchObject({
      state: 'unreadable',
      message: 'It is gone.',
    });
    expect(report).toBeUndefined();
    expect((await settled('b')).report?.level).toBe('bronze');
    await new Promise(resolve => setTimeout(resolve, 1500));
    expect(reads.sort()).toEqual(['a', 'b']);
    const row = await knex('repositories').where('failures', 1).first();
    const waits = Number(row!.next_read_at) - Number(row!.failing_since);
    expect(waits).toBeGreaterThan(20_000);
    expect(waits).toBeLessThan(40_000);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /^Repository file:.*\/a not read \(failure 1 in a row\): It is gone\.$/,
      ),
    );
  });

  it('reads a repository again when its time has come', async () => {
    await sync(['a']);
    await startLoop(undefined, 300);
    await until(
      async () => reads.length,
      count => count >= 3,
    );
    expect((await reportOf('a')).status.state).toBe('scored');
  });

  it('goes on with what is due while most of what it has hangs', async () => {
    await sync(NAMES);
    const hanging = NAMES.slice(0, 4);
    const concurrency = hanging.length + 1;
    await startLoop(
      (url, outcome) =>
        hanging.includes(url.slice(-1)) ? new Promise(() => {}) : outcome,
      undefined,
      undefined,
      concurrency,
    );
    for (const name of ['e', 'f']) {
      expect((await settled(name)).report?.level).toBe('bronze');
    }
    expect(reads.sort()).toEqual(NAMES);
  });

  it('keeps what it read where the judging fails, and tries that again later', async () => {
    await sync(['a']);
    const run = jest.spyOn(workers, 'run');
    run.mockImplementation((...args) =>
      args[0] === 'evaluate'
        ? Promise.reject(new Error('boom'))
        : WorkerPool.prototype.run.apply(workers, args),
    );
    try {
      await startLoop();
      const row = await until(
        () => knex('repositories').first(),
        found => found?.lease_until === null && found.read_at !== null,
      );
      expect(await knex('facts').pluck('folder')).toEqual(['']);
      expect(await knex('reports')).toEqual([]);
      expect(row).toMatchObject({ failures: 0, last_error: null });
      const waits = Number(row!.evaluate_at) - Date.now();
      expect(waits).toBeGreaterThan(200_000);
      expect(waits).toBeLessThan(400_000);
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringMatching(/^Judging file:.*\/a failed: .*boom/),
      );
    } finally {
      run.mockRestore();
    }
    await knex('repositories').update({ evaluate_at: 1 });
    expect((await settled('a')).report?.level).toBe('bronze');
    expect(reads).toEqual(['a']);
  });

  it('leaves connections to who reads pages, however much is to be written', async () => {
    await sync(NAMES);
    let judged = 0;
    let release = () => {};
    const allJudged = new Promise<void>(resolve => {
      release = resolve;
    });
    const run = jest.spyOn(workers, 'run');
    run.mockImplementation(async (...args) => {
      const result = await WorkerPool.prototype.run.apply(workers, args);
      if (args[0] !== 'evaluate') return result;
      judged += 1;
      if (judged === NAMES.length) release();
      await allJudged;
      return result;
    });
    const { pool } = knex.client;
    let most = 0;
    const watch = () => {
      most = Math.max(most, pool.numUsed() + pool.numPendingAcquires());
    };
    try {
      await startLoop(undefined, undefined, undefined, NAMES.length);
      await allJudged;
      knex.on('query', watch);
      for (const name of NAMES) {
        expect((await settled(name)).report?.level).toBe('bronze');
      }
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(NAMES.length);
    } finally {
      knex.removeListener('query', watch);
      run.mockRestore();
    }
  });

  it('gives back what it has when it ends', async () => {
    await sync(['a']);
    const loop = await startLoop(() => new Promise(() => {}));
    await until(
      async () => reads.length,
      count => count > 0,
    );
    await loop.stop();
    await startLoop();
    expect((await settled('a')).report?.level).toBe('bronze');
  });

  it('drops what an entity had that left the catalog during a read', async () => {
    await sync(['a']);
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    await startLoop(async (_, outcome) => {
      await held;
      return outcome;
    });
    await until(
      async () => reads.length,
      count => count > 0,
    );
    await sync([]);
    release();
    await sync(['b']);
    expect((await settled('b')).report?.level).toBe('bronze');
    expect(await knex('reports').pluck('entity_ref')).toEqual([
      'component:default/b',
    ]);
    expect(logger.error).not.toHaveBeenCalled();
  });
});
