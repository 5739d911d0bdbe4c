import { NO_VALUE } from '@opaq/plugin-scorecards-common';
import type { Entities, SingleDimension } from './Entities';
import type { OwnerNode } from './OwnerTree';
import { compareText } from './text';

/** A row, before anything is counted. */
export interface RowPlan {
  id: string;
  title: string;
  depth: number;
  expandable: boolean;
  expanded: boolean;
  /** The row above it in the tree; -1 at the top. */
  above: number;
}

/** The rows of a heat map, and which values of the dimension go into which one. */
export interface RowPlans {
  rows: RowPlan[];
  /** By the value's code; -1 for none. */
  rowOf: Int32Array;
}

/** Rows of components that are in no row of a tree. */
const flat = { depth: 0, expandable: false, expanded: false, above: -1 };

/**
 * One row for each value, by title; those without a value last.
 *
 * @param counts - How many components have a value, by its code.
 */
export function flatRows(
  entities: Entities,
  dimension: Exclude<SingleDimension, 'owner'> | 'tag',
  counts: Int32Array,
): RowPlans {
  const { values } =
    dimension === 'tag'
      ? entities.tags.values
      : entities.dimensions[dimension].values;
  const plans = values
    .map((id, code) => ({
      code,
      id,
      title: entities.titleOf(dimension, id),
      ...flat,
    }))
    .filter(({ code }) => counts[code] > 0)
    .sort(
      (a, b) =>
        Number(a.code === 0) - Number(b.code === 0) ||
        compareText(a.title, b.title) ||
        a.code - b.code,
    );
  const rowOf = new Int32Array(values.length).fill(-1);
  plans.forEach(({ code }, row) => {
    rowOf[code] = row;
  });
  return { rows: plans.map(({ code: _, ...plan }) => plan), rowOf };
}

/**
 * Groups along the owner tree. Where the filter names owners, the tree begins with them. A group that stands alone at
 * the top always shows what is below it: there is nothing to compare it with.
 *
 * @param counts - How many components an owner has, by its code.
 */
export function ownerRows(
  entities: Entities,
  counts: Int32Array,
  options: { owners?: readonly string[]; expand?: readonly string[] },
): RowPlans {
  const { tree } = entities;
  /** Of those at or below a place of the tree. */
  const below = new Int32Array(tree.nodes.length);
  tree.placeOf.forEach((place, code) => {
    if (place >= 0) below[place] += counts[code];
  });
  for (const { place, parent } of tree.nodes.toReversed()) {
    if (parent) below[parent.place] += below[place];
  }

  const isPresent = (node: OwnerNode) => below[node.place] > 0;
  const named = options.owners?.flatMap(ref => tree.find(ref) ?? []);
  const tops = (named ? topmost(named) : tree.tops).filter(isPresent);
  const expand = new Set(options.expand);
  const alone = new Set<OwnerNode>();
  for (let level = tops; level.length === 1; ) {
    alone.add(level[0]);
    level = level[0].children.filter(isPresent);
  }

  const plans: RowPlan[] = [];
  const rowAt = new Int32Array(tree.nodes.length).fill(-1);
  const show = (node: OwnerNode, depth: number, above: number) => {
    const children = node.children.filter(isPresent);
    const expandable = children.length > 0 && !alone.has(node);
    const expanded = expandable ? expand.has(node.ref) : children.length > 0;
    const { ref: id, title } = node;
    const row =
      plans.push({ id, title, depth, expandable, expanded, above }) - 1;
    rowAt.fill(row, node.place, node.end);
    if (expanded) children.forEach(child => show(child, depth + 1, row));
  };
  tops.forEach(node => show(node, 0, -1));
  const rowOf = tree.placeOf.map(place => (place < 0 ? -1 : rowAt[place]));
  if (counts[0] > 0) {
    const title = entities.titleOf('owner', NO_VALUE);
    rowOf[0] = plans.push({ id: NO_VALUE, title, ...flat }) - 1;
  }
  return { rows: plans, rowOf };
}

/** Without those that are below another one, in the tree's order. */
function topmost(nodes: readonly OwnerNode[]): OwnerNode[] {
  return [...new Set(nodes)]
    .filter(
      node =>
        !nodes.some(
          other =>
            other !== node &&
            other.place < node.place &&
            node.place < other.end,
        ),
    )
    .sort((a, b) => a.place - b.place);
}
