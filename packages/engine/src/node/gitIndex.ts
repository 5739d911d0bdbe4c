import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

// Starting git takes longer than all else that is done with a small repository, so its index is read here where it has
// the usual form: https://git-scm.com/docs/index-format. Whatever is unusual is left to git.

const MAX_BYTES = 512 * 1024 * 1024;
const HEADER = 12;
const CHECKSUM = 20;
/** Times, device, inode, mode, owner, size (40 bytes), object id (20) and flags (2). */
const ENTRY = 62;
const MODE = 24;
const FLAGS = 60;
const EXTENDED = 0x4000;
const FOLDER_MODE = 0o040000;

function lstat(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The nearest folder, from this one upwards, that has a repository of its own in it. */
function topOf(folder: string): string | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const found = lstat(join(here, '.git'));
    if (found) {
      // Of a linked working tree or a submodule git knows where the index is.
      return found.isDirectory() && lstat(join(here, '.git/HEAD'))?.isFile()
        ? here
        : undefined;
    }
    if (here === dirname(here)) return undefined;
  }
}

function readIndex(path: string): Buffer | undefined {
  try {
    /* eslint-disable no-bitwise -- the flags of open(2) are bits */
    const file = openSync(
      path,
      constants.O_RDONLY |
        (constants.O_NOFOLLOW ?? 0) |
        (constants.O_NONBLOCK ?? 0),
    );
    /* eslint-enable no-bitwise */
    try {
      const stats = fstatSync(file);
      if (!stats.isFile() || stats.size > MAX_BYTES) return undefined;
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Whether the checksum is right: the index is whole, and its object ids are SHA-1. */
function isWhole(index: Buffer): boolean {
  if (index.length < HEADER + CHECKSUM) return false;
  const content = index.subarray(0, -CHECKSUM);
  const digest = createHash('sha1').update(content).digest();
  return digest.equals(index.subarray(-CHECKSUM));
}

/** Extensions that change what the entries mean have names in lower case, and git itself refuses those it doesn't know. */
function isPlain(index: Buffer, from: number): boolean {
  const end = index.length - CHECKSUM;
  let at = from;
  while (at + 8 <= end) {
    const signature = index.toString('latin1', at, at + 4);
    if (!/^[A-Z]/.test(signature)) return false;
    at += 8 + index.readUInt32BE(at + 4);
  }
  return at === end;
}

/**
 * The paths of an index of version 2 or 3, one character a byte, each once. Undefined where it has another form.
 *
 * @throws RangeError where it ends within an entry.
 */
function pathsIn(index: Buffer): string[] | undefined {
  const version = index.readUInt32BE(4);
  if (index.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  if (version !== 2 && version !== 3) return undefined;
  const count = index.readUInt32BE(8);
  const paths: string[] = [];
  let at = HEADER;
  for (let entry = 0; entry < count; entry++) {
    // A sparse index holds folders in place of their files.
    if (index.readUInt32BE(at + MODE) === FOLDER_MODE) return undefined;
    // eslint-disable-next-line no-bitwise -- a flag is a bit
    const extended = (index.readUInt16BE(at + FLAGS) & EXTENDED) !== 0;
    const start = at + ENTRY + (extended ? 2 : 0);
    const end = index.indexOf(0, start);
    if (end < 0) return undefined;
    const path = index.toString('latin1', start, end);
    // A path in conflict has an entry for each side.
    if (path !== paths.at(-1)) paths.push(path);
    at += Math.floor((end - at + 8) / 8) * 8;
  }
  return isPlain(index, at) ? paths : undefined;
}

/**
 * The paths below a folder that git tracks, one character a byte, since a name need not be UTF-8.
 *
 * @param folder - Absolute path, without a link in it.
 * @returns Undefined where git has to be asked: there is no repository, or its index is not of the usual form.
 */
export function indexedPaths(folder: string): string[] | undefined {
  const top = topOf(folder);
  if (top === undefined) return undefined;
  const index = readIndex(join(top, '.git/index'));
  if (!index || !isWhole(index)) return undefined;
  let paths: string[] | undefined;
  try {
    paths = pathsIn(index);
  } catch {
    return undefined;
  }
  if (top === folder) return paths;
  const above = top.endsWith('/') ? top : `${top}/`;
  const prefix = `${Buffer.from(folder.slice(above.length)).toString(
    'latin1',
  )}/`;
  return paths
    ?.filter(path => path.startsWith(prefix))
    .map(path => path.slice(prefix.length));
}
