import type { Language } from '../source/paths';
import type { SourceLine } from '../source/sourceLines';

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

/** A line of code that is neither comment nor documentation string. */
export interface Statement extends SourceLine {
  /** Whether it does something: not only a header, an import or a bracket. */
  real: boolean;
}

/** The lines of a file that are code. */
export function statementsOf(
  language: Language,
  lines: readonly SourceLine[],
): Statement[] {
  const statements: Statement[] = [];
  // The quotes of the documentation string, or the end of the comment, that is open.
  let open: string | undefined;
  for (const { text, line } of lines) {
    if (open !== undefined) {
      if (text.includes(open)) open = undefined;
      continue;
    }
    if (language === 'python') {
      const quotes = /^\s*[rRbBuU]?("""|''')/.exec(text)?.[1];
      if (quotes) {
        if (text.split(quotes).length % 2 === 0) open = quotes;
        continue;
      }
    } else if (language === 'node' && /^\s*\/\*/.test(text)) {
      if (!text.includes('*/')) open = '*/';
      continue;
    }
    if (COMMENT[language].test(text)) continue;
    const real = !EMPTY[language].test(text);
    statements.push({ text, real, ...(line === undefined ? {} : { line }) });
  }
  return statements;
}
