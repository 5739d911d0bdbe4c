import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  ci,
  dockerfiles,
  ecosystems,
  factResolver,
  files,
  join as joinPaths,
  manifests,
  readme,
  traits,
  type CiDefinition,
  type Dockerfile,
  type Ecosystem,
  type Files,
  type Manifest,
  type Readme,
  type StoredFacts,
  type Subject,
  type Traits,
} from '@opaq/engine';
import type { CheckResult, Report } from '@opaq/engine/report';

/** What the engine found in a project; each as the fact of its name says. */
interface ProjectFacts {
  ci: CiDefinition[];
  dockerfiles: Dockerfile[];
  ecosystems: Array<{ name: Ecosystem; path: string }>;
  files: Files;
  manifests: Manifest[];
  readme: Readme | undefined;
  traits: Traits;
}

/** Of a file that is looked at. */
const MAX_BYTES = 20_000_000;

/** What the one who asks knows and no repository says. */
export interface Wishes {
  /** How CODEOWNERS is to name those who own the project; empty where that is not known. */
  owners: readonly string[];
  /** Of 100 requests, how many are to be answered; absent where nobody said. */
  availability?: number;
}

/** Where requests are opened. */
export type Host = 'github' | 'gitlab';

/** A project that exists, as the repairs see it. */
export class Project {
  readonly facts: ProjectFacts;
  readonly subject: Subject;
  readonly host: Host;
  readonly wishes: Wishes;
  /** The component's folder in the repository; the root is the empty string. */
  readonly path: string;
  readonly #root: string;
  readonly #results: ReadonlyMap<string, CheckResult>;

  constructor(options: {
    /** The repository's root, absolute. */
    root: string;
    path: string;
    stored: StoredFacts;
    report: Report;
    host: Host;
    wishes: Wishes;
  }) {
    const { stored, report } = options;
    this.#root = options.root;
    this.#results = new Map(report.results.map(one => [one.checkId, one]));
    this.path = options.path;
    this.subject = report.subject;
    this.host = options.host;
    this.wishes = options.wishes;
    const uses = {
      ci,
      dockerfiles,
      ecosystems,
      files,
      manifests,
      readme,
      traits,
    };
    this.facts = factResolver(stored, this.subject).resolve(
      uses,
    ) as unknown as ProjectFacts;
  }

  /** What it is called, for people. */
  get title(): string {
    return this.subject.title ?? this.subject.name;
  }

  // Fields, so that a repair can take out those that it needs.

  readonly result = (checkId: string): CheckResult | undefined =>
    this.#results.get(checkId);

  /**
   * Whether something of that path, or in its place, is in the repository, tracked by git or not: a link that it would
   * lead through, or a file where a folder would have to be.
   */
  readonly repositoryHas = (path: string): boolean => {
    const parts = path.split('/');
    let at = this.#root;
    for (const [index, part] of parts.entries()) {
      at = join(at, part);
      const stats = lstatSync(at, { throwIfNoEntry: false });
      if (!stats) return false;
      if (index === parts.length - 1 || !stats.isDirectory()) return true;
    }
    return true;
  };

  /** The same, from the component's folder. */
  readonly has = (path: string): boolean =>
    this.repositoryHas(joinPaths(this.path, path));

  /** The content of a file of the component, empty where it has none or a long one. */
  readonly read = (path: string): Buffer => {
    try {
      const file = resolveSafeChildPath(this.#root, joinPaths(this.path, path));
      return statSync(file).size > MAX_BYTES
        ? Buffer.alloc(0)
        : readFileSync(file);
    } catch {
      return Buffer.alloc(0);
    }
  };

  /** Whether the project has files of a language, or its manifest. */
  readonly speaks = (language: 'python' | 'r' | 'node'): boolean => {
    const names = this.facts.ecosystems.map(({ name }) => name);
    return (
      names.includes(language) ||
      (language === 'python' && names.includes('notebooks'))
    );
  };
}
