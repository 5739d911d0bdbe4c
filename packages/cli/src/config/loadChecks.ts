import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { addChecks, checks, factsOf, type AnyCheck } from '@opaq/engine';
import { UserError } from '../UserError';
import type { Config } from './readConfig';

const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0];

async function checksIn(module: string, config: string): Promise<unknown> {
  let path: string;
  try {
    path = createRequire(config).resolve(module);
  } catch {
    throw new UserError(
      `${config}: there is no module '${module}'. Name a package that is installed beside this file, or a path from it that begins with './'.`,
    );
  }
  try {
    const loaded = await import(pathToFileURL(path).href);
    return loaded.checks ?? loaded.default?.checks;
  } catch (error) {
    throw new UserError(
      `${config}: the module '${module}' cannot be loaded: ${reasonOf(error)}`,
    );
  }
}

/**
 * The engine's checks, and those of the modules that the configuration names.
 *
 * @throws {@link UserError} Where one can't be used.
 */
export async function loadChecks({
  path = '',
  checks: modules,
}: Config): Promise<readonly AnyCheck[]> {
  let all: readonly AnyCheck[] = checks;
  for (const module of modules) {
    const found = await checksIn(module, path);
    try {
      all = addChecks(all, found, module);
      // Says so here, and not at the first project, where a check was made for another engine.
      factsOf(all);
    } catch (error) {
      throw new UserError(`${path}: ${reasonOf(error)}`);
    }
  }
  return all;
}
