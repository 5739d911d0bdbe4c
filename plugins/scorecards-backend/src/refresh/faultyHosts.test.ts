import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { startReplica, syncEntities } from '../__testUtils__/replica';
import { SourceHost, type Fault } from '../__testUtils__/sourceHost';
import {
  componentOf,
  SMALL_SCORECARD,
  until,
} from '../__testUtils__/startPlugin';
import { DatabaseReports } from '../database/DatabaseReports';
import { Estate } from '../estate/Estate';
import { WorkerPool } from '../worker/WorkerPool';
import type { RulesSource } from './RulesSource';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 2, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const BRONZE = { 'app.py': '', 'renovate.json': '{}' };
const NOTHING = { 'app.py': '' };

const TRANSFER_SECONDS = 4;
const TROUBLE = /could not be used|dropped the connection/;
const CUT = /damaged|ends before its end|was cut|neither a tar/;
const FAULTS: Array<[Fault, RegExp]> = [
  [{ kind: 'slow', ms: 60_000 }, /took longer than 4 seconds/],
  [{ kind: 'tooMany', seconds: 600 }, /asked the portal to wait.*asked again/],
  [{ kind: 'rateLimit', seconds: 600 }, /asked the portal to wait/],
  [{ kind: 'abuse', seconds: 600 }, /asked the portal to wait/],
  [{ kind: 'status', status: 500 }, /error of its own \(500\)/],
  [{ kind: 'status', status: 503 }, /error of its own \(503\)/],
  [{ kind: 'status', status: 403 }, /may not read it/],
  [{ kind: 'unauthorized' }, /refuses the portal's credentials/],
  [{ kind: 'drop' }, TROUBLE],
  [{ kind: 'cut' }, new RegExp(`${TROUBLE.source}|${CUT.source}`)],
  [{ kind: 'html' }, /web page|sign-in page/],
  [{ kind: 'empty' }, /empty answer|something else than a commit/],
  [{ kind: 'longLength' }, new RegExp(`${TROUBLE.source}|${CUT.source}`)],
];
/** What only an archive can be. */
const ARCHIVE_FAULTS: Array<[Fault, RegExp]> = [
  [{ kind: 'stall' }, /took longer than 4 seconds/],
  [{ kind: 'truncated' }, CUT],
  [{ kind: 'tarBoundary' }, CUT],
  [{ kind: 'shortLength' }, new RegExp(`${TROUBLE.source}|${CUT.source}`)],
];

const CASES = [
  ...FAULTS.map(([fault, says]) => ['commit', fault, says] as const),
  ...[...FAULTS, ...ARCHIVE_FAULTS].map(
    ([fault, says]) => ['archive', fault, says] as const,
  ),
];

describe.each([
  ['SQLITE_3', 'github'],
  ['SQLITE_3', 'gitlab'],
  ['POSTGRES_15', 'github'],
] as const)('on %s, a host like %s that fails', (id, type) => {
  let knex: Knex;
  let host: SourceHost;
  let loop: { wake(): void; stop(): Promise<void> };
  let ledger: { flush(): Promise<void> };
  let rules: RulesSource;
  const folder = createMockDirectory();

  const statusOf = async () => {
    const { status, report } = (await new DatabaseReports(knex).getReport(
      'component:default/churn',
      'small',
    ))!;
    const { level, source } = JSON.parse(report?.toString() ?? '{}');
    return { status, level, revision: source?.revision };
  };
  const settled = (revision: string) =>
    until(statusOf, now => now.revision === revision && !now.status.refreshing);

  beforeAll(async () => {
    knex = await databases.init(id);
    host = await SourceHost.start({ type, token: 'right' });
    host.repositories.add('acme/churn', BRONZE);
    folder.setContent({ 'small.yaml': SMALL_SCORECARD });
    const config = mockServices.rootConfig({
      data: {
        integrations: host.integrations,
        scorecards: { limits: { seconds: TRANSFER_SECONDS } },
      },
    });
    const churn = componentOf('churn', host.sourceOf('acme/churn', '', 'HEAD'));
    await syncEntities(knex, folder.path, [churn], config);
    ({ loop, ledger, rules } = await startReplica({
      database: knex,
      workers,
      folder: folder.path,
      settings: { files: [folder.resolve('small.yaml')] },
      config,
    }));
    await settled(host.repositories.shaOf(host.repositories.get('acme/churn')));
  });
  afterAll(async () => {
    await loop.stop();
    await host.stop();
  });

  afterEach(() => host.faults.clear());

  const marks = async () => ({
    reports: await knex('reports'),
    history: await knex('history'),
    outcomes: await knex('outcomes'),
  });
  /** Waits until pauses and back-off are over. */
  const passTime = async () => {
    await ledger.flush();
    await knex('hosts').update({ paused_until: 1, rate_resets_at: 1 });
    await knex('repositories').update({ next_read_at: 0 });
    loop.wake();
  };

  /** Whatever happens, reports are as they were and say why; when it is over they are right again, by themselves. */
  const keepsMarks = async (
    fail: () => () => void,
    says: RegExp,
    files = NOTHING,
  ) => {
    const before = await marks();
    const was = await statusOf();
    const sha = host.repositories.push('acme/churn', files);
    const mend = fail();
    await passTime();
    const { status } = await until(statusOf, now => now.status.stale);
    expect(status.message).toMatch(says);
    expect(status).toMatchObject({ readAt: was.status.readAt });
    await until(statusOf, now => !now.status.refreshing);
    expect(await marks()).toEqual(before);

    mend();
    await passTime();
    const after = await settled(sha);
    expect(after.status).toMatchObject({ stale: false });
    expect(after.status).not.toHaveProperty('message');
    return after;
  };

  it.each(CASES)(
    'changes no mark: its %s with %j',
    async (request, fault, says) => {
      const files = fault.kind === 'empty' ? BRONZE : NOTHING;
      const { level } = await keepsMarks(
        () => host.faults.add({ fault, requests: [request] }),
        says,
        files,
      );
      expect(level).toBe(files === BRONZE ? 'bronze' : null);
    },
  );

  it('changes no mark: its repository is gone', async () => {
    const { repositories } = host;
    const { level } = await keepsMarks(
      () => {
        repositories.remove('acme/churn');
        return () => repositories.restore('acme/churn');
      },
      /no repository at .*or the credentials/,
      BRONZE,
    );
    expect(level).toBe('bronze');
  });

  it('is named in lists and on the overview, where it is left alone', async () => {
    const logger = mockServices.logger.mock();
    const said = async () => {
      // Another one each time: it keeps what it said for a while.
      const estate = new Estate({ database: knex, rules, logger });
      const filter = { scorecard: 'small' };
      const { value } = await estate.overview(filter);
      const order = { order: 'name', direction: 'asc' } as const;
      for await (const [row] of await estate.rows({ ...filter, ...order })) {
        return { list: row.status, overview: value.stale };
      }
      throw new Error('there is no row');
    };
    const fault = { kind: 'tooMany', seconds: 600 } as const;
    const mend = host.faults.add({ fault });
    await passTime();
    const { list, overview } = await until(said, now => now.list.stale);
    const message = expect.stringMatching(/asked the portal to wait/);
    expect(list).toMatchObject({ message, refreshing: false });
    expect(overview).toMatchObject({ count: 1, items: [{ message }] });
    mend();
    await passTime();
    await until(said, now => !now.list.stale && now.overview.count === 0);
    await until(statusOf, now => !now.status.refreshing);
  });

  it('changes no mark: its token has expired', async () => {
    const { level } = await keepsMarks(() => {
      host.token = 'renewed';
      return () => {
        host.token = 'right';
      };
    }, /refuses the portal's credentials: renew the token/);
    expect(level).toBeNull();
  });

  it('reads a renamed repository, and one whose default branch moved', async () => {
    host.repositories.rename('acme/churn', 'acme/leave');
    host.repositories.moveBranch('acme/leave', 'trunk');
    const sha = host.repositories.push('acme/leave', BRONZE);
    await passTime();
    expect(await settled(sha)).toMatchObject({
      level: 'bronze',
      status: { stale: false },
    });
  });
});
