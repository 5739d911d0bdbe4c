import type { TreeEntry } from '../../tree';
import { defineDerivedFact, defineFileFact } from '../Fact';
import { pathSearch } from './pathSearch';

/** Every path of the component's folder, as it is stored. */
const listing = defineFileFact<never, TreeEntry[]>({
  name: 'listing',
  version: 1,
  scope: 'component',
  select: () => false,
  map: () => undefined,
  reduce: (_, { entries }) => [...entries],
});

/** Questions about paths. @public */
export interface Files {
  /** Sorted by path. */
  entries: readonly TreeEntry[];
  has(path: string): boolean;
  /** The paths that match, sorted. */
  matching(pattern: RegExp): string[];
  /** Entries sorted by path, among them all that match: to be asked before each of 100,000 paths is tried. */
  candidates(pattern: RegExp): readonly TreeEntry[];
}

/** The component's paths. @public */
export const files = defineDerivedFact({
  name: 'files',
  uses: { listing },
  derive({ listing: entries }): Files {
    const paths = new Set(entries.map(({ path }) => path));
    const candidates = pathSearch(entries);
    return {
      entries,
      has: path => paths.has(path),
      matching: pattern =>
        candidates(pattern)
          .map(({ path }) => path)
          .filter(path => pattern.test(path)),
      candidates,
    };
  },
});
