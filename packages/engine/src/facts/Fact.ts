import type { Subject } from '../subject';
import type { Gap, Listing, SourceFile } from '../tree';

/**
 * Puts off what may never be asked for, such as the reading of a document that only a link would make matter, until
 * `reduce` asks. Where the file can't be read again then, it stays in memory till then; so where much is put off already,
 * the work is done at once.
 *
 * @public
 */
export type Later = <Value>(
  work: (file: SourceFile) => Value,
) => () => Value | undefined;

/**
 * What is found in a repository's files: a map over single files, then a reduction per component.
 *
 * `map` sees one file and returns only what it found, so that no repository is ever held in memory. What `reduce`
 * returns is stored as JSON, so it is plain data: no Map, Set, Date, class or undefined inside an array.
 *
 * @public
 */
export interface FileFact<Found = unknown, Value = unknown> {
  readonly kind: 'file';
  readonly name: string;
  /** Raised when a stored value of an older version must not be used any more. */
  readonly version: number;
  /**
   * `component`: the component's folder without those of components nested in it. `nearest`: that folder, else upwards
   * to the repository's root, the first folder that has something itself, in its hidden folders or in its `docs`. What
   * lies deeper in the component is found as well, and does not end the search.
   */
  readonly scope: 'component' | 'nearest';
  /** Whether `map` wants the bytes. Sees the path relative to the repository's root: judge by name, not by depth. */
  select(path: string, size: number): boolean;
  /** What one file says; undefined where it says nothing. A malformed file is data (`problem`), never an exception. */
  map(file: SourceFile, later: Later): Found | undefined;
  /**
   * @param found - What `map` found, by path relative to the component's folder (`../uv.lock` above it), sorted by path.
   * @param listing - Every path in the component's folder, in the same terms, sorted.
   */
  reduce(found: ReadonlyMap<string, Found>, listing: Listing): Value;
}

/**
 * What follows from other facts and the subject. Computed at each evaluation and never stored.
 *
 * @public
 */
export interface DerivedFact<Uses extends FactSet = FactSet, Value = unknown> {
  readonly kind: 'derived';
  readonly name: string;
  readonly uses: Uses;
  derive(facts: FactValues<Uses>, subject: Subject): Value;
}

/** @public */
export type Fact<Value = unknown> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the parameters are contravariant; only the value matters to a user of the fact
  FileFact<any, Value> | DerivedFact<any, Value>;

/** The facts that a check or a derived fact uses, under the names by which it calls them. @public */
export type FactSet = Record<string, Fact>;

/** @public */
export type FactValues<Uses extends FactSet> = {
  [Name in keyof Uses]: Uses[Name] extends Fact<infer Value> ? Value : never;
};

/**
 * The reduced file facts of one component at one revision: all that an evaluation needs of a repository.
 *
 * @public
 */
export interface StoredFacts {
  /** Value by fact name. */
  values: Record<string, unknown>;
  /** What could not be looked at, by fact name. */
  gaps: Record<string, Gap[]>;
}

/** @public */
export function defineFileFact<Found, Value>(
  fact: Omit<FileFact<Found, Value>, 'kind'>,
): FileFact<Found, Value> {
  return { kind: 'file', ...fact };
}

/** @public */
export function defineDerivedFact<Uses extends FactSet, Value>(
  fact: Omit<DerivedFact<Uses, Value>, 'kind'>,
): DerivedFact<Uses, Value> {
  return { kind: 'derived', ...fact };
}
