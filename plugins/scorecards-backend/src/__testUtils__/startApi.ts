import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  mockErrorHandler,
  mockServices,
  type MockDirectory,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scaffolderServiceMock } from '@backstage/plugin-scaffolder-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DEFAULT_LIMITS } from '@opaq/engine';
import type { Health, Report } from '@opaq/plugin-scorecards-common';
import express from 'express';
import type { Knex } from 'knex';
import request from 'supertest';
import { DatabaseCommands } from '../database/DatabaseCommands';
import { DatabaseOperations } from '../database/DatabaseOperations';
import { DatabaseReports } from '../database/DatabaseReports';
import { syncSubjects } from '../database/operations/syncSubjects';
import { Estate } from '../estate/Estate';
import { Disciplines } from '../newProject/Disciplines';
import { Predictions } from '../newProject/Predictions';
import { TemplateFiles } from '../newProject/TemplateFiles';
import { Preview } from '../preview/Preview';
import type { AccessOptions } from '../reports/accessOf';
import { VisibleRefs } from '../reports/VisibleRefs';
import { createRouter } from '../service/router';
import { LocalFolders } from '../source/LocalFolders';
import { SourceLines } from '../source/SourceLines';
import type { WorkerPool } from '../worker/WorkerPool';
import { loadRules } from './rules';
import { scorecardOf } from './smallScorecard';
import { leaseForJudging, reportOf, resultsOf, subjectOf } from './values';

/** Two levels of two checks, called as the reports of `values.ts` have it. */
export const TWO_LEVELS = scorecardOf({
  bronze: ['deps.update-bot'],
  silver: ['deps.lockfile'],
});

export const CODE = Array.from(
  { length: 20 },
  (_, index) => `line ${index + 1}`,
);

/** What the project of component `a` asks not to be held to. */
export const EXEMPTION = {
  reason: 'The bot is being set up.',
  expires: '2099-01-31',
  status: 'awaitingApproval',
  location: { path: '.opaq.yaml', line: 2 },
} as const;

/**
 * The API on a database: of five components of one repository `a` is at bronze, has a check that fails at
 * `src/app.py:10` and an exemption that awaits approval; the others were not read.
 */
export async function startApi(options: {
  knex: Knex;
  workers: WorkerPool;
  folder: MockDirectory;
}) {
  const { knex, workers, folder } = options;
  const write = (path: string, text: string) => {
    const file = folder.resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  write('repositories/all/src/app.py', CODE.join('\n'));
  write('repositories/all/.opaq.yaml', 'exemptions:\n  - check: x\n');
  const rules = await loadRules({
    database: knex,
    workers,
    settings: { files: [write('small.yaml', TWO_LEVELS)] },
  });
  const url = pathToFileURL(folder.resolve('repositories/all')).toString();
  const names = ['a', 'b', 'c', 'd', 'e'];
  await syncSubjects(
    knex,
    names.map(name => subjectOf(name, url)),
  );
  const judge = await leaseForJudging(knex);
  const [bot, lock] = resultsOf({
    'deps.update-bot': 'p',
    'deps.lockfile': 'f',
  });
  const results: Report['results'] = [
    { ...bot, exemption: EXEMPTION },
    { ...lock, level: 'silver', locations: [{ path: 'src/app.py', line: 10 }] },
  ];
  const source = { url, revision: 'r1', path: '' };
  await judge.write([reportOf('a', { results, source })]);

  const permissions = mockServices.permissions.mock();
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({
      success: async () => {},
      fail: async () => {},
    }),
  });
  const wake = jest.fn();
  const onNewEntity = jest.fn();
  const health = { current: jest.fn<Health, []>() };
  health.current.mockReturnValue({ status: 'ok', loopAge: 1, catalogAge: 30 });
  const integrations = ScmIntegrations.fromConfig(mockServices.rootConfig());
  const estate = new Estate({
    database: knex,
    rules,
    logger: mockServices.logger.mock(),
  });

  const accessWith = (entities: Entity[]): AccessOptions => {
    const catalog = catalogServiceMock({ entities });
    return {
      permissions,
      catalog,
      visibleRefs: new VisibleRefs({ catalog, permissions }),
      estate,
      reports: new DatabaseReports(knex),
      commands: new DatabaseCommands({
        database: knex,
        loop: { wake },
        preview: new Preview({ database: knex, workers, rules, estate }),
      }),
      operations: new DatabaseOperations({ database: knex, loop: { wake } }),
      onNewEntity,
    };
  };
  const newProjectsWith = (entities: Entity[]) => {
    const catalog = catalogServiceMock({ entities });
    const disciplines = new Disciplines({
      catalog,
      auth: mockServices.auth(),
      mapping: new Map([['data-science', ['group:default/data']]]),
    });
    const predictions = new Predictions({
      catalog,
      scaffolder: scaffolderServiceMock.mock({
        dryRun: async ({ directoryContents }) => ({
          directoryContents,
          log: [],
          steps: [],
          output: {},
        }),
      }),
      templateFiles: new TemplateFiles({
        urlReader: mockServices.urlReader.mock(),
        integrations,
      }),
      disciplines,
      workers,
      rules,
      limits: DEFAULT_LIMITS,
    });
    return { disciplines, predictions };
  };
  const routerWith = (entities: Entity[] = []) =>
    createRouter({
      ...accessWith(entities),
      ...newProjectsWith(entities),
      httpAuth: mockServices.httpAuth(),
      auditor,
      sourceLines: new SourceLines({
        urlReader: mockServices.urlReader.mock(),
        integrations,
        localFolders: new LocalFolders([folder.resolve('repositories')]),
      }),
      rules,
      health,
    });
  return {
    rules,
    health,
    permissions,
    auditor,
    wake,
    onNewEntity,
    accessWith,
    routerWith,
    judge,
    write,
    /** The API for who may read these entities where it depends on them. */
    apiWith: (entities: Entity[] = []) =>
      request(express().use(routerWith(entities)).use(mockErrorHandler())),
    /** What the permission policy says from now on. */
    decide(decision: {
      read?: AuthorizeResult;
      act?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    }) {
      const { read = AuthorizeResult.ALLOW, act = AuthorizeResult.ALLOW } =
        decision;
      permissions.authorize.mockResolvedValue([{ result: act }]);
      permissions.authorizeConditional.mockResolvedValue([
        read === AuthorizeResult.CONDITIONAL
          ? {
              result: read,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'IS_ENTITY_OWNER',
                resourceType: 'catalog-entity',
              },
            }
          : { result: read },
      ]);
    },
  };
}
