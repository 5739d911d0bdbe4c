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

/** What a line may be, by its first character; anything where that is no plain one. */
function mayBe(table: Uint8Array, text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) continue;
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

/** What each line of a file is, for {@link isStatement} and {@link countReal}. */
export function kindsOf(
  language: Language,
  lines: readonly string[],
): Uint8Array {
  const kinds = new Uint8Array(lines.length);
  // The quotes of the documentation string, or the end of the comment, that is open.
  let open: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index];
    if (open !== undefined) {
      if (text.includes(open)) open = undefined;
      continue;
    }
    const may = mayBe(SIGNS[language], text);
    if ((may & QUOTES) === 0) {
      // No documentation string or comment begins here.
    } else if (language === 'python') {
      const quotes = /^\s*[rRbBuU]?("""|''')/.exec(text)?.[1];
      if (quotes) {
        if (text.split(quotes).length % 2 === 0) open = quotes;
        continue;
      }
    } else if (language === 'node' && /^\s*\/\*/.test(text)) {
      if (!text.includes('*/')) open = '*/';
      continue;
    }
    if (may & COMMENTS && COMMENT[language].test(text)) continue;
    kinds[index] =
      may & EMPTIES && EMPTY[language].test(text) ? STATEMENT : REAL_STATEMENT;
  }
  return kinds;
}
