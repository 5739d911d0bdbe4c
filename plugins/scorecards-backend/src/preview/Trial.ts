import { setImmediate } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Scorecard } from '@opaq/engine';
import type { Database } from '../database/Database';
import {
  readFactsOf,
  readWholeReports,
  type FactsOfFolder,
  type PreviewReport,
} from '../database/readPreview';
import type { Outcomes } from '../database/rows';
import { letterOf } from '../database/standing';
import type { LoadedRules } from '../refresh/RulesSource';
import type { Trial as FolderTrial } from '../worker/tasks';
import type { WorkerPool } from '../worker/WorkerPool';
import { isOpen, readComponents, take, type Component } from './Component';
import { knownAnswers, type Known } from './knownAnswers';

/** How many batches of folders are judged at the same time, or wait for it; the repositories' own work goes on beside it. */
const LANES = 4;
const BREATH = 500;

/** What a scorecard that is not in force says of a component. */
export interface Tried {
  covered: boolean;
  /** Of the checks in its levels; empty where it is not covered. */
  letters: Outcomes;
}

interface TrialOptions {
  database: Database;
  workers: WorkerPool;
  rules: LoadedRules;
  scorecard: Scorecard;
  /** Milliseconds since 1970: no more is judged then. */
  deadline: number;
  signal?: AbortSignal;
}

/**
 * Tries a scorecard on components. What the reports of the scorecards in force say already is taken from them; only checks
 * with other parameters, or new ones, are run on the stored facts.
 */
export class Trial {
  /** Checks that ask for what was not looked for when repositories were read. */
  readonly notRead = new Set<string>();

  readonly #options: TrialOptions;
  readonly #known: ReadonlyMap<string, Known>;

  constructor(options: TrialOptions) {
    const { scorecard, rules } = options;
    this.#options = options;
    this.#known = knownAnswers(scorecard, rules);
  }

  /**
   * @param reports - Theirs, by all scorecards in force.
   * @returns By component; nothing of those that can't be judged now: their reports stay as they are.
   * @throws `ServiceUnavailableError` past the deadline.
   */
  async run(
    entityRefs: readonly string[],
    reports: readonly PreviewReport[],
  ): Promise<Map<string, Tried>> {
    const { database, rules, scorecard } = this.#options;
    const components = await readComponents({
      database,
      rules,
      scorecard,
      entityRefs,
      reports,
    });
    for (const [index, component] of components.entries()) {
      if (index % BREATH === 0) await setImmediate();
      this.#takeLetters(component);
    }
    await this.#takeAnswers(components);
    const done = await this.#judge(components.filter(isOpen));
    return new Map(
      components
        .filter(component => done.has(component) || !isOpen(component))
        .map(({ subject, covered = false, letters }) => [
          subject.entity_ref,
          { covered, letters: covered ? letters : {} },
        ]),
    );
  }

  /** From what stands beside the reports. */
  #takeLetters(component: Component) {
    for (const { scorecard, covered, outcomes } of component.reports) {
      if (!covered || !component.covered) continue;
      const letters = JSON.parse(outcomes) as Outcomes;
      for (const check of component.missing) {
        const letter = this.#known.get(check)?.asked.has(scorecard)
          ? letters[check]
          : undefined;
        if (letter) take(component, check, letter);
      }
    }
  }

  /** From the reports themselves, which have the answers of all checks. */
  async #takeAnswers(components: readonly Component[]) {
    const { database, rules } = this.#options;
    for (const { name } of rules.scorecards) {
      const isAnswered = (check: string) =>
        this.#known.get(check)?.answered.has(name);
      const byRef = new Map(
        components
          .filter(
            component =>
              component.covered !== false &&
              component.reports.some(({ scorecard }) => scorecard === name) &&
              [...component.missing].some(isAnswered),
          )
          .map(component => [component.subject.entity_ref, component]),
      );
      const pages = readWholeReports(database, name, [...byRef.keys()]);
      for await (const page of pages) {
        this.#checkTime(0, components.length);
        for (const { entityRef, report } of page) {
          const component = byRef.get(entityRef)!;
          for (const result of report.results) {
            const { checkId } = result;
            if (component.missing.has(checkId) && isAnswered(checkId)) {
              take(component, checkId, letterOf(result));
            }
          }
        }
      }
    }
  }

  /** From the stored facts, what is still open. */
  async #judge(open: readonly Component[]): Promise<Set<Component>> {
    const { database, rules } = this.#options;
    const byRef = new Map(open.map(one => [one.subject.entity_ref, one]));
    const done = new Set<Component>();
    const pages = readFactsOf(
      database,
      open.map(({ subject }) => subject),
      rules.factVersion,
    );
    const lane = async () => {
      // Of the same pages: some are read while others are judged, and where a lane fails, there are no more for any.
      for await (const page of pages) {
        this.#checkTime(done.size, open.length);
        for (const component of await this.#judgeFolders(page, byRef)) {
          done.add(component);
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return done;
  }

  async #judgeFolders(
    page: readonly FactsOfFolder[],
    byRef: ReadonlyMap<string, Component>,
  ): Promise<Component[]> {
    const { workers, rules, scorecard } = this.#options;
    const components = page.map(({ items }) =>
      items.map(({ entityRef }) => byRef.get(entityRef)!),
    );
    const trials = await workers.run('tryScorecard', {
      declarations: declarationsFor(scorecard, rules),
      scorecard,
      exemptionPolicy: rules.exemptionPolicy,
      now: new Date(),
      folders: page.map(({ facts, url, items }, index) => ({
        facts: facts.data,
        source: { url, path: facts.folder },
        items: items.map(({ subject, approvals }, at) => ({
          subject,
          approvals,
          isCovered: components[index][at].covered === true,
        })),
        checkIds: [
          ...new Set(components[index].flatMap(({ missing }) => [...missing])),
        ],
      })),
    });
    trials.forEach((ofFolder, folder) =>
      ofFolder.forEach((trial, index) =>
        this.#takeTrial(components[folder][index], trial),
      ),
    );
    return components.flat();
  }

  #takeTrial(
    component: Component,
    { covered, letters, notRead }: FolderTrial,
  ): void {
    component.covered = covered;
    if (!covered) return;
    for (const check of notRead) {
      if (component.missing.has(check)) this.notRead.add(check);
    }
    for (const [check, letter] of Object.entries(letters)) {
      if (component.missing.has(check)) take(component, check, letter);
    }
  }

  #checkTime(done: number, total: number) {
    this.#options.signal?.throwIfAborted();
    if (Date.now() <= this.#options.deadline) return;
    throw new ServiceUnavailableError(
      `The preview took too long: new checks and other parameters are tried on what is stored of each component, and ` +
        `${done} of ${total} were done in time. Filter for fewer components, such as those of one owner.`,
    );
  }
}

/** The checks without code that there would be. */
function declarationsFor(
  { name, define }: Scorecard,
  rules: LoadedRules,
): Scorecard['define'] {
  return [
    ...rules.scorecards
      .filter(other => other.name !== name)
      .flatMap(other => other.define),
    ...define,
  ];
}
