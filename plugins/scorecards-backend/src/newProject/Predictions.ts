import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ForwardedError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type { ScanLimits, Scorecard, Subject } from '@opaq/engine';
import type { Prediction, Report } from '@opaq/plugin-scorecards-common';
import { parseReport } from '../database/reportText';
import type { RulesSource } from '../refresh/RulesSource';
import type { WorkerPool } from '../worker/WorkerPool';
import type { Disciplines } from './Disciplines';
import type { TemplateFiles } from './TemplateFiles';

type DryRun = Parameters<ScaffolderService['dryRun']>[0];

/** A template and what somebody has filled in. */
export interface PredictionRequest {
  /** Full reference. */
  template: string;
  values: Record<string, unknown>;
  scorecard: Scorecard;
}

interface PredictionsOptions {
  catalog: CatalogService;
  scaffolder: Pick<ScaffolderService, 'dryRun'>;
  templateFiles: TemplateFiles;
  disciplines: Disciplines;
  workers: WorkerPool;
  rules: RulesSource;
  limits: ScanLimits;
}

function templateRefOf(text: string): string {
  const wrong = new InputError(
    `template: '${text}' is no full reference of a template, as template:default/name`,
  );
  try {
    const ref = parseEntityRef(text);
    if (ref.kind.toLowerCase() !== 'template') throw wrong;
    return stringifyEntityRef(ref);
  } catch {
    throw wrong;
  }
}

/** What the scaffolder's refusal means to who has asked here. */
function refusalOf(error: unknown): Error {
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 400) {
    return new InputError(
      'values: the template does not take them: something is missing, or of another form than it asks for',
    );
  }
  if (statusCode === 401 || statusCode === 403) {
    return new NotAllowedError('You may not try templates');
  }
  if (statusCode === 404 || statusCode === undefined) {
    return new ServiceUnavailableError(
      'The scaffolder can not be reached',
      toError(error),
    );
  }
  return new ForwardedError('The template could not be tried', error);
}

/**
 * Tells what project a template would make, and how it would be judged: the scaffolder tries the template without making
 * anything, and the result is judged like a repository. All of it with the rights of who asks.
 */
export class Predictions {
  readonly #options: PredictionsOptions;

  constructor(options: PredictionsOptions) {
    this.#options = options;
  }

  /**
   * @throws `NotFoundError` where the template can't be seen, `InputError` where it does not take the values,
   * `NotAllowedError` where the caller may not use the scaffolder.
   */
  async predict(
    request: PredictionRequest,
    credentials: BackstageCredentials,
  ): Promise<Prediction> {
    const { workers, rules, limits } = this.#options;
    const { declarations, exemptionPolicy } = rules.current();
    const files = await this.#render(request, credentials);
    const read = await workers.run('readFiles', {
      declarations,
      limits,
      files: files.map(({ path, base64Content }) => ({
        path,
        bytes: Buffer.from(base64Content, 'base64'),
      })),
    });
    const [judged] = await workers.run('evaluate', {
      declarations,
      facts: read.facts.data,
      source: { url: request.template, path: '' },
      items: [
        {
          subject: await this.#asInCatalog(read.subject, credentials),
          scorecard: request.scorecard,
          approvals: [],
        },
      ],
      exemptionPolicy,
      now: new Date(),
    });
    return {
      ...this.#summary(parseReport(judged.texts)),
      files: files.map(({ path }) => path).sort(),
    };
  }

  async #render(
    { template, values }: PredictionRequest,
    credentials: BackstageCredentials,
  ) {
    const { catalog, scaffolder, templateFiles } = this.#options;
    const ref = templateRefOf(template);
    const entity = await catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new NotFoundError(
        `template: there is no '${ref}' in the catalog, or it may not be seen`,
      );
    }
    const dryRun = {
      template: entity,
      values,
      directoryContents: await templateFiles.of(entity),
    } as DryRun;
    try {
      const rendered = await scaffolder.dryRun(dryRun, { credentials });
      return rendered.directoryContents;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** What the catalog will add to what the project says of itself. */
  async #asInCatalog(
    { owner, ...stated }: Subject,
    credentials: BackstageCredentials,
  ): Promise<Subject> {
    const { catalog, disciplines } = this.#options;
    const teams = await disciplines.ofTeams();
    const group =
      owner && (await catalog.getEntityByRef(owner.ref, { credentials }));
    return {
      ...stated,
      from: 'catalog',
      ...(owner && {
        owner: {
          ...owner,
          exists: group !== undefined,
          ...(teams && { disciplines: await disciplines.ofOwner(owner.ref) }),
        },
      }),
      ...(teams && { teams }),
    };
  }

  #summary(report: Report): Omit<Prediction, 'files'> {
    const { checks } = this.#options.rules.current();
    const titles = new Map(checks.map(({ id, title }) => [id, title]));
    const { scorecard, covered, notCoveredReason } = report;
    const levels = new Set(scorecard.levels.map(({ name }) => name));
    return {
      scorecard,
      covered,
      ...(notCoveredReason !== undefined && { notCoveredReason }),
      level: report.level,
      possibleLevel: report.possibleLevel,
      score: report.score,
      coverage: report.coverage,
      open: report.results
        .filter(
          ({ level, outcome }) =>
            levels.has(level ?? '') &&
            !['pass', 'notApplicable'].includes(outcome),
        )
        .map(({ checkId, outcome, message }) => ({
          checkId,
          title: titles.get(checkId) ?? checkId,
          outcome,
          message,
        })),
    };
  }
}
