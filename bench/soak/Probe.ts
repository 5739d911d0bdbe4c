import type { EntityReport } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { databaseNow } from '../../plugins/scorecards-backend/src/database/dialect';
import type { RepositoryRow } from '../../plugins/scorecards-backend/src/database/rows';
import type { Findings } from './claims';
import type { Replica } from './Replica';
import type { World } from './World';

const EVERY_MS = 100;
const LEASES_EVERY = 5;

/** Reads reports as people do, while everything fails around it, and looks at what the killed leave. */
export class Probe {
  readonly #world: World;
  readonly #replicas: readonly Replica[];
  readonly #knex: Knex;
  readonly #lapsed = new Set<string>();
  readonly #problems: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> = Promise.resolve();
  #asked = 0;
  readonly counts = {
    /** Reports that were read. */
    reports: 0,
    /** Of those, that said to be stale. */
    stale: 0,
    /** No answer, since the replica was killed. */
    unanswered: 0,
    /** Leases that a replica left when it was killed or stood still. */
    lapsedLeases: 0,
  };

  constructor(options: {
    world: World;
    replicas: readonly Replica[];
    knex: Knex;
  }) {
    this.#world = options.world;
    this.#replicas = options.replicas;
    this.#knex = options.knex;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#asking = this.#asking.then(() => this.#ask());
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#asking;
  }

  judge(findings: Findings): void {
    for (let index = 0; index < this.counts.reports; index++) {
      findings.assert('answers', true, () => '');
    }
    for (const problem of this.#problems) {
      findings.assert('answers', false, () => problem);
    }
  }

  async #ask() {
    this.#asked += 1;
    if (this.#asked % LEASES_EVERY === 0) await this.#lookAtLeases();
    const all = this.#world.catalog.all();
    const component = all[(this.#asked * 7919) % all.length];
    const replica = this.#replicas[this.#asked % this.#replicas.length];
    if (!component || !replica.isReady) return;
    const path = `/entities/component/default/${component.name}`;
    try {
      const answer = await replica.ask(path);
      const text = await answer.text();
      // It may not know the component yet.
      if (answer.status === 404) return;
      if (answer.status !== 200) {
        this.#problems.push(`${component.name}: ${answer.status} ${text}`);
        return;
      }
      this.#look(component.name, JSON.parse(text) as EntityReport);
    } catch {
      this.counts.unanswered += 1;
    }
  }

  #look(name: string, { status, report }: EntityReport) {
    this.counts.reports += 1;
    if (status.stale) this.counts.stale += 1;
    const sha = report?.source.revision;
    if (!sha) return;
    const isTrue = this.#world.catalog.pastOf(name).some(({ source }) => {
      const { repositories } = this.#world.hosts[source.host];
      const repository = this.#world.repositoryOf(source);
      return repositories.revisionOf(repository, sha) !== undefined;
    });
    if (!isTrue) this.#problems.push(`${name} at ${sha}`);
  }

  async #lookAtLeases() {
    const rows = await this.#knex<RepositoryRow>('repositories')
      .where('lease_until', '<', databaseNow(this.#knex))
      .select('id', 'fence')
      // Connections are cut, too.
      .catch(() => []);
    rows.forEach(({ id, fence }) => this.#lapsed.add(`${id} ${fence}`));
    this.counts.lapsedLeases = this.#lapsed.size;
  }
}
