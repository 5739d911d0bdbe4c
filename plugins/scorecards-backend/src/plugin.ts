import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scorecardsPermissions } from '@opaq/plugin-scorecards-common';
import { scorecardsChecksExtensionPoint } from '@opaq/plugin-scorecards-node';
import { readConfig } from './config';
import { openDatabase } from './database/migrate';
import { requestRead } from './database/operations/requestRead';
import { CatalogSync } from './refresh/CatalogSync';
import { RefreshLoop } from './refresh/RefreshLoop';
import { RepositoryRefresher } from './refresh/RepositoryRefresher';
import { ConfiguredRules } from './refresh/ConfiguredRules';
import { readRulesSettings } from './refresh/readRulesSettings';
import { DatabaseReports } from './database/DatabaseReports';
import { createRouter } from './service/router';
import { LocalFolders } from './source/LocalFolders';
import { RepositoryReader } from './source/RepositoryReader';
import { WorkerPool } from './worker/WorkerPool';

const CATALOG_SYNC = 'scorecards-catalog-sync';

/**
 * Reads the repositories behind catalog entities and computes scorecards.
 *
 * @public
 */
export const scorecardsPlugin = createBackendPlugin({
  pluginId: 'scorecards',
  register(env) {
    const checkModules: string[] = [];
    env.registerExtensionPoint(scorecardsChecksExtensionPoint, {
      addChecks({ modulePath }) {
        checkModules.push(modulePath);
      },
    });

    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { auth, catalog, lifecycle, logger, scheduler, urlReader } = deps;
        const config = readConfig(deps.config);
        const database = await openDatabase(deps.database);
        const integrations = ScmIntegrations.fromConfig(deps.config);
        const localFolders = new LocalFolders(config.localFolders);
        const workers = new WorkerPool({
          threads: config.refresh.concurrency,
          seconds: config.limits.seconds,
          checkModules,
        });
        const rules = await ConfiguredRules.load({
          database,
          workers,
          urlReader,
          settings: () => readRulesSettings(deps.config),
          logger,
        });

        const reader = new RepositoryReader({
          urlReader,
          integrations,
          localFolders,
          workers,
          limits: config.limits,
          workingDirectory: config.workingDirectory,
        });
        const refresher = new RepositoryRefresher({
          database,
          reader,
          workers,
          limits: config.limits,
          intervalMs: config.refresh.intervalMs,
        });
        const loop = new RefreshLoop({
          database,
          refresher,
          rules,
          concurrency: config.refresh.concurrency,
          logger,
        });
        const sync = new CatalogSync({
          database,
          catalog,
          auth,
          integrations,
          localFolders,
          disciplines: config.disciplines,
        });

        deps.permissionsRegistry.addPermissions(scorecardsPermissions);
        deps.httpRouter.use(
          createRouter({
            httpAuth: deps.httpAuth,
            permissions: deps.permissions,
            catalog,
            reports: new DatabaseReports(database),
            rules,
            async requestRead(entityRef) {
              await requestRead(database, entityRef);
              loop.wake();
            },
            onNewEntity() {
              // Where it runs already, the component is found by that run or the next one.
              scheduler.triggerTask(CATALOG_SYNC).catch(() => undefined);
            },
          }),
        );

        await scheduler.scheduleTask({
          id: 'scorecards-reload',
          frequency: config.scorecardsReload,
          timeout: { minutes: 5 },
          // Each replica judges by its own rules.
          scope: 'local',
          fn: () => rules.reload(),
        });
        await scheduler.scheduleTask({
          id: CATALOG_SYNC,
          frequency: config.catalogInterval,
          timeout: { minutes: 10 },
          // Harmless when done by several replicas, and one that is killed in the middle leaves no lock behind.
          scope: 'local',
          fn: async () => {
            if (await sync.run()) loop.wake();
          },
        });
        lifecycle.addStartupHook(() => loop.start());
        lifecycle.addShutdownHook(async () => {
          await loop.stop();
          await workers.close();
        });
      },
    });
  },
});
