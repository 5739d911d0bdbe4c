import { RE2JS } from 're2js';
import { defineFileFact, type FileFact } from '../facts/Fact';
import { hashOf } from '../hash';
import { isVendored } from '../facts/source/paths';
import { globMatcher } from '../tree/glob';

/** Where a pattern was found, among the files that a glob names. */
export interface ContentMatch {
  /** Every file that the glob names. */
  files: string[];
  /** The first match of each file that has one. */
  matches: Array<{ path: string; line: number }>;
  /** The first file that was too large to be searched. */
  passedOver?: string;
}

const MAX_BYTES = 1_000_000;
const MAX_LISTED = 20;

const lineAt = (text: string, index: number) => {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; line++) {
    at = text.indexOf('\n', at + 1);
  }
  return line;
};

/** The first match of a pattern in each of some files. */
export function contentMatch(
  glob: string,
  pattern: string,
): FileFact<{ line: number } | { none: true }, ContentMatch> {
  // A component may be any folder, so its files are told from others only when it is known.
  const anywhere = globMatcher(`**/${glob.replace(/^(\/|\*\*\/)+/, '')}`);
  const here = globMatcher(glob);
  const compiled = RE2JS.compile(pattern, RE2JS.MULTILINE);
  return defineFileFact<{ line: number } | { none: true }, ContentMatch>({
    name: `contentMatch.${hashOf([glob, pattern])}`,
    version: 1,
    scope: 'component',
    select: (path, size) =>
      size <= MAX_BYTES && anywhere(path) && !isVendored(path),
    map({ text }) {
      if (text === undefined) return undefined;
      const matcher = compiled.matcher(text);
      return matcher.find()
        ? { line: lineAt(text, matcher.start()) }
        : { none: true };
    },
    reduce(found, { entries }) {
      const files = entries.filter(
        ({ path }) => here(path) && !isVendored(path),
      );
      const passedOver = files.find(({ size }) => size > MAX_BYTES)?.path;
      return {
        files: files.slice(0, MAX_LISTED).map(({ path }) => path),
        matches: [...found]
          .flatMap(([path, one]) =>
            here(path) && 'line' in one ? [{ path, line: one.line }] : [],
          )
          .slice(0, MAX_LISTED),
        ...(passedOver === undefined ? {} : { passedOver }),
      };
    },
  });
}
