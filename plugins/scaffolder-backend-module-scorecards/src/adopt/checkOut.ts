import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  resolveSafeChildPath,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';

/**
 * A folder with the repository in it, which nothing is written to.
 *
 * @param url - The repository, as the scorecards backend names it.
 * @param options - `temporary`: where it may be put, where it is not on this machine.
 */
export async function checkOut(
  url: string,
  options: { urlReader: UrlReaderService; temporary: string },
): Promise<string> {
  if (new URL(url).protocol === 'file:') return fileURLToPath(url);
  const tree = await options.urlReader.readTree(url);
  return tree.dir({ targetDir: options.temporary });
}

/** A file of the repository; undefined where there is none. Links lead nowhere outside of it. */
export function contentOf(root: string, path: string): Buffer | undefined {
  const file = resolveSafeChildPath(root, path);
  return existsSync(file) && statSync(file).isFile()
    ? readFileSync(file)
    : undefined;
}
