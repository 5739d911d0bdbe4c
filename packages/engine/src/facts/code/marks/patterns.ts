import type { Language } from '../../source/paths';

/**
 * Finds what is worth keeping of a line, where an expression would have to say too much at once. The lines above it tell
 * what an argument on a line of its own belongs to.
 */
export type Finder = (
  text: string,
  above: readonly string[],
) => string | undefined;

/**
 * For each language, marks and the lines of code that bear them. The same mark may stand more than once. Comments and
 * documentation strings are gone before, and each expression sees one line, so it has to be linear in its length. What
 * its first group catches is kept with the mark: a route, a path, a host; never a secret.
 *
 * Of the words, three characters or more, every line that bears the mark has one, written as the expression takes it. All
 * words of all marks are searched for at once, and an expression is tried on the lines alone that have one of its own.
 */
export type Patterns = Partial<
  Record<
    Language,
    ReadonlyArray<
      readonly [
        mark: string,
        pattern: RegExp | Finder,
        words: readonly string[],
      ]
    >
  >
>;

/** One of several ways to write the same, each an expression's source. */
export const anyOf = (...sources: readonly string[]) =>
  `(?:${sources.join('|')})`;

/** The words of a pattern, with blanks between them. */
export const words = (list: string): readonly string[] => list.split(/\s+/);
