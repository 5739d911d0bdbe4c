import type { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Report } from '@opaq/plugin-scorecards-common';
import { readConfig } from '../config';
import type { Database } from '../database/Database';
import { CatalogSync } from '../refresh/CatalogSync';
import type { RulesSettings } from '../refresh/ConfiguredRules';
import { RefreshLoop } from '../refresh/RefreshLoop';
import { RepositoryRefresher } from '../refresh/RepositoryRefresher';
import { LocalFolders } from '../source/LocalFolders';
import { RepositoryReader } from '../source/RepositoryReader';
import type { WorkerPool } from '../worker/WorkerPool';
import { loadRules } from './rules';

const config = mockServices.rootConfig();
const integrations = ScmIntegrations.fromConfig(config);
const { limits } = readConfig(config);

/** Brings entities, whose repositories are below a folder, into the database. */
export async function syncEntities(
  database: Database,
  folder: string,
  entities: Entity[],
): Promise<void> {
  await new CatalogSync({
    database,
    catalog: catalogServiceMock({ entities }),
    auth: mockServices.auth(),
    integrations,
    localFolders: new LocalFolders([folder]),
    disciplines: new Map(),
  }).run();
}

/** A replica without an API, that reads repositories below a folder. */
export async function startReplica(options: {
  database: Database;
  workers: WorkerPool;
  folder: string;
  settings: Partial<RulesSettings>;
  intervalMs?: number;
  logger?: LoggerService;
}) {
  const {
    database,
    workers,
    folder,
    settings,
    intervalMs = 3_600_000,
  } = options;
  const { logger = mockServices.logger.mock() } = options;
  const rules = await loadRules({ database, workers, settings, logger });
  const reader = new RepositoryReader({
    urlReader: mockServices.urlReader.mock(),
    integrations,
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
      workers,
      limits,
      intervalMs,
    }),
    rules,
    concurrency: 2,
    logger,
  });
  loop.start();
  return { rules, loop, read };
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
