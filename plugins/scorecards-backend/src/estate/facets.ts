import {
  NO_VALUE,
  type Dimension,
  type Facets,
  type FacetValue,
} from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import { compareText } from './text';

const noValue: FacetValue = { value: NO_VALUE, title: NO_VALUE };

/** What components that may be seen can be filtered by, by title; that something has no value comes last. */
export function facets(entities: Entities, visible: Uint8Array): Facets {
  const of = (dimension: Exclude<Dimension, 'owner' | 'tag'>) => {
    const { values, codes } = entities.dimensions[dimension];
    const isUsed = new Uint8Array(values.size);
    for (let index = 0; index < codes.length; index += 1) {
      if (visible[index]) isUsed[codes[index]] = 1;
    }
    return list(entities, dimension, values.values, isUsed);
  };
  return {
    owner: owners(entities, visible),
    system: of('system'),
    domain: of('domain'),
    type: of('type'),
    lifecycle: of('lifecycle'),
    tag: tags(entities, visible),
  };
}

function list(
  entities: Entities,
  dimension: Dimension,
  values: readonly string[],
  isUsed: Uint8Array,
): FacetValue[] {
  const found = values
    .filter((_, code) => code > 0 && isUsed[code])
    .map(value => ({ value, title: entities.titleOf(dimension, value) }))
    .sort((a, b) => compareText(a.title, b.title));
  return isUsed[0] ? [...found, noValue] : found;
}

/** With the groups above, which stand for all below them; in the tree's order. */
function owners(entities: Entities, visible: Uint8Array): FacetValue[] {
  const { tree } = entities;
  const { codes } = entities.dimensions.owner;
  const isUsed = new Uint8Array(tree.nodes.length);
  let withoutOwner = false;
  for (let index = 0; index < codes.length; index += 1) {
    if (!visible[index]) continue;
    if (codes[index] === 0) withoutOwner = true;
    else isUsed[tree.placeOf[codes[index]]] = 1;
  }
  for (const { place, parent } of tree.nodes.toReversed()) {
    if (isUsed[place] && parent) isUsed[parent.place] = 1;
  }
  const found = tree.nodes
    .filter(({ place }) => isUsed[place])
    .map(({ ref, title, parent }) => ({
      value: ref,
      title,
      ...(parent && { parent: parent.ref }),
    }));
  return withoutOwner ? [...found, noValue] : found;
}

function tags(entities: Entities, visible: Uint8Array): FacetValue[] {
  const { values, codes } = entities.tags;
  const isUsed = new Uint8Array(values.size);
  for (let index = 0; index < codes.length; index += 1) {
    if (!visible[index]) continue;
    if (codes[index].length === 0) isUsed[0] = 1;
    for (const code of codes[index]) isUsed[code] = 1;
  }
  return list(entities, 'tag', values.values, isUsed);
}
