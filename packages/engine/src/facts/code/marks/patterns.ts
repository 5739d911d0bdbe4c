import type { Language } from '../../source/paths';

/** Finds what is worth keeping of a line, where an expression would have to say too much at once. */
export type Finder = (text: string) => string | undefined;

/**
 * For each language, marks and the lines of code that bear them. The same mark may stand more than once. Comments and
 * documentation strings are gone before, and each expression sees one line, so it has to be linear in its length. What
 * its first group catches is kept with the mark: a route, a path, a host; never a secret.
 *
 * The screen sees the whole file, once: where it finds nothing, no line is tried. It consists of a few words without
 * quantifiers, of which every line that bears the mark has one.
 */
export type Patterns = Partial<
  Record<
    Language,
    ReadonlyArray<
      readonly [mark: string, pattern: RegExp | Finder, screen?: RegExp]
    >
  >
>;

/** One of several ways to write the same, each an expression's source. */
export const anyOf = (...sources: readonly string[]) =>
  `(?:${sources.join('|')})`;

/** Patterns that share a screen. */
export const screened = <const M extends string>(
  screen: RegExp,
  patterns: ReadonlyArray<readonly [mark: M, pattern: RegExp | Finder]>,
): ReadonlyArray<
  readonly [mark: M, pattern: RegExp | Finder, screen: RegExp]
> => patterns.map(([mark, pattern]) => [mark, pattern, screen]);
