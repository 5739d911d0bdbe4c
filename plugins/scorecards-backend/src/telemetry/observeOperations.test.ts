import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { SourceHost } from '@opaq/plugin-scorecards-common';
import type { MetricsService } from '../backstageAlpha';
import { testDatabases } from '../__testUtils__/databases';
import { observeOperations } from './observeOperations';

type Callback = Parameters<
  ReturnType<MetricsService['createObservableGauge']>['addCallback']
>[0];

const databases = testDatabases();

const HOSTS: SourceHost[] = [
  {
    host: 'github.com',
    repositories: { total: 9, failing: 1, waiting: 2, reading: 3 },
    rateLimit: { remaining: 4_000 },
    budget: { perHour: 1_000, used: 1_200 },
  },
  {
    host: 'git.example.com',
    repositories: { total: 1, failing: 1, waiting: 0, reading: 0 },
    paused: { until: '2026-11-23T12:00:00Z', reason: 'It is down.' },
    budget: { used: 0 },
  },
];

describe('what a collection of metrics gets', () => {
  const hosts = jest.fn<Promise<SourceHost[]>, []>();
  const logger = mockServices.logger.mock();
  const callbacks = new Map<string, Callback>();
  let now = 0;

  /** By metric: each figure, with its attributes. */
  const collect = async () => {
    const figures: Record<string, Array<[number, unknown]>> = {};
    for (const [name, callback] of callbacks) {
      figures[name] = [];
      await callback({
        observe: (value, attributes) => {
          figures[name].push([value, attributes]);
        },
      });
    }
    return figures;
  };

  beforeEach(async () => {
    jest.resetAllMocks();
    callbacks.clear();
    hosts.mockResolvedValue(HOSTS);
    observeOperations({
      metrics: metricsServiceMock.mock({
        createObservableGauge: name => ({
          addCallback: callback => callbacks.set(name, callback as Callback),
          removeCallback() {},
        }),
      }),
      database: await databases.init('SQLITE_3'),
      hosts,
      health: { current: () => ({ status: 'ok', loopAge: 2 }) },
      logger,
      now: () => now,
    });
  });

  it('is how hosts and repositories are, measured once', async () => {
    const figures = await collect();
    expect(figures['scorecards.repositories']).toEqual([
      [1, { host: 'github.com', state: 'failing' }],
      [3, { host: 'github.com', state: 'reading' }],
      [2, { host: 'github.com', state: 'waiting' }],
      [3, { host: 'github.com', state: 'current' }],
      [1, { host: 'git.example.com', state: 'failing' }],
      [0, { host: 'git.example.com', state: 'reading' }],
      [0, { host: 'git.example.com', state: 'waiting' }],
      [0, { host: 'git.example.com', state: 'current' }],
    ]);
    expect(figures['scorecards.host.paused']).toEqual([
      [0, { host: 'github.com' }],
      [1, { host: 'git.example.com' }],
    ]);
    expect(figures['scorecards.host.rate_limit.remaining']).toEqual([
      [4_000, { host: 'github.com' }],
    ]);
    // More was used than is allowed: what was asked for at the same time.
    expect(figures['scorecards.host.budget.remaining']).toEqual([
      [0, { host: 'github.com' }],
    ]);
    expect(figures['scorecards.loop.age']).toEqual([[2, undefined]]);
    // Nothing was read yet, neither a repository nor the catalog.
    expect(figures['scorecards.reports.age']).toEqual([]);
    expect(figures['scorecards.catalog.age']).toEqual([]);
    expect(hosts).toHaveBeenCalledTimes(1);
    now += 10_000;
    await collect();
    expect(hosts).toHaveBeenCalledTimes(2);
  });

  it('is nothing of a database that does not answer, but how this replica is', async () => {
    hosts.mockRejectedValue(new Error('connection refused'));
    const figures = await collect();
    expect(figures['scorecards.repositories']).toEqual([]);
    expect(figures['scorecards.loop.age']).toEqual([[2, undefined]]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('connection refused'),
    );
  });
});
