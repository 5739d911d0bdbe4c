import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import ignore, { type Ignore } from 'ignore';
import { isSafePattern } from '../tree';

// What is read of a .gitignore: each pattern is held against each path, so their number must have a bound.
const MAX_BYTES = 256 * 1024;
const MAX_PATTERNS = 1000;

/** A .gitignore, and the folder that it speaks of: empty, or with a slash at its end. */
interface Rules {
  folder: string;
  matcher: Ignore;
}

const bytes = (path: string) => Buffer.from(path, 'latin1');

function readRules(root: string, folder: string): Rules[] {
  const path = bytes(`${root}/${folder}.gitignore`);
  try {
    if (statSync(path).size > MAX_BYTES) return [];
    const patterns = readFileSync(path, 'latin1')
      .split(/\r?\n/)
      .filter(pattern => pattern.trim() !== '' && !pattern.startsWith('#'))
      .filter(isSafePattern)
      .slice(0, MAX_PATTERNS);
    return [{ folder, matcher: ignore({ ignorecase: false }).add(patterns) }];
  } catch {
    return [];
  }
}

/** The last word has the file that stands nearest to the path. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  for (const { folder, matcher } of rules) {
    const { ignored, unignored } = matcher.test(path.slice(folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function entriesOf(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(bytes(`${root}/${folder}`), {
      withFileTypes: true,
      encoding: 'latin1',
    });
  } catch {
    return [];
  }
}

/** A working tree of another repository, such as a submodule: its `.git` is a file. */
const isSubmodule = (entries: readonly Dirent[]) =>
  entries.some(entry => entry.name === '.git' && entry.isFile());

/**
 * The paths below a folder that no .gitignore excludes, one character a byte. Links are listed and not followed; what
 * can't be opened is left out.
 *
 * @param root - Absolute path of the folder, one character a byte.
 */
export function unignoredPaths(root: string): string[] {
  const found: string[] = [];
  const visit = (folder: string, inherited: readonly Rules[]) => {
    const entries = entriesOf(root, folder);
    if (folder !== '' && isSubmodule(entries)) return;
    const own = entries.some(
      entry => entry.name === '.gitignore' && entry.isFile(),
    );
    const rules = own ? [...readRules(root, folder), ...inherited] : inherited;
    for (const entry of entries) {
      const path = `${folder}${entry.name}`;
      if (entry.name === '.git') continue;
      if (!entry.isDirectory()) {
        if (!isIgnored(path, rules)) found.push(path);
      } else if (!isIgnored(`${path}/`, rules)) {
        visit(`${path}/`, rules);
      }
    }
  };
  visit('', []);
  return found;
}
