import type { Lines } from '../source/lines';
import type { Language } from '../source/paths';

const COMMENT: Record<Language, RegExp> = {
  python: /^\s*(?:#|%|!)/,
  // What starts with #* or #' is read by plumber and roxygen.
  r: /^\s*#(?![*'])/,
  node: /^\s*(?:\/\/|\/\*|\*)/,
};

/** Lines that a placeholder consists of: headers, imports, brackets, and bodies that do nothing. */
const EMPTY: Record<Language, RegExp> = {
  python:
    /^\s*(?:$|pass\b|\.\.\.|import\s|from\s|(?:async\s+)?def\s.*:\s*$|class\s.*:\s*$|raise\s+NotImplementedError|return\s*$|if\s+__name__\b|[)\]}]|["'])/,
  r: /^\s*(?:$|#|[)\]}]|library\(|require\(|NULL\s*$)/,
  node: /^\s*(?:$|[)\]}]|import\s|['"]use strict['"]|module\.exports\s*=\s*\{\s*\}|export\s*\{\s*\})/,
};

/** What a line of a file of code is. */
const NO_CODE = 0;
const STATEMENT = 1;
const REAL_STATEMENT = 2;

// What a line begins with tells most expressions apart without trying them.
const QUOTES = 1;
const COMMENTS = 2;
const EMPTIES = 4;
const ANY = QUOTES | COMMENTS | EMPTIES;

/** For each character of ASCII, what a line may be that begins with it. */
function signs(quotes: string, comments: string, empties: string): Uint8Array {
  const table = new Uint8Array(128);
  const mark = (characters: string, sign: number) => {
    for (const character of characters) table[character.charCodeAt(0)] |= sign;
  };
  mark(quotes, QUOTES);
  mark(comments, COMMENTS);
  mark(empties, EMPTIES);
  return table;
}

const SIGNS: Record<Language, Uint8Array> = {
  python: signs('rRbBuU"\'', '#%!', 'p.ifadcr)]}"\''),
  r: signs('', '#', '#)]}lrN'),
  node: signs('/', '/*', ')]}i"\'me'),
};

const SPACE = 32;
const TAB = 9;
const LINE_END = 10;

/** What the line at a place of a text may be, by its first character; anything where that is no plain one. */
function mayBe(table: Uint8Array, text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) continue;
    if (code === LINE_END) return EMPTIES;
    return code > SPACE && code < table.length ? table[code] : ANY;
  }
  return EMPTIES;
}

/** Whether a line is code: neither comment nor documentation string. */
export const isStatement = (kind: number) => kind !== NO_CODE;

/** How many lines of code do something: are not only a header, an import or a bracket. */
export function countReal(kinds: Uint8Array): number {
  let count = 0;
  for (const kind of kinds) if (kind === REAL_STATEMENT) count += 1;
  return count;
}

/** The sign that ends the documentation string or comment with which a line begins, and whether it stands in that line. */
function endOfProse(
  language: Language,
  text: string,
): { sign: string; isHere: boolean } | undefined {
  if (language === 'python') {
    const sign = /^\s*[rRbBuU]?("""|''')/.exec(text)?.[1];
    return sign === undefined
      ? undefined
      : { sign, isHere: text.split(sign).length % 2 === 1 };
  }
  if (language === 'node' && /^\s*\/\*/.test(text)) {
    return { sign: '*/', isHere: text.includes('*/') };
  }
  return undefined;
}

/** What each line of a file is, for {@link isStatement} and {@link countReal}. */
export function kindsOf(language: Language, lines: Lines): Uint8Array {
  const kinds = new Uint8Array(lines.count);
  const table = SIGNS[language];
  for (let index = 0; index < kinds.length; index += 1) {
    const may = mayBe(table, lines.text, lines.startOf(index));
    if (may === 0) {
      kinds[index] = REAL_STATEMENT;
      continue;
    }
    const text = lines.at(index);
    const end = may & QUOTES ? endOfProse(language, text) : undefined;
    if (end) {
      if (end.isHere) continue;
      // The documentation string, or the comment, goes on to the line that ends it.
      const place = lines.text.indexOf(end.sign, lines.startOf(index + 1));
      if (place < 0) break;
      while (place >= lines.startOf(index + 1)) index += 1;
      continue;
    }
    if (may & COMMENTS && COMMENT[language].test(text)) continue;
    kinds[index] =
      may & EMPTIES && EMPTY[language].test(text) ? STATEMENT : REAL_STATEMENT;
  }
  return kinds;
}
