import type { Place } from '../reports/ReportsReader';
import type { Entities } from './Entities';

/** Part of the rows of a list. */
export interface Page {
  /** Indices of components. */
  rows: Int32Array;
  total: number;
  next?: Place;
  previous?: Place;
}

/** The rows that are selected, in an order. */
export function inOrder(order: Int32Array, has: Uint8Array): Int32Array {
  const rows = new Int32Array(order.length);
  let count = 0;
  for (let place = 0; place < order.length; place += 1) {
    rows[count] = order[place];
    count += has[order[place]];
  }
  return rows.subarray(0, count);
}

/** Some of the rows, and where the pages beside them begin. */
export function pageOf(
  rows: Int32Array,
  entities: Entities,
  { limit, place }: { limit: number; place?: Place },
): Page {
  const listed =
    place?.ref === undefined ? undefined : entities.indexOf(place.ref);
  const found = listed === undefined ? -1 : rows.indexOf(listed);
  const start = found < 0 ? place?.offset ?? 0 : found;
  const end = start + limit;
  const placeAt = (offset: number): Place => ({
    ref: entities.refs[rows[offset]],
    offset,
  });
  return {
    rows: rows.subarray(start, end),
    total: rows.length,
    ...(end < rows.length && { next: placeAt(end) }),
    ...(start > 0 &&
      rows.length > 0 && {
        previous: placeAt(
          Math.max(0, Math.min(start - limit, rows.length - 1)),
        ),
      }),
  };
}
