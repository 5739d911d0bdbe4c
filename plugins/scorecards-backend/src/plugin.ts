import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import { durationToMilliseconds } from '@backstage/types';
import { scorecardsPermissions } from '@opaq/plugin-scorecards-common';
import { scorecardsChecksExtensionPoint } from '@opaq/plugin-scorecards-node';
import { registerActions } from './actions';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
  tracingServiceRef,
} from './backstageAlpha';
import { readConfig } from './config';
import { DatabaseCommands } from './database/DatabaseCommands';
import { openDatabase } from './database/migrate';
import { Disciplines } from './newProject/Disciplines';
import { Predictions } from './newProject/Predictions';
import { TemplateFiles } from './newProject/TemplateFiles';
import { scheduleNotifications } from './notifications/scheduleNotifications';
import { CatalogSync } from './refresh/CatalogSync';
import { listenToPushes } from './events/listenToPushes';
import { HostLedger } from './refresh/HostLedger';
import { RefreshLoop } from './refresh/RefreshLoop';
import { RepositoryRefresher } from './refresh/RepositoryRefresher';
import { Preview } from './preview/Preview';
import { ConfiguredRules } from './refresh/ConfiguredRules';
import { scheduleRetention } from './refresh/scheduleRetention';
import { ReplicaHealth } from './refresh/ReplicaHealth';
import { readRulesSettings } from './refresh/readRulesSettings';
import { DatabaseOperations } from './database/DatabaseOperations';
import { DatabaseReports } from './database/DatabaseReports';
import { Estate } from './estate/Estate';
import type { AccessOptions } from './reports/accessOf';
import { VisibleRefs } from './reports/VisibleRefs';
import { API } from './service/api';
import { createRouter } from './service/router';
import { SourceHosts } from './source/hosts/SourceHosts';
import { LocalFolders } from './source/LocalFolders';
import { RepositoryReader } from './source/RepositoryReader';
import { SourceLines } from './source/SourceLines';
import { observeOperations } from './telemetry/observeOperations';
import { refreshTelemetry } from './telemetry/RefreshTelemetry';
import { DownloadThread } from './worker/DownloadThread';
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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scaffolder: scaffolderServiceRef,
        scheduler: coreServices.scheduler,
        tracing: tracingServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { auth, catalog, lifecycle, logger, scheduler, urlReader } = deps;
        const config = readConfig(deps.config);
        const database = await openDatabase(deps.database);
        const integrations = ScmIntegrations.fromConfig(deps.config);
        const localFolders = new LocalFolders(config.localFolders);
        const workers = new WorkerPool({
          threads: config.refresh.threads,
          seconds: config.limits.seconds,
          memoryMegabytes: config.refresh.memoryMegabytes,
          checkModules,
        });
        const rules = await ConfiguredRules.load({
          database,
          workers,
          urlReader,
          settings: () => readRulesSettings(deps.config),
          logger,
          auditor: deps.auditor,
        });

        const ledger = new HostLedger({ database, logger });
        const hosts = new SourceHosts({
          integrations,
          onAnswer: answer => ledger.answered(answer),
        });
        const downloads = new DownloadThread();
        const reader = new RepositoryReader({
          urlReader,
          integrations,
          hosts,
          downloads,
          localFolders,
          workers,
          limits: config.limits,
          workingDirectory: config.workingDirectory,
        });
        const telemetry = refreshTelemetry(deps);
        const refresher = new RepositoryRefresher({
          telemetry,
          database,
          reader,
          ledger,
          workers,
          limits: config.limits,
          intervalMs: config.refresh.intervalMs,
        });
        const loop = new RefreshLoop({
          telemetry,
          database,
          refresher,
          rules,
          concurrency: config.refresh.concurrency,
          limitsOf: config.hostLimits,
          logger,
        });
        const sync = new CatalogSync({
          database,
          catalog,
          auth,
          integrations,
          localFolders,
          disciplines: config.disciplines,
          logger,
        });

        const health = new ReplicaHealth({
          loop,
          catalogIntervalMs: durationToMilliseconds(config.catalogInterval),
        });
        const operations = new DatabaseOperations({
          database,
          loop,
          budgetOf: host => config.hostLimits(host).requestsPerHour,
        });
        observeOperations({
          metrics: deps.metrics,
          database,
          hosts: () => operations.hosts(),
          health,
          logger,
        });
        const estate = new Estate({ database, rules, logger });
        const disciplines = new Disciplines({
          catalog,
          auth,
          mapping: config.disciplines,
        });
        const access: AccessOptions = {
          permissions: deps.permissions,
          catalog,
          visibleRefs: new VisibleRefs(deps),
          estate,
          reports: new DatabaseReports(database),
          commands: new DatabaseCommands({
            database,
            loop,
            preview: new Preview({ database, workers, rules, estate }),
          }),
          operations,
          onNewEntity() {
            // Where it runs already, the component is found by that run or the next one.
            scheduler.triggerTask(CATALOG_SYNC).catch(() => undefined);
          },
        };
        registerActions({ registry: deps.actionsRegistry, access, rules });

        deps.permissionsRegistry.addPermissions(scorecardsPermissions);
        deps.httpRouter.addAuthPolicy({
          path: API.getHealth.path,
          allow: 'unauthenticated',
        });
        deps.httpRouter.use(
          createRouter({
            ...access,
            httpAuth: deps.httpAuth,
            auditor: deps.auditor,
            sourceLines: new SourceLines({
              urlReader,
              integrations,
              localFolders,
            }),
            rules,
            health,
            disciplines,
            predictions: new Predictions({
              catalog,
              scaffolder: deps.scaffolder,
              templateFiles: new TemplateFiles({
                urlReader,
                integrations,
                workingDirectory: config.workingDirectory,
              }),
              disciplines,
              workers,
              rules,
              limits: config.limits,
            }),
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
            health.catalogRead();
          },
        });
        await scheduleNotifications({
          config: config.notifications,
          database,
          rules,
          notifications: deps.notifications,
          scheduler,
          logger,
          metrics: deps.metrics,
        });
        await scheduleRetention({
          keepMs: config.history.keepMs,
          database,
          scheduler,
          logger,
        });
        await listenToPushes({
          events: deps.events,
          database,
          hosts,
          loop,
          logger,
        });
        lifecycle.addStartupHook(() => {
          loop.start();
          // So that the first reader need not wait for it; what fails is tried again with that one.
          estate.current().catch(() => undefined);
        });
        lifecycle.addShutdownHook(async () => {
          await loop.stop();
          await ledger.flush();
          await Promise.all([workers.close(), downloads.close()]);
        });
      },
    });
  },
});
