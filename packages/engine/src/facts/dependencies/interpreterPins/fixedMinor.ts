const CLAUSE =
  /^(===|==|~=|!=|>=|<=|[=~^<>])?v?(\d{1,6})(?:\.(\d{1,6}|\*|x))?(?:\.(\d{1,6}))?/i;

/** So many minor versions has no interpreter: `3.11` is 3,000,011. */
const MAJOR = 1_000_000;
const LAST = MAJOR - 1;

/** The minor versions, as numbers, that one clause of a range lets through. */
function span(clause: RegExpExecArray): [number, number] {
  const [, operator = '', majorText, minorText, patch] = clause;
  const major = Number(majorText) * MAJOR;
  const hasMinor = minorText !== undefined && /^\d/.test(minorText);
  const at = major + (hasMinor ? Number(minorText) : 0);
  const end = major + LAST;
  switch (operator) {
    case '!=':
      return [-Infinity, Infinity];
    case '>':
    case '>=':
      return [at, Infinity];
    case '<':
      return [-Infinity, Number(patch ?? 0) > 0 ? at : at - 1];
    case '<=':
      return [-Infinity, at];
    case '^':
      return [at, end];
    case '~=':
      // PEP 440: `~=3.11` lets 3.12 through, `~=3.11.0` does not.
      return [at, patch === undefined ? end : at];
    default:
      return hasMinor ? [at, at] : [major, end];
  }
}

/**
 * The one minor version that a range lets through, as `3.11`; undefined where it lets several through. Understands what
 * PEP 440, Poetry, conda and npm have in common; what else stands there leaves the range open.
 */
export function fixedMinor(spec: string): string | undefined {
  if (spec.includes('|') || spec.length > 200) return undefined;
  const parts = spec.replace(/([<>=~^!])\s+/g, '$1').split(/[\s,]+/);
  let low = -Infinity;
  let high = Infinity;
  for (const part of parts) {
    const clause = CLAUSE.exec(part);
    if (!clause) continue;
    const [from, to] = span(clause);
    low = Math.max(low, from);
    high = Math.min(high, to);
  }
  if (low !== high) return undefined;
  return `${Math.floor(low / MAJOR)}.${low % MAJOR}`;
}
