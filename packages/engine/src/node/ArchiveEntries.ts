import type { FactCollector } from '../collect';
import { basename, dirname } from '../tree';
import { exportIgnored } from './exportIgnore';

const MAX_ATTRIBUTES_BYTES = 256 * 1024;

// Longer ones can't be checked out on any system; an archive can hold them all the same.
const MAX_PATH_LENGTH = 4096;
const MAX_NAME_LENGTH = 255;

/** An archive that is not a whole repository. Its message says why, for a person. @public */
export class UnreadableArchiveError extends Error {
  override readonly name = 'UnreadableArchiveError';
}

/** What an archive says of one of its files. */
export interface ArchiveEntry {
  /** As it stands in the archive. */
  name: string;
  size: number;
  link?: boolean;
  /** To be called at most once. */
  read(): Promise<Uint8Array>;
}

/** Hands the entries of an archive to a collector, whatever its format. */
export class ArchiveEntries {
  readonly #collector: FactCollector;
  readonly #stripTopFolder: boolean;
  readonly #seen = new Set<string>();
  #topFolder: string | undefined;

  constructor(collector: FactCollector, stripTopFolder: boolean) {
    this.#collector = collector;
    this.#stripTopFolder = stripTopFolder;
  }

  /** Reads the bytes of the entry only where somebody wants them; else they are the caller's to skip. */
  async add(entry: ArchiveEntry): Promise<void> {
    const path = this.#pathOf(entry.name);
    // No tool writes a path twice or one that leaves the repository; the first of a name is the one that counts.
    if (path === undefined || this.#seen.has(path)) return;
    if (!this.#collector.isFull) this.#seen.add(path);

    const { size, link } = entry;
    if (link) {
      this.#collector.add({ path, size, link });
      return;
    }
    const wanted = this.#collector.wanted(path, size);
    const isAttributes =
      basename(path) === '.gitattributes' && size <= MAX_ATTRIBUTES_BYTES;
    const bytes = wanted || isAttributes ? await entry.read() : undefined;
    this.#collector.add({ path, size }, wanted ? bytes : undefined);
    if (isAttributes && bytes) {
      exportIgnored(dirname(path), Buffer.from(bytes).toString('utf8')).forEach(
        pattern => this.#collector.leftOut(pattern),
      );
    }
  }

  #pathOf(name: string): string | undefined {
    if (name.startsWith('/') || name.includes('\0')) return undefined;
    if (name.length > MAX_PATH_LENGTH) return undefined;
    const parts = name.split('/').filter(part => part !== '' && part !== '.');
    if (parts.includes('..')) return undefined;
    if (parts.some(part => part.length > MAX_NAME_LENGTH)) return undefined;
    if (this.#stripTopFolder) {
      const top = parts.shift();
      this.#topFolder ??= top;
      if (top !== this.#topFolder || parts.length === 0) {
        throw new UnreadableArchiveError(
          'The archive does not have one top folder that holds everything, as archives of source hosts do.',
        );
      }
    }
    return parts.length === 0 ? undefined : parts.join('/');
  }
}
