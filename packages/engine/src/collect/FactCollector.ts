import type { FileFact, StoredFacts } from '../facts/Fact';
import type { ProjectFile } from '../facts/repository/projectFile';
import {
  dirname,
  excluder,
  sourceFile,
  type Gap,
  type Listing,
  type TreeEntry,
} from '../tree';
import { mayHide } from './mayHide';
import { PutOff } from './PutOff';
import {
  concerns,
  inFolder,
  isOwnFile,
  isVisibleFrom,
  relativeTo,
} from './visibility';

/** How much of a repository is looked at. Past a limit, checks that depend on the rest say `unknown`. @public */
export interface ScanLimits {
  /** Paths in the repository. */
  files: number;
  /** Bytes of one file. */
  bytesPerFile: number;
  /** Bytes of all files that are read. */
  bytes: number;
}

/** @public */
export const DEFAULT_LIMITS: ScanLimits = {
  files: 200_000,
  bytesPerFile: 5_000_000,
  bytes: 500_000_000,
};

/** Patterns that are held against each fact. */
const MAX_LEFT_OUT = 1000;

/** Characters of all paths together: an archive of a few megabytes can hold gigabytes of them. */
const MAX_PATH_CHARACTERS = 50_000_000;

/** What is stored of what could not be looked at: a report names the first. */
const MAX_GAPS = 20;

const byName = (a: string, b: string) => Number(a > b) - Number(a < b);

const byPath = (a: { path: string }, b: { path: string }) =>
  byName(a.path, b.path);

/**
 * Turns a stream of entries into the facts of a repository's components.
 *
 * Whatever hosts a repository (a folder, an archive) calls {@link FactCollector.wanted} for each path, hands over the
 * bytes of those that are wanted one file at a time, and drops them.
 *
 * @public
 */
export class FactCollector {
  readonly #facts: readonly FileFact[];
  readonly #projectFile: FileFact<ProjectFile, ProjectFile>;
  readonly #limits: ScanLimits;
  readonly #entries: TreeEntry[] = [];
  readonly #found = new Map<FileFact, Map<string, unknown>>();
  readonly #gaps = new Map<FileFact, Gap[]>();
  readonly #wholeTreeGaps: Gap[] = [];
  readonly #leftOut: string[] = [];
  readonly #putOff = new PutOff();
  #asked?: { path: string; size: number; facts: readonly FileFact[] };
  #bytes = 0;
  #pathCharacters = 0;
  #cutShort = false;

  constructor(options: {
    facts: readonly FileFact[];
    /** The fact that holds the project's own settings: which of its paths are not judged. */
    projectFile: FileFact<ProjectFile, ProjectFile>;
    limits: ScanLimits;
  }) {
    this.#facts = [...new Set([...options.facts, options.projectFile])];
    this.#projectFile = options.projectFile;
    this.#limits = options.limits;
  }

  /** Whether no more paths are looked at: a host need not keep count of them either. */
  get isFull(): boolean {
    return (
      this.#entries.length >= this.#limits.files ||
      this.#pathCharacters >= MAX_PATH_CHARACTERS
    );
  }

