import type { CheckResult, Report } from '@opaq/plugin-scorecards-common';

/** Where the JSON value that begins at a place ends: its closing bracket. */
function endOf(json: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < json.length; at += 1) {
    const char = json[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return json.length - 1;
}

/**
 * The result of one check in a report's text. A page has many reports and wants one result of each: only that one is
 * parsed.
 */
export function resultIn(
  report: string,
  checkId: string,
): CheckResult | undefined {
  // In a text the quotes would be escaped, so this is an object that begins so; of a message's arguments, possibly.
  const start = `{"checkId":${JSON.stringify(checkId)},`;
  const at = report.indexOf(start);
  if (at < 0) return undefined;
  const found = JSON.parse(
    report.slice(at, endOf(report, at) + 1),
  ) as Partial<CheckResult>;
  if (found.outcome && found.messageId) return found as CheckResult;
  const { results } = JSON.parse(report) as Report;
  return results.find(result => result.checkId === checkId);
}
