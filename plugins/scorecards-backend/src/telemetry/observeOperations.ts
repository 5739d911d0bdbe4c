import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Health, SourceHost } from '@opaq/plugin-scorecards-common';
import type { MetricsService } from '../backstageAlpha';
import type { Database } from '../database/Database';
import { readAges, type Ages } from '../database/readAges';

/** What is measured at one time is read once: a collection asks for all of it. */
const KEPT_MS = 5_000;

interface Measured {
  ages?: Ages;
  hosts: SourceHost[];
}

/**
 * Shows how repositories and hosts are, and whether this replica works, each time that somebody collects metrics.
 *
 * @remarks
 * What comes from the database is the same for all replicas: take the maximum of theirs, not the sum.
 */
export function observeOperations(options: {
  metrics: MetricsService;
  database: Database;
  hosts(): Promise<SourceHost[]>;
  health: { current(): Health };
  logger: LoggerService;
  now?: () => number;
}): void {
  const { metrics, database, hosts, health, logger } = options;
  const now = options.now ?? (() => performance.now());

  let kept: { at: number; measured: Promise<Measured> } | undefined;
  const measure = async (): Promise<Measured> => ({
    ages: await readAges(database),
    hosts: await hosts(),
  });
  /** Undefined where the database does not answer: no figure is better than an old one. */
  const measured = async (): Promise<Measured | undefined> => {
    if (!kept || now() - kept.at > KEPT_MS) {
      kept = { at: now(), measured: measure() };
      kept.measured.catch(error =>
        logger.warn(`Measuring repositories failed: ${stringifyError(error)}`),
      );
    }
    return kept.measured.catch(() => undefined);
  };

  const gauge = (
    name: string,
    description: string,
    unit: string | undefined,
    observe: (
      values: Measured,
      put: (value: number, attributes?: Record<string, string>) => void,
    ) => void,
  ) =>
    metrics
      .createObservableGauge(name, { description, unit })
      .addCallback(async result => {
        const values = await measured();
        if (values) {
          observe(values, (value, attributes) =>
            result.observe(value, attributes),
          );
        }
      });

  gauge(
    'scorecards.repositories',
    'Repositories, by source host and state: failing, reading, waiting, current',
    undefined,
    (values, put) =>
      values.hosts.forEach(({ host, repositories }) => {
        const { total, failing, reading, waiting } = repositories;
        const current = total - failing - reading - waiting;
        const states = { failing, reading, waiting, current };
        Object.entries(states).forEach(([state, count]) =>
          put(count, { host, state }),
        );
      }),
  );
  gauge(
    'scorecards.reports.age',
    'For how long reports were not compared with their repositories: the oldest, and the 95th percentile',
    's',
    ({ ages }, put) => {
      if (!ages) return;
      put(ages.oldest, { of: 'oldest' });
      put(ages.p95, { of: 'p95' });
    },
  );
  gauge(
    'scorecards.host.paused',
    '1 where nothing is asked of a source host for a while, else 0',
    undefined,
    (values, put) =>
      values.hosts.forEach(({ host, paused }) =>
        put(Number(paused !== undefined), { host }),
      ),
  );
  gauge(
    'scorecards.host.rate_limit.remaining',
    'Requests that a source host said it still takes',
    undefined,
    (values, put) =>
      values.hosts.forEach(({ host, rateLimit }) => {
        if (rateLimit) put(rateLimit.remaining, { host });
      }),
  );
  gauge(
    'scorecards.host.budget.remaining',
    'Requests that the portal still allows itself in this hour, where there is a bound',
    undefined,
    (values, put) =>
      values.hosts.forEach(({ host, budget: { perHour, used } }) => {
        if (perHour !== undefined) put(Math.max(0, perHour - used), { host });
      }),
  );

  metrics
    .createObservableGauge('scorecards.loop.age', {
      description: 'Since this replica last looked for work',
      unit: 's',
    })
    .addCallback(result => result.observe(health.current().loopAge));
  metrics
    .createObservableGauge('scorecards.catalog.age', {
      description: 'Since this replica last read the catalog with success',
      unit: 's',
    })
    .addCallback(result => {
      const { catalogAge } = health.current();
      if (catalogAge !== undefined) result.observe(catalogAge);
    });
}
