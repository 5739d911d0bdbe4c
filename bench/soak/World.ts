import {
  SourceHost,
  type Fault,
  type Repository,
  type RequestKind,
} from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost';
import { Random } from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost/random';
import { Catalog, OWNERS, type Component, type Source } from './Catalog';
import type { EventKind, ScheduledEvent } from './schedule';

const TYPES = ['github', 'github', 'github', 'gitlab'] as const;
const TOKEN = 'a-token-of-the-soak';
/** Of so many repositories one is not in the catalog at first. */
const NOT_IN_CATALOG = 8;
const DOWN_MS = 4_000;

const ARCHIVE: readonly RequestKind[] = ['archive'];

/** How often requests fail, and how. */
const FAULTS: ReadonlyArray<{
  fault: Fault;
  probability: number;
  requests?: readonly RequestKind[];
}> = [
  { fault: { kind: 'slow', ms: 1_500 }, probability: 0.04 },
  { fault: { kind: 'status', status: 500 }, probability: 0.02 },
  { fault: { kind: 'status', status: 502 }, probability: 0.02 },
  { fault: { kind: 'drop' }, probability: 0.02 },
  { fault: { kind: 'html' }, probability: 0.02 },
  { fault: { kind: 'empty' }, probability: 0.02 },
  { fault: { kind: 'cut' }, probability: 0.05, requests: ARCHIVE },
  { fault: { kind: 'truncated' }, probability: 0.05, requests: ARCHIVE },
  { fault: { kind: 'tarBoundary' }, probability: 0.08, requests: ARCHIVE },
  { fault: { kind: 'longLength' }, probability: 0.04, requests: ARCHIVE },
  { fault: { kind: 'shortLength' }, probability: 0.04, requests: ARCHIVE },
  { fault: { kind: 'tooMany', seconds: 1 }, probability: 0.003 },
  { fault: { kind: 'rateLimit', seconds: 2 }, probability: 0.003 },
  { fault: { kind: 'abuse', seconds: 1 }, probability: 0.002 },
];

/** The hosts and the catalog, and what happens to them. */
export class World {
  readonly hosts: SourceHost[] = [];
  readonly catalog = new Catalog();
  readonly #random: Random;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #ends: Array<() => void> = [];
  #added = 0;

  static async start(options: {
    seed: number;
    repositories: number;
    files?: number;
  }): Promise<World> {
    const { seed, repositories, files } = options;
    const world = new World(seed);
    for (const [index, type] of TYPES.entries()) {
      const count = Math.ceil(repositories / TYPES.length);
      const host = await SourceHost.start({
        type,
        seed: `${seed}-${index}`,
        count,
        files,
        token: TOKEN,
      });
      world.hosts.push(host);
      await host.repositories.prepare();
    }
    world.#fillCatalog();
    return world;
  }

  private constructor(seed: number) {
    this.#random = new Random(seed, 'world');
  }

  /** What stands under `integrations` in the replicas' configuration. */
  get integrations(): Record<string, object[]> {
    const all: Record<string, object[]> = {};
    for (const { type, integrations } of this.hosts) {
      all[type] = [...(all[type] ?? []), ...integrations[type]];
    }
    return all;
  }

  async stop(): Promise<void> {
    this.catalog.stop();
    await Promise.all(this.hosts.map(host => host.stop()));
  }

  repositoryOf({ host, repository }: Source): Repository {
    return this.hosts[host].repositories.all()[repository];
  }

  /** From now on requests fail. */
  beginFaults(): void {
    for (const { faults } of this.hosts) {
      FAULTS.forEach(rule => faults.add(rule));
    }
  }

  /** Nothing fails any more; what was deleted or moved stays so. */
  endFaults(): void {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#ends.splice(0).forEach(end => end());
    this.hosts.forEach(({ faults }) => faults.clear());
  }

  /** @returns Whether there was somebody whom it could befall. */
  apply({ kind, whom, what }: ScheduledEvent): boolean {
    const act: Partial<
      Record<EventKind, (whom: number, what: number) => boolean>
    > = {
      push: one => this.#push(one),
      add: (one, other) => this.#add(one, other),
      leave: one => this.#leave(one),
      change: (one, other) => this.#change(one, other),
      move: (one, other) => this.#move(one, other),
      rename: one => this.#rename(one),
      delete: one => this.#setDeleted(one, true),
      restore: one => this.#setDeleted(one, false),
      branch: one => this.#moveBranch(one),
      token: one => this.#expireToken(one),
      outage: one => this.#breakDown(one),
    };
    return act[kind]?.(whom, what) ?? false;
  }

