import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

// Of what git reads whole, more is none that git wrote.
const MAX_SMALL_BYTES = 1_000_000;
const MAX_LARGE_BYTES = 512 * 1024 * 1024;
/** How many names may lead from one to the next until a commit; git's own limit. */
const MAX_REFS = 5;

/** What git opens of a working tree's own folder, and of the folder that it shares with others. */
const OWN = ['HEAD', 'commondir', 'gitdir', 'config.worktree'];
const SHARED = ['config', 'shallow', 'objects/info/alternates'];

const INCLUDED =
  /^(?:[ \t]*\[[^\]\n]*\])?[ \t]*path[ \t]*=[ \t]*"?([^"\n]+)/gim;

/** Whether a path is no file, or one that ends: a pipe would be waited for, and /dev/zero read until memory is full. */
function ends(path: string, maxBytes: number): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return (
      !stats ||
      stats.isDirectory() ||
      (stats.isFile() && stats.size <= maxBytes)
    );
  } catch {
    return false;
  }
}

/** The text of a file that {@link ends}; empty where there is none. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Whether the files end that a configuration includes, each seen from its own folder. */
function includesEnd(config: string): boolean {
  const paths = textOf(config).matchAll(INCLUDED);
  // What stands in the user's home was not brought by a repository.
  return [...paths].every(
    ([, path]) =>
      path.startsWith('~') ||
      ends(resolve(dirname(config), path.trim()), MAX_SMALL_BYTES),
  );
}

/** Whether a commit can be looked up in the folder of objects. */
function objectsEnd(folder: string, commit: string): boolean {
  const loose = join(folder, commit.slice(0, 2), commit.slice(2));
  if (!ends(loose, MAX_LARGE_BYTES)) return false;
  const packs = join(folder, 'pack');
  try {
    return readdirSync(packs).every(name => ends(join(packs, name), Infinity));
  } catch {
    return true;
  }
}

function isSoundFolder(folder: string): boolean {
  const small = (base: string) => (name: string) =>
    ends(join(base, name), MAX_SMALL_BYTES);
  if (!OWN.every(small(folder))) return false;
  const shared = resolve(folder, textOf(join(folder, 'commondir')));
  if (!SHARED.every(small(shared))) return false;
  if (!ends(join(folder, 'index'), MAX_LARGE_BYTES)) return false;
  if (!ends(join(shared, 'packed-refs'), MAX_LARGE_BYTES)) return false;

  let ref = textOf(join(folder, 'HEAD'));
  for (let step = 0; step < MAX_REFS; step += 1) {
    const [, name] = /^ref: *(refs\/.*)/.exec(ref) ?? [];
    if (name === undefined) break;
    const own = join(folder, name);
    const common = join(shared, name);
    if (!ends(own, MAX_SMALL_BYTES) || !ends(common, MAX_SMALL_BYTES)) {
      return false;
    }
    ref = textOf(own) || textOf(common);
  }
  return (
    includesEnd(join(shared, 'config')) &&
    includesEnd(join(folder, 'config.worktree')) &&
    objectsEnd(join(shared, 'objects'), ref)
  );
}

/**
 * Whether what git opens first, to find the repository of a folder and its commit, are files that end. Git itself waits
 * for a pipe in place of one.
 */
export function isSoundRepository(folder: string): boolean {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const found = join(here, '.git');
    if (!ends(found, MAX_SMALL_BYTES)) return false;
    const [, elsewhere] = /^gitdir: *(.+)/.exec(textOf(found)) ?? [];
    const target = elsewhere === undefined ? found : resolve(here, elsewhere);
    // Also where this one turns out to be no repository: git tries it before it goes on upwards.
    if (!isSoundFolder(target)) return false;
    if (here === dirname(here)) return true;
  }
}
