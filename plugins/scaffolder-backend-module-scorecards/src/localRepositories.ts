import { resolve } from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const KEY = 'scorecards.localRepositories.folder';

/** The catalog descriptor of a repository, seen from its root. */
export const CATALOG_INFO = 'catalog-info.yaml';

/**
 * The absolute path of the folder that local repositories are created in.
 *
 * @throws InputError - where none is configured, with what to do about it.
 */
export function localRepositoriesFolder(config: RootConfigService): string {
  const folder = config.getOptionalString(KEY);
  if (!folder) {
    throw new InputError(
      `This portal has no folder for local repositories: set ${KEY} in its app-config, or publish the project to a source host.`,
    );
  }
  return resolve(folder);
}

/** The absolute paths of all folders with repositories that the portal may work on. */
export function localFolders(config: RootConfigService): string[] {
  const own = config.getOptionalString(KEY);
  const read = config.getOptionalStringArray('scorecards.localFolders') ?? [];
  return [...(own ? [own] : []), ...read].map(folder => resolve(folder));
}
