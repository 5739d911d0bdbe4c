import type { GroupRow } from '../database/rows';
import { compareText, nameOf } from './text';

/** An owner of components, or a group above one. */
export interface OwnerNode {
  readonly ref: string;
  readonly title: string;
  readonly parent?: OwnerNode;
  readonly children: OwnerNode[];
  /** Its place in {@link OwnerTree.nodes}; those below it follow it up to `end`. */
  readonly place: number;
  readonly end: number;
}

type Draft = { -readonly [Key in keyof OwnerNode]: OwnerNode[Key] };

/**
 * Owners and the groups above them. A group whose parent the catalog does not have stands at the top, as users do; of
 * groups that are above each other in a circle, the first one by name.
 */
export class OwnerTree {
  /** How many owners it was made of. */
  readonly owners: number;
  /** A group before those below it, siblings by title. */
  readonly nodes: readonly OwnerNode[];
  readonly tops: readonly OwnerNode[];
  /** Place of the node by the owner's code; -1 for no owner. */
  readonly placeOf: Int32Array;
  readonly #byRef = new Map<string, Draft>();

  /** @param owners - By code, the first one being no owner. */
  constructor(
    owners: readonly string[],
    groups: ReadonlyMap<string, Pick<GroupRow, 'title' | 'parent'>>,
  ) {
    this.owners = owners.length;
    for (const ref of owners.slice(1)) {
      let wanted: string | null | undefined = ref;
      while (wanted && !this.#byRef.has(wanted)) {
        const group = groups.get(wanted);
        this.#byRef.set(wanted, {
          ref: wanted,
          title: group?.title ?? nameOf(wanted),
          children: [],
          place: -1,
          end: -1,
        });
        const parent: string | null | undefined = group?.parent;
        wanted = parent && groups.has(parent) ? parent : undefined;
      }
    }
    const drafts = [...this.#byRef.values()].sort(
      (a, b) => compareText(a.title, b.title) || (a.ref < b.ref ? -1 : 1),
    );
    const parentOf = (node: OwnerNode) =>
      this.#byRef.get(groups.get(node.ref)?.parent ?? '');
    // From the last one, so that it is the first one of a circle that finds it closed.
    for (const node of drafts.toReversed()) {
      const parent = parentOf(node);
      if (!parent) continue;
      // A parent that is below the node already would close a circle.
      let above: Draft | OwnerNode | undefined = parent;
      while (above && above !== node) above = above.parent;
      if (above) continue;
      node.parent = parent;
      parent.children.push(node);
    }
    for (const node of drafts) node.children.reverse();

    const nodes: OwnerNode[] = [];
    this.tops = drafts.filter(({ parent }) => !parent);
    const open: Draft[] = this.tops.toReversed();
    while (open.length > 0) {
      const node = open.pop()!;
      node.place = nodes.push(node) - 1;
      open.push(...node.children.toReversed());
    }
    for (const node of nodes.toReversed() as Draft[]) {
      node.end = node.children.at(-1)?.end ?? node.place + 1;
    }
    this.nodes = nodes;
    this.placeOf = Int32Array.from(owners, ref => this.find(ref)?.place ?? -1);
  }

  find(ref: string): OwnerNode | undefined {
    return this.#byRef.get(ref);
  }
}
