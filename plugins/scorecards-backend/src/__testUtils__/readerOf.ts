import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import type { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { readConfig } from '../config';
import type { SourceHosts } from '../source/hosts/SourceHosts';
import { LocalFolders } from '../source/LocalFolders';
import { RepositoryReader } from '../source/RepositoryReader';
import type { WorkerPool } from '../worker/WorkerPool';

/** A reader of what the configuration has integrations for: without hosts, by Backstage's own readers alone. */
export function readerOf(options: {
  config: Config;
  workers: WorkerPool;
  hosts?: SourceHosts;
}): RepositoryReader {
  const { config, workers, hosts } = options;
  return new RepositoryReader({
    urlReader: UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    }),
    integrations: ScmIntegrations.fromConfig(config),
    hosts,
    localFolders: new LocalFolders([]),
    workers,
    limits: { ...readConfig(config).limits, seconds: 10 },
  });
}
