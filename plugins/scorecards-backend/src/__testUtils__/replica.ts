import type { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import type { Config } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Report } from '@opaq/plugin-scorecards-common';
import { readConfig } from '../config';
import type { Database } from '../database/Database';
import { CatalogSync } from '../refresh/CatalogSync';
import type { RulesSettings } from '../refresh/ConfiguredRules';
import { HostLedger } from '../refresh/HostLedger';
import { RefreshLoop } from '../refresh/RefreshLoop';
import { RepositoryRefresher } from '../refresh/RepositoryRefresher';
import { SourceHosts } from '../source/hosts/SourceHosts';
import { LocalFolders } from '../source/LocalFolders';
import { RepositoryReader } from '../source/RepositoryReader';
import type { Downloads } from '../source/download';
import type { WorkerPool } from '../worker/WorkerPool';
import { loadRules } from './rules';

const standard = mockServices.rootConfig();

/** Brings entities, whose repositories are below a folder or at a source host, into the database. */
export async function syncEntities(
  database: Database,
  folder: string,
  entities: Entity[],
  config: Config = standard,
): Promise<void> {
  await new CatalogSync({
    database,
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    integrations: ScmIntegrations.fromConfig(config),
    localFolders: new LocalFolders([folder]),
    disciplines: new Map(),
  }).run();
}

/** A replica without an API, that reads repositories below a folder, or at the hosts of its configuration. */
export async function startReplica(options: {
  database: Database;
  workers: WorkerPool;
  downloads?: Downloads;
  folder: string;
  settings: Partial<RulesSettings>;
  intervalMs?: number;
  logger?: LoggerService;
  config?: Config;
}) {
  const {
    database,
    workers,
    folder,
    settings,
    intervalMs = 3_600_000,
  } = options;
  const { logger = mockServices.logger.mock(), config = standard } = options;
  const { limits, hostLimits, refresh } = readConfig(config);
  const integrations = ScmIntegrations.fromConfig(config);
  const rules = await loadRules({ database, workers, settings, logger });
  const ledger = new HostLedger({ database, logger });
  const reader = new RepositoryReader({
    urlReader: mockServices.urlReader.mock(),
    integrations,
    hosts: new SourceHosts({
      integrations,
      onAnswer: answer => ledger.answered(answer),
    }),
    downloads: options.downloads,
    localFolders: new LocalFolders([folder]),
    workers,
    limits,
  });
  const read = jest.spyOn(reader, 'read');
  const loop = new RefreshLoop({
    database,
    refresher: new RepositoryRefresher({
      database,
      reader,
      ledger,
      workers,
      limits,
      intervalMs,
    }),
    rules,
    concurrency: refresh.concurrency,
    limitsOf: hostLimits,
    logger,
  });
  loop.start();
  return { rules, loop, read, ledger };
}

/** Reports by scorecard, as they are stored, of the component of a name. */
export async function storedReports(
  database: Database,
  name: string,
): Promise<Record<string, Report>> {
  const rows = await database('reports').where(
    'entity_ref',
    `component:default/${name}`,
  );
  return Object.fromEntries(
    rows.map(row => [row.scorecard, JSON.parse(row.report) as Report]),
  );
}
