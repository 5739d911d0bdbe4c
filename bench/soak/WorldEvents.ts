import type {
  Repository,
  SourceHost,
} from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost';
import { OWNERS, type Component } from './Catalog';
import type { EventKind, ScheduledEvent } from './schedule';
import { TOKEN, type World } from './World';

const DOWN_MS = 4_000;

/** What happens to the hosts and the catalog. */
export class WorldEvents {
  readonly #world: World;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #ends: Array<() => void> = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** What lasts for a while is over; what was deleted or moved stays so. */
  end(): void {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#ends.splice(0).forEach(end => end());
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
      delete: one => this.#delete(one),
      restore: one => this.#restore(one),
      branch: one => this.#moveBranch(one),
      token: one => this.#expireToken(one),
      outage: one => this.#breakDown(one),
    };
    return act[kind]?.(whom, what) ?? false;
  }

  #anyHost(whom: number): [SourceHost, number] {
    const index = Math.floor(whom * this.#world.hosts.length);
    return [this.#world.hosts[index], index];
  }

  #anyRepository(
    whom: number,
    isRight: (repository: Repository) => boolean = ({ isDeleted }) =>
      !isDeleted,
  ) {
    const [host, index] = this.#anyHost(whom);
    const all = host.repositories.all().filter(isRight);
    const rest = whom * this.#world.hosts.length - index;
    const repository = all.at(Math.floor(rest * all.length));
    return { host, index, repository };
  }

  #anyComponent(whom: number): Component | undefined {
    const all = this.#world.catalog.all();
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
    this.#world.enter(index, repository, folder);
    return true;
  }

  #leave(whom: number): boolean {
    const component = this.#anyComponent(whom);
    if (!component) return false;
    this.#world.catalog.remove(component.name);
    // Some come back.
    this.#later(3_000 + whom * 9_000, () => {
      if (whom < 0.5) this.#world.catalog.set(component);
    });
    return true;
  }

  #change(whom: number, what: number): boolean {
    const component = this.#anyComponent(whom);
    if (!component) return false;
    const owner = OWNERS[Math.floor(what * OWNERS.length)];
    const title = `${component.title}, changed`;
    this.#world.catalog.set({ ...component, owner, title });
    return true;
  }

  #move(whom: number, what: number): boolean {
    const component = this.#anyComponent(whom);
    const { host, index, repository } = this.#anyRepository(what);
    if (!component || !repository) return false;
    const [folder] = host.repositories.folders(repository);
    const source = this.#world.sourceOf(index, repository, folder);
    this.#world.catalog.set({ ...component, source });
    return true;
  }

  #rename(whom: number): boolean {
    const { host, repository } = this.#anyRepository(whom);
    if (!repository) return false;
    host.repositories.rename(repository.name, `${repository.name}-renamed`);
    return true;
  }

  #delete(whom: number): boolean {
    const component = this.#anyComponent(whom);
    if (!component) return false;
    const { repositories } = this.#world.hosts[component.source.host];
    const { name, isDeleted } = this.#world.repositoryOf(component.source);
    repositories.remove(name);
    return !isDeleted;
  }

  #restore(whom: number): boolean {
    const { host, repository } = this.#anyRepository(
      whom,
      ({ isDeleted }) => isDeleted,
    );
    if (repository) host.repositories.restore(repository.name);
    return Boolean(repository);
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
