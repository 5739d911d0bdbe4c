import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { NewFile } from './Repair';

/** Makes a folder that holds these files, and nothing else. */
export async function writeFiles(
  folder: string,
  files: readonly NewFile[],
): Promise<void> {
  // What is left of a run that was broken off is not part of this one.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { path, content } of files) {
    const file = resolveSafeChildPath(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
