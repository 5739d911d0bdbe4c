import { parseEntityRef } from '@backstage/catalog-model';

/** A number with its noun: `1 component`, `2 components`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A list for a sentence, cut where it is long: `a, b, c and 4 more`. */
export function some(items: readonly string[], most = 5): string {
  const rest = items.length - most;
  return rest > 0
    ? `${items.slice(0, most).join(', ')} and ${rest} more`
    : items.join(', ');
}

/** The path of an entity's scorecard in the portal. */
export function entityPath(entityRef: string, scorecard?: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = ['catalog', namespace, kind, name].map(encodeURIComponent);
  return `/${path.join('/')}/scorecard${query({ scorecard })}`;
}

/** The path of one of the pages over all components. */
export function pagePath(
  page: '' | '/services' | '/exemptions',
  parameters: Record<string, string | undefined>,
): string {
  return `/scorecards${page}${query(parameters)}`;
}

function query(parameters: Record<string, string | undefined>): string {
  const set = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return set.length > 0 ? `?${new URLSearchParams(set)}` : '';
}