  #fillCatalog() {
    this.hosts.forEach((host, index) => {
      for (const repository of host.repositories.all()) {
        if (this.#random.below(NOT_IN_CATALOG) === 0) continue;
        for (const folder of host.repositories.folders(repository)) {
          this.#enter(index, repository, folder);
        }
      }
    });
  }

  #enter(host: number, repository: Repository, folder: string) {
    this.#added += 1;
    this.catalog.set({
      name: `component-${this.#added}`,
      title: `Component ${this.#added}`,
      lifecycle: this.#random.one(['experimental', 'production']),
      owner: this.#random.one(OWNERS),
      source: this.#sourceOf(host, repository, folder),
    });
  }

  /** Some name a branch, as most people do; what names none follows the default branch. */
  #sourceOf(index: number, repository: Repository, folder: string): Source {
    const host = this.hosts[index];
    const withoutRef = folder === '' && repository.id % 3 === 0;
    return {
      host: index,
      repository: repository.id,
      folder,
      location: withoutRef
        ? `url:${host.url}/${repository.name}`
        : host.sourceOf(repository.name, folder, repository.branch),
    };
  }

  #anyHost(whom: number): [SourceHost, number] {
    const index = Math.floor(whom * this.hosts.length);
    return [this.hosts[index], index];
  }

  #anyRepository(
    whom: number,
    isRight: (repository: Repository) => boolean = ({ isDeleted }) =>
      !isDeleted,
  ) {
    const [host, index] = this.#anyHost(whom);
    const all = host.repositories.all().filter(isRight);
    const rest = whom * this.hosts.length - index;
    const repository = all.at(Math.floor(rest * all.length));
    return { host, index, repository };
  }

  #anyComponent(whom: number): Component | undefined {
    const all = this.catalog.all();
    return all.at(Math.floor(whom * all.length));
  }

  #push(whom: number): boolean {
    const { host, repository } = this.#anyRepository(whom);
    if (repository) host.repositories.push(repository.name);
    return Boolean(repository);
  }

  #add(whom: number, what: number): boolean {
    const { host, index, repository } = this.#anyRepository(whom);
    if (!repository) return false;
    const folders = host.repositories.folders(repository);
    const folder = folders[Math.floor(what * folders.length)];
    this.#enter(index, repository, folder);
    return true;
  }

  #leave(whom: number): boolean {
    const component = this.#anyComponent(whom);
    if (!component) return false;
    this.catalog.remove(component.name);
    // Some come back.
    this.#later(3_000 + whom * 9_000, () => {
      if (whom < 0.5) this.catalog.set(component);
    });
    return true;
  }

  #change(whom: number, what: number): boolean {
    const component = this.#anyComponent(whom);
    if (!component) return false;
    const owner = OWNERS[Math.floor(what * OWNERS.length)];
    const title = `${component.title}, changed`;
    this.catalog.set({ ...component, owner, title });
    return true;
  }

  #move(whom: number, what: number): boolean {
    const component = this.#anyComponent(whom);
    const { host, index, repository } = this.#anyRepository(what);
    if (!component || !repository) return false;
    const [folder] = host.repositories.folders(repository);
    const source = this.#sourceOf(index, repository, folder);
    this.catalog.set({ ...component, source });
    return true;
  }

  #rename(whom: number): boolean {
    const { host, repository } = this.#anyRepository(whom);
    if (!repository) return false;
    host.repositories.rename(repository.name, `${repository.name}-renamed`);
    return true;
  }

  #setDeleted(whom: number, isDeleted: boolean): boolean {
    const { host, repository } = this.#anyRepository(
      whom,
      one => one.isDeleted !== isDeleted,
    );
    if (!repository) return false;
    if (isDeleted) host.repositories.remove(repository.name);
    else host.repositories.restore(repository.name);
    return true;
  }

  #moveBranch(whom: number): boolean {
    const { host, repository } = this.#anyRepository(whom);
    if (!repository) return false;
    host.repositories.moveBranch(repository.name, `${repository.branch}-next`);
    return true;
  }

  #expireToken(whom: number): boolean {
    const [host] = this.#anyHost(whom);
    host.token = 'another-token';
    this.#later(DOWN_MS, () => {
      host.token = TOKEN;
    });
    return true;
  }

  #breakDown(whom: number): boolean {
    const [host] = this.#anyHost(whom);
    const end = host.faults.addFirst({
      fault: { kind: 'status', status: 503 },
    });
    this.#later(DOWN_MS, end);
    return true;
  }

  /** At the end of all faults, at the latest. */
  #later(ms: number, act: () => void) {
    const once = () => {
      this.#timers.delete(timer);
      const index = this.#ends.indexOf(once);
      if (index >= 0) this.#ends.splice(index, 1);
      act();
    };
    const timer = setTimeout(once, ms);
    this.#timers.add(timer);
    this.#ends.push(once);
  }
}
