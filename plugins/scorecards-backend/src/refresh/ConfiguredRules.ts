import { createHash } from 'node:crypto';
import type {
  AuditorService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { nearestId, type ExemptionPolicy } from '@opaq/engine';
import { ENGINE_ORIGIN } from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import { listScorecardTexts } from '../database/listScorecardTexts';
import { keepScorecardTexts } from '../database/operations/keepScorecardTexts';
import type { Rules } from '../worker/tasks';
import type { WorkerPool } from '../worker/WorkerPool';
import type { LoadedRules, RulesSource } from './RulesSource';
import { originTitle, ScorecardTexts, type ReadText } from './ScorecardTexts';

/** What an organisation sets about its rules. */
export interface RulesSettings {
  files: readonly string[];
  urls: readonly string[];
  exemptionPolicy: ExemptionPolicy;
}

interface ConfiguredRulesOptions {
  database: Database;
  workers: WorkerPool;
  urlReader: UrlReaderService;
  /**
   * The settings as they are now.
   *
   * @throws Where they can't be used.
   */
  settings(): RulesSettings;
  logger: LoggerService;
  /** Is told of each change. Default: nobody. */
  auditor?: AuditorService;
}

type RuleProblem = Rules['problems'][number];

const SETTINGS = 'app-config';

const hintFor = (id: string, ids: readonly string[]) => {
  const meant = nearestId(id, ids);
  return meant ? `; did you mean '${meant}'?` : '';
};

/** A misspelled check would be one that projects can be exempt from after all. */
function unknownIds(
  { never }: ExemptionPolicy,
  checks: Rules['checks'],
): RuleProblem[] {
  const ids = checks.map(({ id }) => id);
  return never
    .filter(id => !ids.includes(id))
    .map(id => ({
      file: SETTINGS,
      message: `scorecards.exemptions.never: there is no check '${id}'${hintFor(
        id,
        ids,
      )}`,
    }));
}

function hashOf(rules: Rules, exemptionPolicy: ExemptionPolicy): string {
  const identity = [
    rules.engineVersion,
    rules.factVersion,
    rules.checks.map(({ id }) => id),
    rules.scorecards.map(({ name, hash }) => [name, hash]),
    [
      [...exemptionPolicy.never].sort(),
      exemptionPolicy.maxDays,
      exemptionPolicy.approval,
    ],
  ];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}

/**
 * The rules that an installation's configuration names, looked at again whenever `reload` is called. A scorecard that
 * can't be used is refused with all that is wrong with it, and what was last right of it stays in force, also after a
 * restart; the others are in force as they are. Where none is left, the default one is.
 */
export class ConfiguredRules implements RulesSource {
  readonly #options: ConfiguredRulesOptions;
  readonly #texts: ScorecardTexts;
  readonly #listeners = new Set<() => void>();
  #settings: RulesSettings;
  #looked: string | undefined;
  #current: LoadedRules | undefined;

  /** @throws Where the settings, or the modules with checks, can't be used. */
  static async load(options: ConfiguredRulesOptions): Promise<ConfiguredRules> {
    const rules = new ConfiguredRules(options);
    await rules.reload();
    return rules;
  }

  private constructor(options: ConfiguredRulesOptions) {
    this.#options = options;
    this.#settings = options.settings();
    this.#texts = new ScorecardTexts(options.urlReader);
  }

  current(): LoadedRules {
    if (!this.#current) throw new Error('The rules are not loaded yet');
    return this.#current;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Looks at all files and URLs again.
   *
   * @throws Where the database or a worker fails; what was in force then stays so.
   */
  async reload(): Promise<void> {
    const refused = this.#readSettings();
    const settings = this.#settings;
    const read = await this.#texts.read(settings);
    // Most times nothing has changed.
    const looked = JSON.stringify([settings, refused, read]);
    if (looked === this.#looked) return;

    const event = await this.#options.auditor?.createEvent({
      eventId: 'rules-reload',
      severityLevel: 'medium',
    });
    try {
      await this.#load(settings, refused, read);
    } catch (error) {
      await event?.fail({ error: toError(error) });
      throw error;
    }
    this.#looked = looked;
    await event?.success({ meta: this.#summary() });
  }

  async #load(
    settings: RulesSettings,
    refused: RuleProblem[],
    read: readonly ReadText[],
  ): Promise<void> {
    const { database, workers } = this.#options;
    const lastGood = await listScorecardTexts(database);
    const rules = await workers.run('loadRules', {
      files: read.map(({ origin, text, isGone }) => ({
        origin,
        text,
        ...(!isGone && { lastGood: lastGood.get(origin) }),
      })),
    });
    await keepScorecardTexts(database, {
      configured: read.flatMap(({ origin, isGone }) => (isGone ? [] : origin)),
      inForce: rules.definitions.flatMap(({ name, origin, text }) =>
        origin === undefined ? [] : { name, origin, text },
      ),
    });
    this.#use(rules, [
      ...refused,
      ...unknownIds(settings.exemptionPolicy, rules.checks),
      ...read.flatMap(({ origin, problem }) =>
        problem === undefined ? [] : { file: origin, message: problem },
      ),
      ...rules.problems,
    ]);
  }

  /** What is in force now, for an auditor. */
  #summary() {
    const { scorecards, problems, exemptionPolicy } = this.current();
    return {
      scorecards: scorecards.map(({ name, hash }) => ({ name, hash })),
      exemptionPolicy: {
        ...exemptionPolicy,
        never: [...exemptionPolicy.never],
      },
      refused: problems.map(({ file, message }) => ({ file, message })),
    };
  }

  /** @returns Why the settings of before stay, where they do. */
  #readSettings(): RuleProblem[] {
    try {
      this.#settings = this.#options.settings();
      return [];
    } catch (error) {
      return [{ file: SETTINGS, message: (error as Error).message }];
    }
  }

  #use(rules: Rules, problems: RuleProblem[]) {
    const { logger } = this.#options;
    for (const { file, line, message } of problems) {
      const place = URL.canParse(file) ? originTitle(file) : file;
      const where = line === undefined ? place : `${place}:${line}`;
      logger.error(`Scorecard refused: ${where}: ${message}`);
    }
    const names = rules.scorecards.map(({ name }) => name).join(', ');
    logger.info(`Scorecards in force: ${names}`);

    const { exemptionPolicy } = this.#settings;
    this.#current = {
      ...rules,
      exemptionPolicy,
      hash: hashOf(rules, exemptionPolicy),
      definitions: rules.definitions.map(({ origin, ...definition }) => ({
        ...definition,
        origin: origin === undefined ? ENGINE_ORIGIN : originTitle(origin),
      })),
      problems: problems.map(problem => ({
        ...problem,
        file: originTitle(problem.file),
      })),
    };
    this.#listeners.forEach(listener => listener());
  }
}
