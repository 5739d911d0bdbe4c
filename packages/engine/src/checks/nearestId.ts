import { closest, distance } from 'fastest-levenshtein';

/**
 * The id that is likely to be meant by one that does not exist: few letters differ, it goes
 * on where that one ends, or it has that name elsewhere.
 *
 * @public
 */
export function nearestId(
  id: string,
  ids: readonly string[],
): string | undefined {
  // What is so long is no id, and the comparison takes the product of the lengths.
  if (ids.length === 0 || id.length > 100) return undefined;
  const near = closest(id, ids);
  if (distance(id, near) <= Math.ceil(id.length / 4)) return near;
  const longer = id.length > 2 && ids.find(other => other.startsWith(id));
  if (longer) return longer;
  const nameOf = (other: string) => other.slice(other.indexOf('.') + 1);
  return ids.find(other => nameOf(other) === nameOf(id));
}
