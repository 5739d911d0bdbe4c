import { isExempt } from '@opaq/engine';
import type { CheckResult, ReportLocation } from '@opaq/engine/report';
import type { Catalogue } from '../Catalogue';
import { renderMarkdown } from './markdown';
import { wrap, type Style } from './terminal';

const MAX_LOCATIONS = 5;
const INDENT = '    ';

/** `path:line`, as editors and terminals link it. */
export const placeOf = ({ path, line }: Partial<ReportLocation>) =>
  [path, line].filter(part => part !== undefined).join(':');

/** The first places of a result, each once, and how many there are beyond. */
export function placesOf(locations: readonly ReportLocation[]): string[] {
  const all = [...new Set(locations.map(placeOf))];
  const places = all.slice(0, MAX_LOCATIONS);
  const more = all.length - places.length;
  return more > 0 ? [...places, `and ${more} more`] : places;
}

/** The first sentence of a text. */
export const firstSentence = (text: string) =>
  /^[^]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

/** What the project asks for a check, in words; undefined where it asks for nothing or what it asks has no effect. */
export function exemptionText({
  exemption,
  outcome,
}: CheckResult): string | undefined {
  if (!exemption) return undefined;
  const { reason, expires, approvedBy, status, note } = exemption;
  if (status === 'refused') return `The exemption does not hold: ${note}.`;
  if (status === 'expired') {
    return `The exemption expired on ${expires}: ${reason}`;
  }
  const approved = approvedBy ? `, approved by ${approvedBy}` : '';
  const spare = outcome === 'pass' ? ' It passes: the exemption can go.' : '';
  return `Exempt until ${expires}${approved}: ${reason}${spare}`;
}

/** Sets results for people. */
export class Findings {
  readonly #catalogue: Catalogue;
  readonly #style: Style;

  constructor(catalogue: Catalogue, style: Style) {
    this.#catalogue = catalogue;
    this.#style = style;
  }

  /** The mark and the title of a check. */
  heading(mark: string, checkId: string): string[] {
    const { bold, dim } = this.#style.colors;
    const title = this.#catalogue
      .titleOf(checkId)
      .split(' ')
      .map(bold)
      .join(' ');
    return wrap(`${title} ${dim(`(${checkId})`)}`, this.#style, `  ${mark} `);
  }

  /** A check in short: what it asks for, what it found, and where. */
  brief(mark: string, result: CheckResult): string[] {
    const { dim } = this.#style.colors;
    const exemption = exemptionText(result);
    return [
      ...this.heading(mark, result.checkId),
      // Why nobody minds comes first where that is so.
      ...(exemption && isExempt(result)
        ? wrap(exemption, this.#style, INDENT)
        : []),
      ...wrap(result.message, this.#style, INDENT),
      ...(exemption && !isExempt(result)
        ? wrap(exemption, this.#style, INDENT)
        : []),
      ...placesOf(result.locations).map(
        (place, index) =>
          `${INDENT}${dim((index ? '' : 'Where').padEnd(6))}${place}`,
      ),
    ];
  }

  /** All there is to say of a failing check: what was found, where, why it matters, how to put it right. */
  detailed(mark: string, result: CheckResult): string[] {
    const { dim } = this.#style.colors;
    const docs = this.#catalogue.docsOf(result.checkId);
    const part = (label: string, markdown: string) =>
      renderMarkdown(
        markdown,
        this.#style,
        `${INDENT}${dim(label.padEnd(6))}`,
        `${INDENT}${' '.repeat(6)}`,
      );
    return [
      ...this.brief(mark, result),
      ...(docs ? part('Why', firstSentence(docs.why)) : []),
      ...(docs ? part('Fix', docs.howToFix) : []),
      '',
    ];
  }
}
