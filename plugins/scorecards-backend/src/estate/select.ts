import { NO_VALUE, type EstateFilter } from '@opaq/plugin-scorecards-common';
import type { Visible } from '../reports/VisibleRefs';
import { SINGLE_DIMENSIONS, type Entities } from './Entities';
import { selectionOf, type Selection } from './Selection';

type Values = readonly string[] | undefined;

/** Which components, by what the catalog says of them. */
export type ComponentFilter = {
  [Name in Exclude<keyof EstateFilter, 'scorecard'>]?: Values;
};

/** By code, 1 for those that the values of a filter stand for. An owner stands for those below it, too. */
function wanted(
  entities: Entities,
  dimension: (typeof SINGLE_DIMENSIONS)[number],
  values: readonly string[],
): Uint8Array {
  const dictionary = entities.dimensions[dimension].values;
  const isWanted = new Uint8Array(dictionary.size);
  for (const value of values) {
    const code = dictionary.find(value);
    if (code !== undefined) isWanted[code] = 1;
    const node =
      dimension === 'owner' && value !== NO_VALUE
        ? entities.tree.find(value)
        : undefined;
    if (!node) continue;
    const { placeOf } = entities.tree;
    for (let owner = 1; owner < placeOf.length; owner += 1) {
      const place = placeOf[owner];
      if (place >= node.place && place < node.end) isWanted[owner] = 1;
    }
  }
  return isWanted;
}

/** Takes out of a mask what a filter does not ask for. */
export function filterMask(
  has: Uint8Array,
  entities: Entities,
  filter: ComponentFilter,
): void {
  for (const dimension of SINGLE_DIMENSIONS) {
    const values = filter[dimension];
    if (!values) continue;
    const isWanted = wanted(entities, dimension, values);
    const { codes } = entities.dimensions[dimension];
    for (let index = 0; index < has.length; index += 1) {
      has[index] &= isWanted[codes[index]];
    }
  }
  if (filter.tag) {
    const codes = new Set(
      filter.tag.map(value => entities.tags.values.find(value)),
    );
    const withoutTag = codes.has(0);
    for (let index = 0; index < has.length; index += 1) {
      if (has[index] === 0) continue;
      const tags = entities.tags.codes[index];
      const matches =
        tags.length === 0 ? withoutTag : tags.some(tag => codes.has(tag));
      if (!matches) has[index] = 0;
    }
  }
}

/** The components that match a filter, of those that may be seen. */
export function select(
  entities: Entities,
  filter: ComponentFilter,
  visible: Visible | undefined,
): Selection {
  const has = entities.mask(visible).slice();
  filterMask(has, entities, filter);
  return selectionOf(has);
}
