import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Response, Test } from 'supertest';
import { testDatabases } from '../__testUtils__/databases';
import { EXEMPTION, startApi, TWO_LEVELS } from '../__testUtils__/startApi';
import { WorkerPool } from '../worker/WorkerPool';
import { API, type Route } from './api';
import { openApi } from './openApi';

interface Operation {
  operationId: string;
  responses: Record<
    string,
    { content?: Record<string, { schema: { $ref?: string } }> }
  >;
}

const document = openApi();
const operations = Object.entries(
  document.paths as Record<string, Record<string, Operation>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    name: `${method} ${path}`,
  })),
);

const A = '/entities/component/default/a';
const APPROVAL = `${A}/exemptions/deps.update-bot/approval`;

type Api = ReturnType<Awaited<ReturnType<typeof startApi>>['apiWith']>;

/** A call of every operation. */
const CALLS: Record<keyof typeof API, (api: Api) => Test> = {
  listDisciplines: api => api.get('/disciplines'),
  predict: api =>
    api.post('/predict').send({ template: 'template:default/t', values: {} }),
  listScorecards: api => api.get('/scorecards'),
  getScorecard: api => api.get('/scorecards/small'),
  listChecks: api => api.get('/checks'),
  getCheck: api => api.get('/checks/deps.lockfile'),
  getOverview: api => api.get('/overview'),
  getTrend: api => api.get('/trend'),
  listEntities: api =>
    api.get('/entities?check=deps.lockfile&outcome=fail&outcome=pass'),
  exportCsv: api => api.get('/export.csv'),
  streamReports: api => api.get('/reports'),
  listExemptions: api => api.get('/exemptions'),
  preview: api =>
    api
      .post('/preview')
      .send({ definition: TWO_LEVELS.replace('deps.lockfile', 'readme.test') }),
  getHealth: api => api.get('/health'),
  listHosts: api => api.get('/hosts'),
  listRepositories: api => api.get('/repositories?state=failing&state=waiting'),
  readRepository: api => api.post('/repositories/1/read'),
  getOpenApi: api => api.get('/openapi.json'),
  getReport: api => api.get(A),
  getHistory: api => api.get(`${A}/history`),
  getSource: api => api.get(`${A}/source?path=src/app.py&line=10`),
  refresh: api => api.post(`${A}/refresh`),
  approveExemption: api =>
    api
      .put(APPROVAL)
      .send({ reason: EXEMPTION.reason, expires: EXEMPTION.expires }),
  revokeApproval: api => api.delete(APPROVAL),
};

const databases = testDatabases();
const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

describe('the OpenAPI document', () => {
  const folder = createMockDirectory();
  let started: Awaited<ReturnType<typeof startApi>>;
  let template: Entity;
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, 'api');

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    started = await startApi({ knex, workers, folder });
    started.decide({});
    template = {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        name: 't',
        annotations: {
          'backstage.io/managed-by-location': `file:${started.write(
            'templates/t/template.yaml',
            'kind: Template\n',
          )}`,
        },
      },
    };
  });

  const answersAs = (operation: Operation, { status, body }: Response) => {
    const content = operation.responses[status].content?.['application/json'];
    const ref = content?.schema.$ref;
    const isValid = ref ? ajv.validate(`api${ref}`, body) : true;
    expect(ajv.errorsText(isValid ? null : ajv.errors)).toBe('No errors');
  };

  it('is what is committed; if not, run `yarn docs:openapi`', () => {
    const file = resolvePackagePath(
      '@opaq/plugin-scorecards-backend',
      'openapi.json',
    );
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document);
  });

  it('is one by the rules of OpenAPI', async () => {
    const copy = structuredClone(document) as never;
    await expect(SwaggerParser.validate(copy)).resolves.toHaveProperty('info');
  });

  it('names the routes that the router has, and no others', () => {
    const routed = started
      .routerWith()
      .stack.flatMap(({ route }) =>
        route
          ? route.stack.map(
              ({ method }: { method: string }) =>
                `${method} ${route.path.replace(/:(\w+)(?:\(\*\))?/g, '{$1}')}`,
            )
          : [],
      );
    expect(routed.sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it.each(operations)('says what $name answers', async operation => {
    const name = operation.operationId as keyof typeof API;
    const route: Route = API[name];
    const response = await CALLS[name](started.apiWith([template]));
    expect(response.status).toBe(route.answer.status);
    route.answer.schema?.parse(response.body);
    answersAs(operation, response);
    const { schema, contentType = schema ? 'application/json' : '' } =
      route.answer;
    expect(response.type).toBe(contentType);
  });

  it.each(operations)(
    'says what $name answers to a wrong parameter',
    async operation => {
      const name = operation.operationId as keyof typeof API;
      const response = await CALLS[name](started.apiWith()).query({ odd: 1 });
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(/odd: there is no such/);
      answersAs(operation, response);
    },
  );
});
