import ignore from 'ignore';
import { isSafePattern } from './exclude';

/**
 * Tells of a path, relative to the folder of the pattern, whether the pattern names it: `docs/*.md` is looked for in the
 * folder itself, `**` stands for any folders, and a folder stands for all that is in it.
 *
 * @param pattern - One that {@link isSafePattern} accepts; any other names nothing.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  if (!isSafePattern(pattern)) return () => false;
  const anchored = /^(\/|\*\*\/)/.test(pattern) ? pattern : `/${pattern}`;
  const matcher = ignore({ allowRelativePaths: true, ignorecase: false });
  matcher.add(anchored);
  return path => !path.startsWith('../') && matcher.ignores(path);
}
