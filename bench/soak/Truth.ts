import { createHash } from 'node:crypto';
import {
  checks,
  collectorFor,
  DEFAULT_LIMITS,
  evaluate,
  operationalExcellence,
  parseScorecard,
  subjectFromEntity,
  type Scorecard,
  type StoredFacts,
  type Subject,
} from '@opaq/engine';
import type { Report } from '@opaq/plugin-scorecards-common';
import { entityOf, type Component } from './Catalog';
import type { World } from './World';

function standardScorecard(): Scorecard {
  const parsed = parseScorecard(operationalExcellence, checks);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.scorecard;
}

/** What the engine says of a component, from the files that the host holds. */
export class Truth {
  readonly #scorecard = standardScorecard();
  readonly #world: World;
  readonly #facts = new Map<string, Map<string, StoredFacts>>();
  readonly #reports = new Map<string, Report>();
  /** Nothing that a repository holds ends with a day: what is said of it is the same at any time. */
  readonly #now = new Date();

  constructor(world: World) {
    this.#world = world;
  }

  /** As the catalog describes a component. */
  subjectOf(component: Component): Subject {
    return subjectFromEntity(entityOf(component), {
      from: 'catalog',
      owner: { exists: true, title: `Team ${component.owner}` },
    });
  }

  /** The number of a revision of a component's repository; undefined where it never had it. */
  revisionOf({ source }: Component, sha: string): number | undefined {
    const { repositories } = this.#world.hosts[source.host];
    return repositories.revisionOf(this.#world.repositoryOf(source), sha);
  }

  /** The sha of the newest revision of a component's repository. */
  newestOf({ source }: Component): string {
    const { repositories } = this.#world.hosts[source.host];
    return repositories.shaOf(this.#world.repositoryOf(source));
  }

  /**
   * The report of a component at a revision.
   *
   * @param url - Of the repository, as the catalog's location leads to it.
   */
  reportOf(component: Component, revision: number, url = ''): Report {
    const key = JSON.stringify([component, revision]);
    const known = this.#reports.get(key) ?? this.#judge(component, revision);
    this.#reports.set(key, known);
    return { ...known, source: { ...known.source, url } };
  }

  /** Of the facts of a component at a revision, as it is stored beside them. */
  digestOf(component: Component, revision: number): string {
    const json = JSON.stringify(this.#factsOf(component, revision));
    return createHash('sha256').update(json).digest('hex');
  }

  #judge(component: Component, revision: number): Report {
    const { source } = component;
    const { repositories } = this.#world.hosts[source.host];
    const repository = this.#world.repositoryOf(source);
    return evaluate({
      facts: this.#factsOf(component, revision),
      subject: this.subjectOf(component),
      source: {
        url: '',
        revision: repositories.shaOf(repository, revision),
        path: source.folder,
      },
      scorecard: this.#scorecard,
      checks,
      now: this.#now,
    });
  }

  #factsOf({ source }: Component, revision: number): StoredFacts {
    const { host, folder } = source;
    const repository = this.#world.repositoryOf(source);
    const key = `${host} ${repository.id} ${revision}`;
    const known = this.#facts.get(key);
    if (known) return known.get(folder)!;
    const { repositories } = this.#world.hosts[host];
    const collector = collectorFor(checks, DEFAULT_LIMITS);
    for (const { path, bytes } of repositories.files(repository, revision)) {
      const isWanted = collector.wanted(path, bytes.byteLength);
      collector.add(
        { path, size: bytes.byteLength },
        isWanted ? bytes : undefined,
      );
    }
    const facts = collector.finish(repositories.folders(repository));
    this.#facts.set(key, facts);
    return facts.get(folder)!;
  }
}
