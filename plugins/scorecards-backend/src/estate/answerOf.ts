import type { Facets } from '@opaq/plugin-scorecards-common';
import type { Answer } from '../reports/ReportsReader';

/** An answer whose JSON is made when it is first asked for. */
export function answerOf<Value>(
  value: Value,
  stringify: (value: Value) => string = JSON.stringify,
): Answer<Value> {
  let json: Buffer | undefined;
  return {
    value,
    get json() {
      json ??= Buffer.from(stringify(value));
      return json;
    },
  };
}

/** Facets with their JSON: they are most of a page's text, and the same in all pages. */
export interface KnownFacets {
  value: Facets;
  json: string;
}

/** An answer with facets whose JSON is there already. */
export function answerWithFacets<Value extends { facets: Facets }>(
  value: Value,
  { json }: KnownFacets,
): Answer<Value> {
  return answerOf(value, ({ facets: _, ...rest }) => {
    const text = JSON.stringify(rest);
    return `${text.slice(0, -1)},"facets":${json}}`;
  });
}
