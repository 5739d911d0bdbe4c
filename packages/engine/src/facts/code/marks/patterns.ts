import type { Language } from '../../source/paths';

/**
 * For each language, marks and the lines of code that bear them. The same mark may stand more than once. Comments and
 * documentation strings are gone before, and each expression sees one line, so it has to be linear in its length.
 */
export type Patterns = Partial<
  Record<Language, ReadonlyArray<readonly [mark: string, pattern: RegExp]>>
>;
