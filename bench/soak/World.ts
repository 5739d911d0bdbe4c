import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  SourceHost,
  type Repository,
} from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost';
import { Random } from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost/random';
import { LocalFolders } from '../../plugins/scorecards-backend/src/source/LocalFolders';
import { locateSource } from '../../plugins/scorecards-backend/src/source/locateSource';
import {
  Catalog,
  entityOf,
  OWNERS,
  type Component,
  type Source,
} from './Catalog';
import { FAULTS } from './faults';

const TYPES = ['github', 'github', 'github', 'gitlab'] as const;
export const TOKEN = 'a-token-of-the-soak';
/** Of so many repositories one is not in the catalog at first. */
const NOT_IN_CATALOG = 8;

/** The hosts and the catalog as they are. */
export class World {
  readonly hosts: SourceHost[] = [];
  readonly catalog = new Catalog();
  readonly #random: Random;
  #scmIntegrations: ScmIntegrations | undefined;
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

  /** Of a component's location, as the plugin reads it. */
  urlOf(component: Component): string {
    this.#scmIntegrations ??= ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: this.integrations }),
    );
    const none = new LocalFolders([]);
    return locateSource(entityOf(component), this.#scmIntegrations, none).url;
  }

  /** Whether its host has what a component's location names. */
  isReadable(component: Component): boolean {
    const repository = this.repositoryOf(component.source);
    if (repository.isDeleted) return false;
    const { pathname } = new URL(this.urlOf(component));
    const [, ref] = /\/tree\/([^/]+)/.exec(pathname) ?? [];
    return ref === undefined || ref === repository.branch;
  }

  /** From now on requests fail. */
  beginFaults(): void {
    for (const { faults } of this.hosts) {
      FAULTS.forEach(rule => faults.add(rule));
    }
  }

  /** Nothing fails any more. */
  endFaults(): void {
    this.hosts.forEach(({ faults }) => faults.clear());
  }

  /** A new component. */
  enter(host: number, repository: Repository, folder: string): void {
    this.#added += 1;
    this.catalog.set({
      name: `component-${this.#added}`,
      title: `Component ${this.#added}`,
      lifecycle: this.#random.one(['experimental', 'production']),
      owner: this.#random.one(OWNERS),
      source: this.sourceOf(host, repository, folder),
    });
  }

  /** Some name a branch, as most people do; what names none follows the default branch. */
  sourceOf(index: number, repository: Repository, folder: string): Source {
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

  #fillCatalog() {
    this.hosts.forEach((host, index) => {
      for (const repository of host.repositories.all()) {
        if (this.#random.below(NOT_IN_CATALOG) === 0) continue;
        for (const folder of host.repositories.folders(repository)) {
          this.enter(index, repository, folder);
        }
      }
    });
  }
}