  /** Whether a fact needs the bytes, and the limits allow them. */
  wanted(path: string, size: number): boolean {
    // Past the number of files nothing is looked into, and that is a gap of all facts already.
    if (this.isFull) return false;
    const facts = this.#selecting(path, size);
    if (facts.length === 0) return false;
    const reason = this.#overLimit(size);
    if (!reason) return true;
    facts.forEach(fact => this.#gap(fact, { reason, path }));
    return false;
  }

  /**
   * A path of the repository, with its bytes where they were wanted.
   *
   * @param again - Gives the bytes once more, where the host can: what is put off need not be kept then.
   */
  add(entry: TreeEntry, bytes?: Uint8Array, again?: () => Uint8Array): void {
    if (this.isFull) {
      if (!this.#cutShort) this.#wholeTreeGaps.push({ reason: 'tooMany' });
      this.#cutShort = true;
      return;
    }
    this.#entries.push(entry);
    this.#pathCharacters += entry.path.length;
    if (bytes) this.#map(entry.path, bytes, again);
  }

  /** A wanted file whose bytes could not be had. */
  unreadable(path: string): void {
    this.#facts
      .filter(fact => fact.select(path, 0))
      .forEach(fact => this.#gap(fact, { reason: 'unreadable', path }));
  }

  /** Paths that the host leaves out on request of the repository (`export-ignore` in `.gitattributes`). */
  leftOut(pattern: string): void {
    if (this.#leftOut.length < MAX_LEFT_OUT) {
      this.#leftOut.push(pattern);
    } else if (this.#leftOut.length === MAX_LEFT_OUT) {
      // With so many nobody can tell any more what is missing.
      this.#leftOut.push(pattern);
      this.#wholeTreeGaps.push({ reason: 'exportIgnored', path: pattern });
    }
  }

  /**
   * The facts of each component.
   *
   * @param roots - The components' folders, relative to the repository's root; the root itself is the empty string.
   */
  finish(roots: readonly string[]): Map<string, StoredFacts> {
    this.#entries.sort(byPath);
    return new Map(roots.map(root => [root, this.#reduce(root, roots)]));
  }

  /** The facts that want a file. Asked twice for each, once before it is read and once after. */
  #selecting(path: string, size: number): readonly FileFact[] {
    const asked = this.#asked;
    if (asked?.path === path && asked.size === size) return asked.facts;
    const facts = this.#facts.filter(fact => fact.select(path, size));
    this.#asked = { path, size, facts };
    return facts;
  }

  #overLimit(size: number): Gap['reason'] | undefined {
    if (size > this.#limits.bytesPerFile) return 'tooLarge';
    if (this.#bytes + size > this.#limits.bytes) return 'tooMuch';
    return undefined;
  }

  #gap(fact: FileFact, gap: Gap) {
    const gaps = this.#gaps.get(fact);
    if (gaps) gaps.push(gap);
    else this.#gaps.set(fact, [gap]);
  }

  #map(path: string, bytes: Uint8Array, again?: () => Uint8Array) {
    this.#bytes += bytes.byteLength;
    const file = sourceFile(path, bytes);
    for (const fact of this.#selecting(path, bytes.byteLength)) {
      const fail = () => this.#gap(fact, { reason: 'unreadable', path });
      try {
        const value = fact.map(file, this.#putOff.of(file, again, fail));
        if (value === undefined) continue;
        const found = this.#found.get(fact);
        if (found) found.set(path, value);
        else this.#found.set(fact, new Map([[path, value]]));
      } catch {
        // A fact that throws is our defect, and no reason to say anything about the repository.
        fail();
      }
    }
  }

  #reduce(root: string, roots: readonly string[]): StoredFacts {
    const nested = roots.filter(
      other => other !== root && inFolder(root, other),
    );
    const settings = this.#projectFile.reduce(
      this.#foundIn(this.#projectFile, root, path => inFolder(root, path)),
      { entries: [] },
    );
    const excluded = excluder(settings.exclude);
    const own = (path: string) =>
      inFolder(root, path) &&
      !nested.some(other => inFolder(other, path)) &&
      !excluded(relativeTo(root, path));

    const listing: Listing = {
      root,
      entries: this.#entries
        .filter(entry => own(entry.path))
        .map(entry => ({ ...entry, path: relativeTo(root, entry.path) })),
      nested: nested.map(other => relativeTo(root, other)),
    };
    const leftOut = this.#leftOut.filter(pattern => concerns(root, pattern));
    const stored: StoredFacts = { values: {}, gaps: {} };
    for (const fact of this.#facts) {
      // JSON has no undefined, and what is stored comes back as JSON.
      stored.values[fact.name] =
        fact.reduce(this.#foundFor(fact, root, own), listing) ?? null;
      const above = (path: string) =>
        fact.scope === 'nearest' &&
        !inFolder(root, path) &&
        isVisibleFrom(root, path);
      const gaps = (this.#gaps.get(fact) ?? [])
        .filter(({ path = '' }) => own(path) || above(path))
        .map(gap => ({ ...gap, path: relativeTo(root, gap.path ?? '') }));
      const hidden = leftOut
        .filter(pattern => mayHide(pattern, fact))
        .map((path): Gap => ({ reason: 'exportIgnored', path }));
      const all = [...this.#wholeTreeGaps, ...gaps, ...hidden];
      if (all.length > 0) stored.gaps[fact.name] = all.slice(0, MAX_GAPS);
    }
    return stored;
  }

  #foundFor(fact: FileFact, root: string, own: (path: string) => boolean) {
    const inside = this.#foundIn(fact, root, own);
    // Deep in a component stand fixtures and parts of it: they hide nothing that holds for all of it.
    const holds = [...inside.keys()].some(path => isOwnFile('', path));
    if (fact.scope === 'component' || holds) return inside;
    let above = new Map<string, unknown>();
    let folder = root;
    while (above.size === 0 && folder !== '') {
      folder = dirname(folder);
      const here = folder;
      above = this.#foundIn(fact, root, path => isOwnFile(here, path));
    }
    return new Map([...above, ...inside].sort(([a], [b]) => byName(a, b)));
  }

  #foundIn<Found>(
    fact: FileFact<Found>,
    root: string,
    counts: (path: string) => boolean,
  ): Map<string, Found> {
    const found = (this.#found.get(fact as FileFact) ?? new Map()) as Map<
      string,
      Found
    >;
    return new Map(
      [...found]
        .filter(([path]) => counts(path))
        .map(([path, value]): [string, Found] => [
          relativeTo(root, path),
          value,
        ])
        .sort(([a], [b]) => byName(a, b)),
    );
  }
}
