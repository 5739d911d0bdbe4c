import { createHash } from 'node:crypto';
import { packEnd, packFiles, packHead } from './archive';
import { bodyOf, type Body, type RepositoryFile } from './bodies';
import { practiceFiles } from './practices';
import { hash32 } from './random';

/** How many bodies the generated repositories share. */
const BODIES = 40;
const TEAMS = 50;
/** Of so many repositories one holds two components. */
const MONOREPOS = 10;
const MONOREPO_FOLDERS = ['services/api', 'services/batch'];

/** A repository as it is now. */
export interface Repository {
  /** What stays when it is renamed. */
  id: number;
  /** `owner/name` */
  name: string;
  branch: string;
  /** Counts pushes. */
  revision: number;
  isDeleted: boolean;
  /** By which it was made; a rename does not change what is in it. */
  readonly firstName: string;
  /** Of each revision, where they were given. */
  readonly given?: RepositoryFile[][];
}

export interface RepositoriesOptions {
  seed?: string | number;
  /** How many are generated. Default: none. */
  count?: number;
  /** Files of the code of each. Default: distributed as in real ones. */
  files?: number;
  /** In the place of generated code, such as what a benchmark keeps on disk. */
  bodies?: ReadonlyArray<() => Body>;
}

const fromTexts = (files: Record<string, string>): RepositoryFile[] =>
  Object.entries(files).map(([path, text]) => ({
    path,
    bytes: Buffer.from(text),
  }));

/** What the host holds: the truth that everything is compared with. */
export class Repositories {
  readonly #options: RepositoriesOptions;
  readonly #seed: string | number;
  readonly #all: Repository[] = [];
  readonly #byName = new Map<string, Repository>();
  /** Packed, by number; what is unpacked is made anew where it is asked for. */
  readonly #packed = new Map<number, Promise<Buffer[]>>();
  readonly #kinds = new Map<number, Body['kind']>();

  constructor(options: RepositoriesOptions = {}) {
    this.#options = options;
    this.#seed = options.seed ?? 1;
    for (let id = 0; id < (options.count ?? 0); id++) {
      this.#enter(`team-${id % TEAMS}/repository-${id}`);
    }
  }

  /** Adds a repository of given files. */
  add(name: string, files: Record<string, string>): Repository {
    return this.#enter(name, [fromTexts(files)]);
  }

  all(): readonly Repository[] {
    return this.#all;
  }

  byId(id: number): Repository | undefined {
    const repository = this.#all[id];
    return repository && !repository.isDeleted ? repository : undefined;
  }

  /** By its name now, or by one that it had; neither where it is deleted. */
  find(name: string): Repository | undefined {
    const repository = this.#byName.get(name.toLowerCase());
    return repository && !repository.isDeleted ? repository : undefined;
  }

  /** @throws Where there is none. */
  get(name: string): Repository {
    const repository = this.#byName.get(name.toLowerCase());
    if (!repository) throw new Error(`there is no repository ${name}`);
    return repository;
  }

  /**
   * A new revision: of these files, or else of what follows from the seed.
   *
   * @returns Its sha.
   */
  push(name: string, files?: Record<string, string>): string {
    const repository = this.get(name);
    if (repository.given) {
      repository.given.push(
        files ? fromTexts(files) : repository.given.at(-1)!,
      );
    }
    repository.revision += 1;
    return this.shaOf(repository);
  }

  rename(name: string, to: string): void {
    const repository = this.get(name);
    repository.name = to;
    this.#byName.set(to.toLowerCase(), repository);
  }

  remove(name: string): void {
    this.get(name).isDeleted = true;
  }

  restore(name: string): void {
    this.get(name).isDeleted = false;
  }

  moveBranch(name: string, to: string): void {
    this.get(name).branch = to;
  }

  /** Of a revision; default: of the newest. */
  shaOf({ firstName, revision }: Repository, of = revision): string {
    return createHash('sha1')
      .update(`${this.#seed}\n${firstName}\n${of}`)
      .digest('hex');
  }

  /** The number of a revision, where the repository has it. */
  revisionOf(repository: Repository, sha: string): number | undefined {
    for (let number = repository.revision; number >= 0; number--) {
      if (this.shaOf(repository, number) === sha) return number;
    }
    return undefined;
  }

  /** The folders of a repository's components; the root is the empty string. */
  folders({ firstName, given }: Repository): string[] {
    const isMonorepo =
      !given && hash32(this.#seed, firstName, 'folders') % MONOREPOS === 0;
    return isMonorepo ? MONOREPO_FOLDERS : [''];
  }

  /** All files of a revision. */
  files(repository: Repository, revision: number): RepositoryFile[] {
    if (repository.given) return repository.given[revision];
    return [
      ...this.#practices(repository, revision),
      ...this.#body(this.#bodyOf(repository)).files,
    ];
  }

  /** A tar archive in parts, each of which ends where an entry ends; without the last it is cut. */
  async archive(repository: Repository, revision: number): Promise<Buffer[]> {
    const sha = this.shaOf(repository, revision);
    if (repository.given) {
      const files = repository.given[revision];
      const half = files.length >> 1;
      return Promise.all([
        packHead(sha, files.slice(0, half)),
        packFiles(files.slice(half)),
        packEnd(),
      ]);
    }
    const packed = this.#packedBody(this.#bodyOf(repository));
    const head = packHead(sha, this.#practices(repository, revision));
    return [await head, ...(await packed)];
  }

  /** Packs all bodies, which else is done when the first repository that has one is read. */
  async prepare(): Promise<void> {
    for (let index = 0; index < this.#bodyCount; index++) {
      await this.#packedBody(index);
    }
  }

  #packedBody(index: number): Promise<Buffer[]> {
    let packed = this.#packed.get(index);
    if (!packed) {
      const { kind, files } = this.#body(index);
      this.#kinds.set(index, kind);
      const half = files.length >> 1;
      packed = Promise.all([
        packFiles(files.slice(0, half)),
        packFiles(files.slice(half)),
        packEnd(),
      ]);
      this.#packed.set(index, packed);
    }
    return packed;
  }

  #enter(name: string, given?: RepositoryFile[][]): Repository {
    if (this.#byName.has(name.toLowerCase())) {
      throw new Error(`there is a repository ${name} already`);
    }
    const repository: Repository = {
      id: this.#all.length,
      name,
      firstName: name,
      branch: 'main',
      revision: 0,
      isDeleted: false,
      ...(given && { given }),
    };
    this.#all.push(repository);
    this.#byName.set(name.toLowerCase(), repository);
    return repository;
  }

  get #bodyCount(): number {
    return this.#options.bodies?.length ?? BODIES;
  }

  #bodyOf({ firstName }: Repository): number {
    return hash32(this.#seed, firstName, 'body') % this.#bodyCount;
  }

  #body(index: number): Body {
    const { bodies, files } = this.#options;
    return bodies ? bodies[index]() : bodyOf(this.#seed, index, files);
  }

  #practices(repository: Repository, revision: number): RepositoryFile[] {
    return practiceFiles({
      seed: this.#seed,
      repository: repository.firstName,
      // The kind is the body's; to know it the body need not be made.
      kind: this.#kindOf(this.#bodyOf(repository)),
      folders: this.folders(repository),
      revision,
    });
  }

  #kindOf(index: number): Body['kind'] {
    const known = this.#kinds.get(index);
    if (known) return known;
    const { kind } = this.#body(index);
    this.#kinds.set(index, kind);
    return kind;
  }
}
