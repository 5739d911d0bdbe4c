import ignore from 'ignore';

// The library turns a pattern into a regular expression; so many wildcards can't be combined into an expensive one.
const MAX_PATTERN_LENGTH = 256;
const MAX_WILDCARDS = 4;

/** Whether a pattern of a project's own settings is simple enough to be matched against every path of it. */
export function isSafePattern(pattern: string): boolean {
  const wildcards = pattern.match(/[*?[]+/g) ?? [];
  return (
    pattern.length <= MAX_PATTERN_LENGTH && wildcards.length <= MAX_WILDCARDS
  );
}

/** Tells of a path, relative to the folder of the patterns, whether gitignore's rules leave it out. */
export function excluder(
  patterns: readonly string[],
): (path: string) => boolean {
  const usable = patterns.filter(isSafePattern);
  if (usable.length === 0) return () => false;
  const matcher = ignore({ allowRelativePaths: true }).add(usable);
  return path => !path.startsWith('../') && matcher.ignores(path);
}

/**
 * The first path, of a sorted list, that a glob of gitignore's syntax finds, or that lies in a folder it finds. A glob is
 * read from the root of the paths, as people write them for files that must exist: only `**` finds at any depth.
 */
export function pathMatching(
  glob: string,
  paths: readonly string[],
): string | undefined {
  if (!isSafePattern(glob)) return undefined;
  const rooted = glob.replace(/^(\.?\/)+/, '');
  const matcher = ignore({ ignorecase: false }).add(`/${rooted}`);
  // What stands before the first wildcard is compared as text: few paths are left for the expression.
  const [literal] = rooted.split(/[*?[\\]/, 1);
  return paths.find(
    path =>
      path.startsWith(literal.trimEnd().replace(/\/$/, '')) &&
      matcher.ignores(path),
  );
}
