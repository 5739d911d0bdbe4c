import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import {
  FactCollector,
  projectFile,
  type ScanLimits,
  type TreeEntry,
} from '@opaq/engine';
import { readDirectory } from '@opaq/engine/node';

/** Notes the paths that a read of a folder would see, and wants no content. */
class PathCollector extends FactCollector {
  readonly paths: string[] = [];

  constructor(limits: ScanLimits) {
    super({ facts: [], projectFile, limits });
  }

  override wanted(): boolean {
    return false;
  }

  override add({ path }: TreeEntry): void {
    this.paths.push(path);
  }
}

/**
 * Tells whether anything in a folder has changed that a read of it would see, by names, sizes and times of change. No
 * file is opened.
 */
export async function fingerprint(
  folder: string,
  limits: ScanLimits,
): Promise<string> {
  const collector = new PathCollector(limits);
  await readDirectory(folder, collector);
  const hash = createHash('sha256');
  for (const path of collector.paths.sort()) {
    const stats = lstatSync(join(folder, path), { throwIfNoEntry: false });
    hash.update(`${path}\0${stats?.size}\0${stats?.mtimeMs}\0`);
  }
  return hash.digest('hex');
}
