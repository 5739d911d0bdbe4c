import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  checkInfoSchema,
  checksResponseSchema,
  entitiesResponseSchema,
  entityReportSchema,
  scorecardsResponseSchema,
} from '@opaq/plugin-scorecards-common';
import express from 'express';
import type { Knex } from 'knex';
import request from 'supertest';
import { leaseRepositories } from '../database/operations/leaseRepositories';
import { syncSubjects } from '../database/operations/syncSubjects';
import { writeReports } from '../database/operations/writeReports';
import { loadRules } from '../__testUtils__/rules';
import { DatabaseReports } from '../database/DatabaseReports';
import { testDatabases } from '../__testUtils__/databases';
import { componentOf } from '../__testUtils__/startPlugin';
import { reportOf, subjectOf } from '../__testUtils__/values';
import { WorkerPool } from '../worker/WorkerPool';
import { createRouter } from './router';

jest.setTimeout(60_000);

const databases = testDatabases();
const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

describe('the API', () => {
  let knex: Knex;
  let rules: Awaited<ReturnType<typeof loadRules>>;
  const requestRead = jest.fn(async () => {});
  const onNewEntity = jest.fn();
  const permissions = mockServices.permissions.mock();

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    rules = await loadRules({ database: knex, workers });
    const names = ['a', 'b', 'c', 'd', 'e'];
    await syncSubjects(
      knex,
      names.map(name => subjectOf(name, 'https://example.com/a')),
    );
    const [lease] = await leaseRepositories(knex, {
      limit: 1,
      leaseMs: 60_000,
    });
    const [{ name, title, hash, levels }] = rules.current().scorecards;
    const scorecard = { name, title, hash, levels };
    await writeReports(knex, lease, [reportOf('a', { scorecard })], 1);
  });

  beforeEach(() => {
    requestRead.mockClear();
    onNewEntity.mockClear();
    permissions.authorize.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
  });

  const apiWith = (entities: Entity[] = []) => {
    const router = createRouter({
      httpAuth: mockServices.httpAuth(),
      permissions,
      catalog: catalogServiceMock({ entities }),
      reports: new DatabaseReports(knex),
      rules,
      requestRead,
      onNewEntity,
    });
    return request(express().use(router).use(mockErrorHandler()));
  };

  it('lists scorecards', async () => {
    const { body } = await apiWith().get('/scorecards').expect(200);
    const { items, problems } = scorecardsResponseSchema.parse(body);
    expect(items).toMatchObject([
      { name: 'operational-excellence', levels: [{ name: 'bronze' }, {}, {}] },
    ]);
    expect(problems).toBeUndefined();
  });

  it('lists checks, with their documentation', async () => {
    const { body } = await apiWith().get('/checks').expect(200);
    const { items } = checksResponseSchema.parse(body);
    expect(items).toContainEqual(
      expect.objectContaining({
        id: 'deps.update-bot',
        category: 'deps',
        docs: expect.objectContaining({
          howToFix: expect.stringContaining('dependabot'),
        }),
      }),
    );
    const one = await apiWith().get('/checks/deps.update-bot').expect(200);
    expect(items).toContainEqual(checkInfoSchema.parse(one.body));
  });

  it('says of a component that the catalog has just got that it is to be read', async () => {
    const { body } = await apiWith([componentOf('fresh')])
      .get('/entities/component/default/fresh')
      .expect(200);
    expect(entityReportSchema.parse(body)).toEqual({
      entityRef: 'component:default/fresh',
      status: { state: 'pending', stale: false, refreshing: true },
    });
    expect(onNewEntity).toHaveBeenCalledTimes(1);
  });

  it('gives the report of an entity, in any case of its name', async () => {
    const { body } = await apiWith()
      .get('/entities/Component/default/A')
      .expect(200);
    const { entityRef, report } = entityReportSchema.parse(body);
    expect(entityRef).toBe('component:default/a');
    expect(report?.level).toBe('bronze');
  });

  it('walks through pages, there and back', async () => {
    const api = apiWith();
    const page = async (cursor?: string) => {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { body } = await api.get('/entities').query(query).expect(200);
      return entitiesResponseSchema.parse(body);
    };
    const first = await page();
    expect(first).not.toHaveProperty('previousCursor');
    expect(first.totalItems).toBe(5);
    const second = await page(first.nextCursor);
    const third = await page(second.nextCursor);
    expect(third).not.toHaveProperty('nextCursor');
    expect(
      [first, second, third].flatMap(({ items }) =>
        items.map(({ title }) => title),
      ),
    ).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await page(third.previousCursor)).toEqual(second);
    expect(await page(second.previousCursor)).toMatchObject({
      items: first.items,
    });
  });

  it('filters by repeated parameters', async () => {
    const { body } = await apiWith()
      .get('/entities?level=bronze&level=none&owner=group:default/data')
      .expect(200);
    expect(entitiesResponseSchema.parse(body).totalItems).toBe(1);
  });

  it.each([
    ['/entities?limit=0', /^limit: /],
    ['/entities?limit=many', /^limit: /],
    ['/entities?order=colour', /^order: /],
    ['/entities?direction=up', /^direction: /],
    ['/entities?search[a]=b', /^search: /],
    ['/entities?colour=red', /^colour: there is no such parameter/],
    [
      '/entities?level=platinum',
      /^level: there is no level 'platinum'; there are bronze/,
    ],
    [
      '/entities?scorecard=none',
      /^scorecard: there is no scorecard 'none'; there are op/,
    ],
    ['/entities?cursor=nonsense', /^cursor: /],
    ['/entities/component/default/a?scorecard=none', /^scorecard: /],
    ['/scorecards?a=b', /^a: there is no such parameter/],
  ])('refuses %s and names the field', async (path, message) => {
    const { body } = await apiWith().get(path).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toMatch(message);
  });

  it.each(['/entities/component/default/none', '/checks/none', '/checks/a/b'])(
    'has nothing at %s',
    async path => {
      const { body } = await apiWith().get(path).expect(404);
      expect(body.error.name).toBe('NotFoundError');
    },
  );

  it.each([
    '/entities/component/default/a%2Fb',
    '/entities/a%3Ab/default/a',
    '/entities/component/a%3A%2F/a',
    '/entities/component/%20/%20',
    '/entities/component/default/%25',
    '/entities/component/default/..%2F..%2Fa',
    '/entities/__proto__/constructor/toString',
    `/entities/component/default/${'a'.repeat(5000)}`,
  ])('has no component of an odd name: %s', async path => {
    const { body } = await apiWith().get(path).expect(404);
    expect(body.error.name).toBe('NotFoundError');
  });

  it.each([
    '/entities?search=a%00',
    '/entities?owner=%00&owner=a',
    '/entities/component/default/%00',
    '/checks/%00',
  ])('refuses a NUL, which PostgreSQL takes for an error: %s', async path => {
    const { body } = await apiWith().get(path).expect(400);
    expect(body.error).toMatchObject({ name: 'InputError' });
    expect(body.error.message).toMatch(/NUL/);
  });

  it.each(['%25', '_', '%5C', '%27', '%25%27%20or%201%3D1--'])(
    'searches for %s itself',
    async search => {
      const { body } = await apiWith()
        .get(`/entities?search=${search}`)
        .expect(200);
      expect(body.totalItems).toBe(0);
    },
  );

  it('takes the wish for a new read', async () => {
    const { body } = await apiWith()
      .post('/entities/component/default/a/refresh')
      .expect(202);
    entityReportSchema.parse(body);
    expect(requestRead).toHaveBeenCalledWith('component:default/a');
  });

  it('does not take it from everybody', async () => {
    permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    const { body } = await apiWith()
      .post('/entities/component/default/a/refresh')
      .expect(403);
    expect(body.error.name).toBe('NotAllowedError');
    expect(requestRead).not.toHaveBeenCalled();
  });

  describe('shows a report to who may read its entity', () => {
    const refsOf = async (entities: Entity[] = []) => {
      const { body } = await apiWith(entities).get('/entities').expect(200);
      return entitiesResponseSchema
        .parse(body)
        .items.map(({ entityRef }) => entityRef);
    };
    const statuses = async (entities: Entity[] = []) => {
      const api = apiWith(entities);
      const path = '/entities/component/default';
      return Promise.all([
        api.get(`${path}/a`).then(({ status }) => status),
        api.get(`${path}/b`).then(({ status }) => status),
        api.post(`${path}/b/refresh`).then(({ status }) => status),
      ]);
    };

    it('and to nobody else', async () => {
      permissions.authorizeConditional.mockResolvedValue([
        { result: AuthorizeResult.DENY },
      ]);
      expect(await refsOf()).toEqual([]);
      expect(await statuses()).toEqual([404, 404, 404]);
      expect(requestRead).not.toHaveBeenCalled();
    });

    it('as the catalog decides for each where it depends', async () => {
      permissions.authorizeConditional.mockResolvedValue([
        {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: {
            rule: 'IS_ENTITY_OWNER',
            resourceType: 'catalog-entity',
          },
        },
      ]);
      // The catalog of this test answers as it would to somebody who may see only this one.
      const visible = [componentOf('a')];
      expect(await refsOf(visible)).toEqual(['component:default/a']);
      expect(await statuses(visible)).toEqual([200, 404, 404]);
      expect(requestRead).not.toHaveBeenCalled();
    });
  });
});
