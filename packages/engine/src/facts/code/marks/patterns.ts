import type { Language } from '../../source/paths';

/** Finds what is worth keeping of a line, where an expression would have to say too much at once. */
export type Finder = (text: string) => string | undefined;

/**
 * For each language, marks and the lines of code that bear them. The same mark may stand more than once. Comments and
 * documentation strings are gone before, and each expression sees one line, so it has to be linear in its length. What
 * its first group catches is kept with the mark: a route, a path, a host; never a secret.
 */
export type Patterns = Partial<
  Record<
    Language,
    ReadonlyArray<readonly [mark: string, pattern: RegExp | Finder]>
  >
>;

/** One of several ways to write the same, each an expression's source. */
export const anyOf = (...sources: readonly string[]) =>
  `(?:${sources.join('|')})`;
