import {
  DIMENSIONS,
  NO_VALUE,
  type Dimension,
  type EstateFilter,
  type Facets,
} from '@opaq/plugin-scorecards-common';
import { ESTATE, type FakeComponent } from './components';
import { GROUPS, lineOf, titleOfRef } from './organisation';

const listOf = (value?: string | string[]) => [value ?? []].flat();

/** All values that find a component in a dimension; of owners the group's and those above it. */
export function valuesOf(
  component: FakeComponent,
  dimension: Dimension,
): string[] {
  if (dimension === 'tag') {
    return component.tags.length > 0 ? component.tags : [NO_VALUE];
  }
  const value = component[dimension];
  if (!value) return [NO_VALUE];
  return dimension === 'owner' ? lineOf(value) : [value];
}

/** The group of the person who tries the pages out. */
export const MY_GROUP = 'group:default/churn';
const ME = 'user:default/guest';

export function select(filter: EstateFilter): FakeComponent[] {
  return ESTATE.filter(component =>
    DIMENSIONS.every(dimension => {
      const wanted = listOf(filter[dimension]).map(value =>
        value === ME ? MY_GROUP : value,
      );
      if (wanted.length === 0) return true;
      const values = valuesOf(component, dimension);
      return wanted.some(value => values.includes(value));
    }),
  );
}

export const titleOfValue = (dimension: Dimension, value: string) =>
  ['owner', 'system', 'domain'].includes(dimension) && value !== NO_VALUE
    ? titleOfRef(value)
    : value;

export const FACETS = Object.fromEntries(
  DIMENSIONS.map(dimension => [
    dimension,
    [...new Set(ESTATE.flatMap(one => valuesOf(one, dimension)))]
      .sort()
      .map(value => ({
        value,
        title: titleOfValue(dimension, value),
        parent: GROUPS.find(({ ref }) => ref === value)?.parent,
      })),
  ]),
) as Facets;
