import { excluder } from '../../../tree/exclude';
import type { CodeFile } from '../../code/code';
import { placeAt, type Place } from '../../Place';
import { seenFrom, type IgnoreFile } from '../../repository/ignoreFiles';
import type { NamedPlace } from './dataFolders';

/** What becomes of the data files that code names by a path in the repository. */
export interface NamedPaths {
  /** Code that names one that git is not told to leave out. */
  open?: Place;
  /** The pattern that keeps one out of git. */
  kept?: NamedPlace;
}

/** Tells of a path by which pattern of a `.gitignore` it is left out; each file is read once. */
function keeperOf(all: readonly IgnoreFile[]) {
  const rules = all
    .filter(({ tool }) => tool === 'git')
    .map(({ path, patterns }) => ({
      path,
      patterns,
      excludes: excluder(patterns.map(({ text }) => text)),
    }));
  return (name: string): NamedPlace | undefined => {
    for (const { path, patterns, excludes } of rules) {
      const seen = seenFrom(path, name);
      if (seen === undefined || !excludes(seen)) continue;
      const one = patterns.find(({ text }) => excluder([text])(seen));
      if (one) return { path, line: one.line, name: one.text };
    }
    return undefined;
  };
}

/**
 * Looks at the folders of data files that code names. An absolute path lies outside of the repository; a relative one is
 * taken as seen from its root, wherever the code that names it is run.
 */
export function namedPaths(
  sources: readonly CodeFile[],
  ignore: readonly IgnoreFile[],
): NamedPaths {
  const keeper = keeperOf(ignore);
  const keepers = new Map<string, NamedPlace | undefined>();
  let kept: NamedPlace | undefined;
  for (const { path, marks } of sources) {
    for (const { mark, found, line } of marks) {
      if (mark !== 'dataPath' || found?.startsWith('/')) continue;
      if (!found) return { open: placeAt(path, line) };
      const folder = found.replace(/^(\.{1,2}\/)+/, '');
      if (!keepers.has(folder)) keepers.set(folder, keeper(`${folder}data`));
      const by = keepers.get(folder);
      if (!by) return { open: placeAt(path, line) };
      kept ??= by;
    }
  }
  return kept ? { kept } : {};
}
