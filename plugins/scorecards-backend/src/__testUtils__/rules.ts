import type {
  AuditorService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Config } from '@backstage/config';
import { DEFAULT_EXEMPTION_POLICY } from '@opaq/engine';
import type { Database } from '../database/Database';
import {
  ConfiguredRules,
  type RulesSettings,
} from '../refresh/ConfiguredRules';
import { readRulesSettings } from '../refresh/readRulesSettings';
import type { WorkerPool } from '../worker/WorkerPool';

/** Rules as a replica has them, from what is set; what is not is as in an installation without configuration. */
export function loadRules(options: {
  database: Database;
  workers: WorkerPool;
  settings?: Partial<RulesSettings>;
  /** In the place of `settings`. */
  config?: () => Config;
  urlReader?: UrlReaderService;
  logger?: LoggerService;
  auditor?: AuditorService;
}): Promise<ConfiguredRules> {
  const {
    settings,
    config,
    urlReader = mockServices.urlReader.mock(),
    logger = mockServices.logger.mock(),
    ...rest
  } = options;
  return ConfiguredRules.load({
    ...rest,
    urlReader,
    logger,
    settings: () =>
      config
        ? readRulesSettings(config())
        : {
            files: [],
            urls: [],
            exemptionPolicy: DEFAULT_EXEMPTION_POLICY,
            ...settings,
          },
  });
}
