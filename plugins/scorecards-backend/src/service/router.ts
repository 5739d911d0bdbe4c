import { basename } from 'node:path';
import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  entitiesQuerySchema,
  scorecardsRefreshPermission,
  type ChecksResponse,
  type EntitiesResponse,
  type EntityReport,
  type ScorecardsResponse,
} from '@opaq/plugin-scorecards-common';
import { Router, type Request } from 'express';
import PromiseRouter from 'express-promise-router';
import * as z from 'zod';
import type { LoadedRules } from '../refresh/loadRules';
import { AuthorizedReports } from '../reports/AuthorizedReports';
import type { ReportsReader } from '../reports/ReportsReader';
import { VisibleRefs } from '../reports/VisibleRefs';
import { decodeCursor, encodeCursor } from './cursor';
import { parse } from './parse';
import { scorecardInfo } from './scorecardInfo';

const DEFAULT_LIMIT = 50;

const reportQuerySchema = z.strictObject({ scorecard: z.string().optional() });
const noQuerySchema = z.strictObject({});

/** The HTTP API. `@opaq/plugin-scorecards-common` describes its answers. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  catalog: CatalogService;
  reports: ReportsReader;
  rules: LoadedRules;
  /** Asks for a read of an entity's repository. */
  requestRead(entityRef: string): Promise<void>;
  /** The catalog has a component that is not known here yet. */
  onNewEntity(): void;
}): Router {
  const { httpAuth, permissions, catalog, rules } = options;
  const visibleRefs = new VisibleRefs(catalog);
  const router = PromiseRouter();

  const credentialsOf = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  const reportsFor = async (req: Request) =>
    new AuthorizedReports(options.reports, {
      credentials: await credentialsOf(req),
      permissions,
      catalog,
      visibleRefs,
      onNewEntity: options.onNewEntity,
    });

  const scorecardCalled = (name: string | undefined) => {
    const found = rules.scorecards.find(
      scorecard => name === undefined || scorecard.name === name,
    );
    if (found) return found;
    const names = rules.scorecards.map(scorecard => scorecard.name);
    throw new InputError(
      `scorecard: there is no scorecard '${name}'; there are ${names.join(
        ', ',
      )}`,
    );
  };

  const reportFor = async (
    req: Request,
    scorecard?: string,
  ): Promise<EntityReport> => {
    const { kind, namespace, name } = req.params;
    const entityRef = stringifyEntityRef({ kind, namespace, name });
    const reports = await reportsFor(req);
    const report = await reports.getReport(
      entityRef,
      scorecardCalled(scorecard).name,
    );
    if (!report) {
      throw new NotFoundError(
        `There is no component '${entityRef}', or it may not be seen`,
      );
    }
    return report;
  };

  router.use((req, _res, next) => {
    if (req.url.includes('%00')) {
      throw new InputError('the address holds a NUL character');
    }
    next();
  });

  router.get('/scorecards', async (req, res) => {
    parse(noQuerySchema, req.query);
    // Where a file lies on the backend's machine is nothing for pages.
    const problems = rules.problems.map(problem => ({
      ...problem,
      file: basename(problem.file),
    }));
    const body: ScorecardsResponse = {
      items: rules.scorecards.map(scorecardInfo),
      ...(problems.length > 0 && { problems }),
    };
    res.json(body);
  });

  router.get('/checks', async (req, res) => {
    parse(noQuerySchema, req.query);
    const body: ChecksResponse = { items: rules.checks };
    res.json(body);
  });

  // The id of a third party's check has a slash in it.
  router.get('/checks/:id(*)', async (req, res) => {
    const { id } = req.params;
    const check = rules.checks.find(other => other.id === id);
    if (!check) throw new NotFoundError(`There is no check '${id}'`);
    res.json(check);
  });

  router.get('/entities', async (req, res) => {
    const query = parse(entitiesQuerySchema, req.query);
    const scorecard = scorecardCalled(query.scorecard);
    const levels = scorecard.levels.map(({ name }) => name);
    const known = [...levels, 'none', 'unscored'];
    const strange = query.level?.find(level => !known.includes(level));
    if (strange !== undefined) {
      throw new InputError(
        `level: there is no level '${strange}'; there are ${known.join(', ')}`,
      );
    }
    const limit = query.limit ?? DEFAULT_LIMIT;
    const offset = query.cursor ? decodeCursor(query.cursor) : 0;
    const reports = await reportsFor(req);
    const page = await reports.listEntities({
      ...query,
      scorecard: scorecard.name,
      order: query.order ?? 'name',
      direction: query.direction ?? 'asc',
      limit,
      offset,
    });
    const body: EntitiesResponse = {
      ...page,
      ...(offset + limit < page.totalItems && {
        nextCursor: encodeCursor(offset + limit),
      }),
      ...(offset > 0 && {
        previousCursor: encodeCursor(Math.max(0, offset - limit)),
      }),
    };
    res.json(body);
  });

  router.get('/entities/:kind/:namespace/:name', async (req, res) => {
    const { scorecard } = parse(reportQuerySchema, req.query);
    res.json(await reportFor(req, scorecard));
  });

  router.post('/entities/:kind/:namespace/:name/refresh', async (req, res) => {
    const { scorecard } = parse(reportQuerySchema, req.query);
    const [decision] = await permissions.authorize(
      [{ permission: scorecardsRefreshPermission }],
      { credentials: await credentialsOf(req) },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not ask for a new read');
    }
    const { entityRef } = await reportFor(req, scorecard);
    await options.requestRead(entityRef);
    res.status(202).json(await reportFor(req, scorecard));
  });

  return router;
}
