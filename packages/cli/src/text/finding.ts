import { checks, docsOf } from '@opaq/engine';
import type { CheckResult, ReportLocation } from '@opaq/engine/report';
import { renderMarkdown } from './markdown';
import { wrap, type Style } from './terminal';

const MAX_LOCATIONS = 5;
const INDENT = '    ';

const byId = new Map(checks.map(check => [check.id, check]));

/** The state in which a check passes. */
export const titleOf = (checkId: string) => byId.get(checkId)?.title ?? checkId;

/** How long the repair takes. */
export const effortOf = (checkId: string) => byId.get(checkId)?.effort;

/** `path:line`, as editors and terminals link it. */
export const placeOf = ({ path, line }: Partial<ReportLocation>) =>
  [path, line].filter(part => part !== undefined).join(':');

function placesOf(locations: readonly ReportLocation[]): string[] {
  const all = [...new Set(locations.map(placeOf))];
  const places = all.slice(0, MAX_LOCATIONS);
  const more = all.length - places.length;
  return more > 0 ? [...places, `and ${more} more`] : places;
}

const firstSentence = (text: string) =>
  /^[^]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

/** The mark and the title of a check. */
function heading(mark: string, checkId: string, style: Style): string[] {
  const { bold, dim } = style.colors;
  const title = titleOf(checkId).split(' ').map(bold).join(' ');
  return wrap(`${title} ${dim(`(${checkId})`)}`, style, `  ${mark} `);
}

/** A check in short: what it asks for, what it found, and where. */
export function brief(
  mark: string,
  { checkId, message, locations }: CheckResult,
  style: Style,
): string[] {
  return [
    ...heading(mark, checkId, style),
    ...wrap(message, style, INDENT),
    ...placesOf(locations).map(
      (place, index) =>
        `${INDENT}${style.colors.dim(
          (index ? '' : 'Where').padEnd(6),
        )}${place}`,
    ),
  ];
}

/** All there is to say of a failing check: what was found, where, why it matters, how to put it right. */
export function detailed(
  mark: string,
  result: CheckResult,
  style: Style,
): string[] {
  const { dim } = style.colors;
  const docs = docsOf(result.checkId);
  const part = (label: string, markdown: string) =>
    renderMarkdown(
      markdown,
      style,
      `${INDENT}${dim(label.padEnd(6))}`,
      `${INDENT}${' '.repeat(6)}`,
    );
  return [
    ...brief(mark, result, style),
    ...(docs ? part('Why', firstSentence(docs.why)) : []),
    ...(docs ? part('Fix', docs.howToFix) : []),
    '',
  ];
}
