import { dirname } from '../../tree';
import { isSafePattern } from '../../tree/exclude';
import { defineFileFact } from '../Fact';
import { sourceOf } from '../source/sourceLines';
import { isVendored } from '../source/paths';

/** One pattern of an ignore file. @public */
export interface IgnorePattern {
  /** As written: `data/`, `!data/.gitkeep`. */
  text: string;
  line: number;
}

/** A file that names what a tool must pass over. @public */
export interface IgnoreFile {
  path: string;
  /** Whose it is. */
  tool: 'git' | 'docker';
  patterns: IgnorePattern[];
}

const NAME = /(^|\/)(\.gitignore|\.containerignore|[^/]*\.dockerignore)$/i;
const MAX_PATTERNS = 1000;

/**
 * What git and Docker are told to pass over. Patterns with more wildcards than people write are left out: they would be
 * expensive to hold against paths.
 *
 * @public
 */
export const ignoreFiles = defineFileFact<IgnorePattern[], IgnoreFile[]>({
  name: 'ignoreFiles',
  version: 1,
  scope: 'nearest',
  select: path => NAME.test(path) && !isVendored(path),
  map: file =>
    sourceOf(file)
      .lines.flatMap(({ text, line }) => {
        const pattern = text.trim();
        return line === undefined ||
          pattern === '' ||
          pattern.startsWith('#') ||
          !isSafePattern(pattern)
          ? []
          : [{ text: pattern, line }];
      })
      .slice(0, MAX_PATTERNS),
  reduce: found =>
    [...found].map(([path, patterns]) => ({
      path,
      tool: /\.gitignore$/i.test(path) ? 'git' : 'docker',
      patterns,
    })),
});

/**
 * A path as a pattern's file sees it; undefined where it lies elsewhere. How the folders above the component are called
 * is not known, so a file above it sees the component's paths as they are.
 */
export function seenFrom(file: string, path: string): string | undefined {
  const folder = dirname(file).replace(/^(\.\.\/?)+/, '');
  if (folder === '') return path;
  return path.startsWith(`${folder}/`)
    ? path.slice(folder.length + 1)
    : undefined;
}
