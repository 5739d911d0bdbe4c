import { excluder, isSafePattern } from '../../tree/exclude';
import { defineDerivedFact, defineFileFact } from '../Fact';
import { seenFrom } from './ignoreFiles';
import { isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';

/** A line of `.gitattributes` that sends files through a filter. @public */
export interface GitFilter {
  path: string;
  line: number;
  /** As written: `*.parquet`. */
  pattern: string;
  /** The filter's name: `lfs`, `nbstripout`. */
  filter: string;
}

type Found = Omit<GitFilter, 'path'>;

const MAX_LINES = 1000;

/** The filters that git applies to files when they are committed. https://git-scm.com/docs/gitattributes */
const gitFilters = defineFileFact<Found[], GitFilter[]>({
  name: 'gitFilters',
  version: 1,
  scope: 'nearest',
  select: path => /(^|\/)\.gitattributes$/.test(path) && !isVendored(path),
  map(file) {
    const found = sourceOf(file).lines.flatMap(({ text, line }) => {
      const [pattern = '', ...attributes] = text.trim().split(/\s+/);
      const filter = attributes.find(one => one.startsWith('filter='));
      return line === undefined ||
        filter === undefined ||
        pattern.startsWith('#') ||
        !isSafePattern(pattern)
        ? []
        : [{ pattern, line, filter: filter.slice('filter='.length) }];
    });
    return found.length > 0 ? found.slice(0, MAX_LINES) : undefined;
  },
  reduce: found =>
    [...found].flatMap(([path, filters]) =>
      filters.map(filter => ({ path, ...filter })),
    ),
});

/** What Git LFS keeps: the files of a checkout may be large, those of the repository are pointers. @public */
export interface LargeFileStorage {
  filters: GitFilter[];
  /** Whether a path is stored as a pointer. */
  keeps(path: string): boolean;
}

/** @public */
export const gitLfs = defineDerivedFact({
  name: 'gitLfs',
  uses: { gitFilters },
  derive({ gitFilters: all }): LargeFileStorage {
    const filters = all.filter(({ filter }) => filter === 'lfs');
    const files = [...new Set(filters.map(({ path }) => path))];
    const matchers = files.map(file => ({
      file,
      matches: excluder(
        filters
          .filter(({ path }) => path === file)
          .map(({ pattern }) => pattern),
      ),
    }));
    return {
      filters,
      keeps: path =>
        matchers.some(({ file, matches }) => {
          const seen = seenFrom(file, path);
          return seen !== undefined && matches(seen);
        }),
    };
  },
});
