import type { Dimension } from '@opaq/plugin-scorecards-common';
import type { EstateSubject } from '../database/readEstate';
import type { GroupRow } from '../database/rows';
import type { Visible } from '../reports/VisibleRefs';
import { Dictionary } from './Dictionary';
import { OwnerTree } from './OwnerTree';
import { Reads } from './Reads';
import { compareText, nameOf } from './text';

/** A dimension in which a component has one value at most. */
export type SingleDimension = Exclude<Dimension, 'tag'>;

export const SINGLE_DIMENSIONS = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
] as const satisfies SingleDimension[];

/** A dimension's values, and which one each component has. */
export interface DimensionColumn {
  values: Dictionary;
  codes: Int32Array;
}

const NO_REPOSITORY = 0;

/** What is asked of an array that follows from others, until those change. */
interface Derived {
  tree?: OwnerTree;
  byName?: Int32Array;
}

/** The components and what the catalog and their repositories' reads say of them, by index. */
export class Entities {
  readonly count: number;
  readonly refs: readonly string[];
  readonly titles: string[];
  /** Title and name, as a search looks at them. */
  readonly searched: string[];
  readonly dimensions: Record<SingleDimension, DimensionColumn>;
  readonly tags: { values: Dictionary; codes: Int32Array[] };
  /** Ids; 0 where there is none. */
  readonly repositories: Int32Array;
  readonly reads = new Reads();
  /** What was never read with success can't be read. */
  readonly isFailing: Uint8Array;
  /** Why a component can't be read, where it can't. */
  readonly problems: Array<string | undefined>;
  /** Counts changes of titles and of values of dimensions. */
  generation = 0;

  /** As they are stored. */
  readonly #tags: string[];
  readonly #indices: ReadonlyMap<string, number>;
  readonly #groups: ReadonlyMap<string, GroupRow>;
  readonly #masks = new WeakMap<Visible, Uint8Array>();
  readonly #everything: Uint8Array;
  #derived: Derived = {};

  constructor(subjects: readonly EstateSubject[], groups: readonly GroupRow[]) {
    const count = subjects.length;
    this.count = count;
    this.refs = subjects.map(row => row.entity_ref).sort();
    this.#indices = new Map(this.refs.map((ref, index) => [ref, index]));
    this.#groups = new Map(groups.map(row => [row.entity_ref, row]));
    this.titles = new Array<string>(count).fill('');
    this.searched = new Array<string>(count).fill('');
    const column = () => ({
      values: new Dictionary(),
      codes: new Int32Array(count),
    });
    this.dimensions = {
      owner: column(),
      system: column(),
      domain: column(),
      type: column(),
      lifecycle: column(),
    };
    const none = new Int32Array(0);
    this.tags = {
      values: new Dictionary(),
      codes: new Array<Int32Array>(count).fill(none),
    };
    this.#tags = new Array<string>(count).fill('[]');
    this.repositories = new Int32Array(count);
    this.isFailing = new Uint8Array(count);
    this.problems = new Array<string | undefined>(count).fill(undefined);
    this.#everything = new Uint8Array(count).fill(1);
    for (const row of subjects) this.set(row);
  }

  indexOf(ref: string): number | undefined {
    return this.#indices.get(ref);
  }

  /** Takes over a component's row; of one that is not there, nothing. */
  set(row: EstateSubject): void {
    const index = this.#indices.get(row.entity_ref);
    if (index === undefined) return;
    let isChanged = false;
    if (this.titles[index] !== row.title) {
      isChanged = true;
      this.titles[index] = row.title;
      const searched = `${row.title}\n${nameOf(row.entity_ref)}`;
      this.searched[index] = searched.toLowerCase();
      this.#derived.byName = undefined;
    }
    for (const name of SINGLE_DIMENSIONS) {
      const { values, codes } = this.dimensions[name];
      const code = values.encode(row[name]);
      if (codes[index] !== code) isChanged = true;
      codes[index] = code;
    }
    if (this.#tags[index] !== row.tags) {
      isChanged = true;
      this.#tags[index] = row.tags;
      const tags = new Set(JSON.parse(row.tags) as string[]);
      this.tags.codes[index] = Int32Array.from(tags, tag =>
        this.tags.values.encode(tag),
      ).filter(code => code > 0);
    }
    if (isChanged) this.generation += 1;
    this.#setRead(index, row);
  }

  #setRead(index: number, row: EstateSubject) {
    const failures = row.failures ?? 0;
    this.repositories[index] = row.repository_id ?? NO_REPOSITORY;
    this.isFailing[index] = failures > 0 || row.read_problem ? 1 : 0;
    this.problems[index] =
      row.source_problem ??
      (failures > 0 ? row.last_error : undefined) ??
      row.read_problem ??
      undefined;
    if (row.repository_id !== null && row.read_at !== null) {
      this.reads.set(row.repository_id, Number(row.read_at));
    }
  }

  hasSource(index: number): boolean {
    return this.repositories[index] !== NO_REPOSITORY;
  }

  /** Why a component's report is old, or why there is none. */
  problemOf(index: number): string | undefined {
    return this.problems[index] ?? this.reads.holdOf(this.repositories[index]);
  }

  /** When a component's repository was read, in milliseconds since 1970; NaN where it never was. */
  readAt(index: number): number {
    return this.reads.timeOf(this.repositories[index]);
  }

  /** 1 for each component that may be seen. */
  mask(visible: Visible | undefined): Uint8Array {
    if (!visible) return this.#everything;
    let mask = this.#masks.get(visible);
    if (!mask) {
      mask = Uint8Array.from(this.refs, ref => (visible.refs.has(ref) ? 1 : 0));
      this.#masks.set(visible, mask);
    }
    return mask;
  }

  /** Owners as a tree, along the groups that the catalog has. */
  get tree(): OwnerTree {
    const { values } = this.dimensions.owner;
    if (this.#derived.tree?.owners !== values.size) {
      this.#derived.tree = new OwnerTree(values.values, this.#groups);
    }
    return this.#derived.tree!;
  }

  /** Indices in the order of titles. */
  get byName(): Int32Array {
    this.#derived.byName ??= Int32Array.from(this.refs.keys()).sort(
      (a, b) => compareText(this.titles[a], this.titles[b]) || a - b,
    );
    return this.#derived.byName;
  }

  /** A value of a dimension, for people. */
  titleOf(dimension: Dimension, value: string): string {
    if (dimension === 'type' || dimension === 'lifecycle') return value;
    if (dimension === 'tag') return value;
    return this.#groups.get(value)?.title ?? nameOf(value);
  }

  /** An owner's title, where the catalog has one. */
  ownerTitle(ref: string): string | undefined {
    return this.#groups.get(ref)?.title;
  }
}
