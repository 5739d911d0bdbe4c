import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FactCollector } from '../collect';
import { isVisibleFrom } from '../collect/visibility';
import { trackedPaths } from './git';
import { indexedPaths } from './gitIndex';
import { ReusedBuffer } from './ReusedBuffer';
import { unignoredPaths } from './walk';

// Synchronous calls take a fraction of the time of asynchronous ones. Other work gets its turn after so many files.
const FILES_PER_TURN = 200;

// Longer ones can't be opened on any system; an index can hold them all the same.
const MAX_PATH_LENGTH = 4096;

const bytes = (path: string) => Buffer.from(path, 'latin1');

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(bytes(path), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Tells whether a path stays inside the folder: an index can hold any name, and a folder of it can be a link today. */
function insideOf(root: string): (path: string) => boolean {
  const folders = new Map<string, boolean>([['', true]]);
  const isRealFolder = (folder: string): boolean => {
    let known = folders.get(folder);
    if (known === undefined) {
      const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
      known =
        isRealFolder(parent) &&
        (statOf(`${root}/${folder}`)?.isDirectory() ?? false);
      folders.set(folder, known);
    }
    return known;
  };
  return path =>
    path.length <= MAX_PATH_LENGTH &&
    !/(^|\/)(\.{0,2}|\.git)(\/|$)/i.test(path) &&
    isRealFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

/** Only a wanted file is read, and its bytes are dropped when the collector has seen them. */
function collect(
  root: string,
  path: string,
  name: string,
  collector: FactCollector,
  buffer: ReusedBuffer,
): void {
  const stats = statOf(`${root}/${path}`);
  if (!stats) return;
  if (stats.isSymbolicLink()) {
    collector.add({ path: name, size: stats.size, link: true });
    return;
  }
  if (!stats.isFile()) return;
  const entry = { path: name, size: stats.size };
  if (!collector.wanted(name, stats.size)) {
    collector.add(entry);
    return;
  }
  const read = () => buffer.read(bytes(`${root}/${path}`), stats.size);
  let content: Uint8Array;
  try {
    content = read();
  } catch {
    collector.add(entry);
    collector.unreadable(name);
    return;
  }
  collector.add(entry, content, read);
}

/**
 * Reads a folder: what git tracks in it; without git, or outside of a repository, every file less what .gitignore
 * files exclude.
 *
 * The folder is hostile input: nothing that it configures is run, no link is followed, no submodule is entered, and
 * whatever is neither file nor link is passed over.
 *
 * @param folder - Paths in the collector are relative to it, also where it lies inside a larger repository.
 * @param options - `component`: a folder in it, with `/` between names. What facts of that component can't look at is
 * then passed over, so that one component of many is read fast.
 * @throws Where the folder itself can't be read.
 * @public
 */
export async function readDirectory(
  folder: string,
  collector: FactCollector,
  options: { component?: string } = {},
): Promise<void> {
  const { component = '' } = options;
  const absolute = resolve(folder);
  if (!statSync(absolute).isDirectory()) {
    throw new Error(`${folder} is not a folder`);
  }
  const root = Buffer.from(absolute).toString('latin1');
  const paths =
    indexedPaths(realpathSync(absolute)) ??
    (await trackedPaths(absolute)) ??
    unignoredPaths(root);
  const isInside = insideOf(root);
  const buffer = new ReusedBuffer();
  for (const [index, path] of paths.entries()) {
    const name = bytes(path).toString('utf8');
    if (isVisibleFrom(component, name) && isInside(path)) {
      collect(root, path, name, collector, buffer);
    }
    if (index % FILES_PER_TURN === FILES_PER_TURN - 1) await setImmediate();
  }
}
