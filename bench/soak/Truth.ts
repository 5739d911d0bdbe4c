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
import type { Repository } from '../../plugins/scorecards-backend/src/__testUtils__/sourceHost';
import { entityOf, type Component } from './Catalog';
import type { World } from './World';

function standardScorecard(): Scorecard {
  const parsed = parseScorecard(operationalExcellence, checks);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.scorecard;
}

/** What the engine says of a component, from the files that the host holds. */
export class Truth {
  readonly scorecard = standardScorecard();
  readonly #world: World;
  readonly #facts = new Map<string, Map<string, StoredFacts>>();

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

  /**
   * The report of a component at a revision.
   *
   * @param url - Of the repository, as the catalog's location leads to it.
   */
  reportOf(
    component: Component,
    { revision, url, now }: { revision: number; url: string; now: Date },
  ): Report {
    const { source } = component;
    const repository = this.#world.repositoryOf(source);
    const { repositories } = this.#world.hosts[source.host];
    const facts = this.#factsOf(source.host, repository, revision);
    return evaluate({
      facts: facts.get(source.folder)!,
      subject: this.subjectOf(component),
      source: {
        url,
        revision: repositories.shaOf(repository, revision),
        path: source.folder,
      },
      scorecard: this.scorecard,
      checks,
      now,
    });
  }

  #factsOf(host: number, repository: Repository, revision: number) {
    const key = `${host} ${repository.id} ${revision}`;
    const known = this.#facts.get(key);
    if (known) return known;
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
    return facts;
  }
}
