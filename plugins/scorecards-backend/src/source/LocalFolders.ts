import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { NoSourceError } from './NoSourceError';

const isInside = (folder: string, path: string) =>
  path === folder ||
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** The real path: no link, no `..`. Undefined where there is nothing. */
function real(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/**
 * The folders of this machine that may be read, and nothing beside them: whatever a catalog entity names is compared by
 * its real path.
 */
export class LocalFolders {
  readonly #folders: readonly string[];

  /** @param folders - As configured; relative ones start at the working directory. */
  constructor(folders: readonly string[]) {
    // Of folders in each other the innermost one counts.
    this.#folders = folders
      .map(folder => resolve(folder))
      .sort((a, b) => b.length - a.length);
  }

  /**
   * Finds the repository around a folder: the nearest one with a `.git`, else the folder directly below the configured
   * one.
   *
   * @param path - Absolute.
   * @returns The repository's real path, and the folder's path in it.
   * @throws `NoSourceError` where the folder does not exist or lies outside of the configured ones.
   */
  locate(path: string): { root: string; folder: string } {
    const target = real(path);
    const configured =
      target &&
      this.#folders
        .map(folder => real(folder))
        .find(folder => folder !== undefined && isInside(folder, target));
    // One answer for both, so that nobody can ask which paths this machine has.
    if (!target || !configured) {
      throw new NoSourceError(
        'The source is a local folder that does not exist or is not below one of those in scorecards.localFolders.',
      );
    }
    const root = this.#repositoryAround(target, configured);
    return { root, folder: relative(root, target).split(sep).join('/') };
  }

  /**
   * Finds a file of a repository.
   *
   * @param path - Of the repository; absolute.
   * @param file - Path in it.
   * @returns The file's real path.
   * @throws `NoSourceError` where there is no such file in it, or a link leads out.
   */
  file(path: string, file: string): string {
    const { root, folder } = this.locate(path);
    const repository = resolve(root, folder);
    const found = real(resolve(repository, file));
    if (!found || !isInside(repository, found) || !statSync(found).isFile()) {
      throw new NoSourceError(`There is no file '${file}' in the repository.`);
    }
    return found;
  }

  #repositoryAround(target: string, configured: string): string {
    for (
      let folder = target;
      isInside(configured, folder);
      folder = dirname(folder)
    ) {
      if (existsSync(resolve(folder, '.git'))) return folder;
      if (dirname(folder) === folder) break;
    }
    const [first] = relative(configured, target).split(sep);
    return resolve(configured, first);
  }
}
