import { createMockDirectory } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  checkInfoSchema,
  checksResponseSchema,
  entitiesResponseSchema,
  entityReportSchema,
  exemptionsResponseSchema,
  historyResponseSchema,
  overviewResponseSchema,
  scorecardDefinitionSchema,
  scorecardsResponseSchema,
  sourceResponseSchema,
  trendResponseSchema,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import {
  CODE,
  EXEMPTION,
  startApi,
  TWO_LEVELS,
} from '../__testUtils__/startApi';
import { componentOf } from '../__testUtils__/startPlugin';
import { WorkerPool } from '../worker/WorkerPool';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const A = '/entities/component/default/a';
const APPROVAL = `${A}/exemptions/deps.update-bot/approval`;
const ASKED = { reason: EXEMPTION.reason, expires: EXEMPTION.expires };

describe('the API', () => {
  const folder = createMockDirectory();
  let knex: Knex;
  let api: Awaited<ReturnType<typeof startApi>>;
  const apiWith = (entities?: Entity[]) => api.apiWith(entities);

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    api = await startApi({ knex, workers, folder });
  });

  beforeEach(() => {
    jest.clearAllMocks();
    api.decide({});
  });

  /** Whether a read was asked for. */
  const requested = async () => {
    const row = await knex('repositories').first('requested_at');
    return row?.requested_at !== null;
  };

  it('lists scorecards, and gives one as it was written', async () => {
    const { body } = await apiWith().get('/scorecards').expect(200);
    const { items, problems } = scorecardsResponseSchema.parse(body);
    expect(items).toMatchObject([
      { name: 'small', levels: [{ name: 'bronze' }, { name: 'silver' }] },
    ]);
    expect(problems).toBeUndefined();
    const one = await apiWith().get('/scorecards/small').expect(200);
    expect(scorecardDefinitionSchema.parse(one.body)).toEqual({
      ...items[0],
      definition: TWO_LEVELS,
      origin: 'small.yaml',
    });
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
    expect(api.onNewEntity).toHaveBeenCalledTimes(1);
  });

  it('gives the report of an entity, in any case of its name', async () => {
    const { body } = await apiWith()
      .get('/entities/Component/default/A')
      .expect('Content-Type', 'application/json; charset=utf-8')
      .expect(200);
    const { entityRef, report } = entityReportSchema.parse(body);
    expect(entityRef).toBe('component:default/a');
    expect(report?.level).toBe('bronze');
  });

  it('tells where the estate stands', async () => {
    const { body } = await apiWith()
      .get('/overview?groupBy=type&days=7&category=deps')
      .expect('Content-Type', 'application/json; charset=utf-8')
      .expect(200);
    expect(overviewResponseSchema.parse(body)).toMatchObject({
      scorecard: 'small',
      totals: {
        components: 5,
        scored: 1,
        unscored: expect.arrayContaining([{ state: 'pending', count: 4 }]),
      },
      heatMap: {
        groupBy: 'type',
        columns: [{ id: 'deps.update-bot' }, { id: 'deps.lockfile' }],
      },
    });
    const trend = await apiWith().get('/trend?days=7').expect(200);
    expect(
      trendResponseSchema.parse(trend.body).series.map(({ id }) => id),
    ).toEqual(['none', 'bronze', 'silver']);
    const exemptions = await apiWith().get('/exemptions').expect(200);
    expect(exemptionsResponseSchema.parse(exemptions.body).items).toMatchObject(
      [{ checkId: 'deps.update-bot', exemption: EXEMPTION }],
    );
  });

  it('tells what changed in a component', async () => {
    const { body } = await apiWith().get(`${A}/history`).expect(200);
    expect(historyResponseSchema.parse(body).items).toMatchObject([
      { level: 'bronze', checks: [] },
    ]);
  });

  describe('pages of components', () => {
    const page = async (cursor?: string) => {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { body } = await apiWith().get('/entities').query(query);
      return entitiesResponseSchema.parse(body);
    };

    it('lead there and back', async () => {
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

    it('are filtered by repeated parameters', async () => {
      const { body } = await apiWith()
        .get('/entities?level=bronze&level=none&owner=group:default/data')
        .expect(200);
      expect(entitiesResponseSchema.parse(body).totalItems).toBe(1);
    });

    it('have the answer of the check that they are asked for', async () => {
      const { body } = await apiWith()
        .get('/entities?check=deps.lockfile&outcome=fail&order=score')
        .expect(200);
      expect(entitiesResponseSchema.parse(body).items).toMatchObject([
        { title: 'a', result: { checkId: 'deps.lockfile', outcome: 'fail' } },
      ]);
    });

    it.each(['%25', '_', '%5C', '%27', '%25%27%20or%201%3D1--'])(
      'are searched for %s itself',
      async search => {
        const { body } = await apiWith()
          .get(`/entities?search=${search}`)
          .expect(200);
        expect(body.totalItems).toBe(0);
      },
    );
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
      /^scorecard: there is no scorecard 'none'; there are small/,
    ],
    ['/entities?cursor=nonsense', /^cursor: /],
    ['/entities?outcome=good', /^outcome: /],
    ['/overview?days=8', /^days: /],
    ['/overview?groupBy=colour', /^groupBy: /],
    ['/trend?days=3', /^days: /],
    ['/exemptions?limit=3', /^limit: there is no such parameter/],
    ['/export.csv?limit=3', /^limit: there is no such parameter/],
    [`${A}?scorecard=none`, /^scorecard: /],
    [`${A}/history?limit=0`, /^limit: /],
    [`${A}/history?cursor=e30`, /^cursor: /],
    [`${A}/source?path=a`, /^line: /],
    [`${A}/source?line=1`, /^path: /],
    ['/scorecards?a=b', /^a: there is no such parameter/],
  ])('refuses %s and names the field', async (path, message) => {
    const { body } = await apiWith().get(path).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toMatch(message);
  });

  it.each([
    ['put', APPROVAL, { reason: 'x' }, /^expires: /],
    ['put', APPROVAL, { reason: 'x', expires: 'soon' }, /^expires: /],
    ['put', APPROVAL, { ...ASKED, by: 'me' }, /^by: there is no such/],
    ['put', APPROVAL, undefined, /^body: /],
    ['post', '/preview', {}, /^definition: /],
    ['post', '/preview', { definition: 'x', filter: { a: 1 } }, /^a: /],
  ] as const)('refuses to %s %s of %p', async (method, path, sent, message) => {
    const { body } = await apiWith()[method](path).send(sent).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toMatch(message);
  });

  it.each([
    '/entities/component/default/none',
    '/entities/component/default/none/history',
    '/entities/component/default/none/source?path=a&line=1',
    '/checks/none',
    '/checks/a/b',
    '/scorecards/none',
  ])('has nothing at %s', async path => {
    const { body } = await apiWith().get(path).expect(404);
    expect(body.error.name).toBe('NotFoundError');
  });

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

  it('shows the lines around a place that the report names', async () => {
    const { body } = await apiWith()
      .get(`${A}/source?path=src/app.py&line=10`)
      .expect(200);
    expect(sourceResponseSchema.parse(body)).toEqual({
      path: 'src/app.py',
      from: 7,
      lines: CODE.slice(6, 13),
    });
    await apiWith().get(`${A}/source?path=src/app.py&line=11`).expect(404);
  });

  describe('a new read', () => {
    it('is asked for, and noted', async () => {
      const { body } = await apiWith().post(`${A}/refresh`).expect(202);
      expect(entityReportSchema.parse(body).status.refreshing).toBe(true);
      expect(await requested()).toBe(true);
      expect(api.wake).toHaveBeenCalled();
      expect(api.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'report-refresh',
          meta: { entityRef: 'component:default/a' },
        }),
      );
    });

    it('is not for everybody', async () => {
      await knex('repositories').update({ requested_at: null });
      api.decide({ act: AuthorizeResult.DENY });
      const { body } = await apiWith().post(`${A}/refresh`).expect(403);
      expect(body.error.name).toBe('NotAllowedError');
      expect(await requested()).toBe(false);
    });
  });

  describe('an approval', () => {
    const approvals = () => knex('approvals').select();
    afterEach(() => knex('approvals').delete());

    it('of exactly what the project asks for is kept, and can be taken back', async () => {
      await apiWith().put(APPROVAL).send(ASKED).expect(204);
      expect(await approvals()).toMatchObject([
        {
          entity_ref: 'component:default/a',
          check_id: 'deps.update-bot',
          ...ASKED,
          approved_by: 'user:default/mock',
        },
      ]);
      expect(api.wake).toHaveBeenCalledTimes(1);
      expect(api.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'exemption-approve',
          meta: {
            entityRef: 'component:default/a',
            checkId: 'deps.update-bot',
            ...ASKED,
            by: 'user:default/mock',
          },
        }),
      );

      await apiWith().delete(APPROVAL).expect(204);
      expect(await approvals()).toEqual([]);
      await apiWith().delete(APPROVAL).expect(404);
      expect(api.auditor.createEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({ eventId: 'exemption-revoke' }),
      );
    });

    it.each([
      [{ ...ASKED, reason: 'Another.' }, 'deps.update-bot', /now asks for/],
      [{ ...ASKED, expires: '2098-01-01' }, 'deps.update-bot', /2099-01-31/],
      [ASKED, 'deps.lockfile', /asks for no exemption from 'deps\.lockfile'/],
      [ASKED, 'acme/team.cake', /asks for no exemption/],
    ])('of anything else is refused: %p of %s', async (asked, check, why) => {
      const { body } = await apiWith()
        .put(`${A}/exemptions/${encodeURIComponent(check)}/approval`)
        .send(asked)
        .expect(409);
      expect(body.error.name).toBe('ConflictError');
      expect(body.error.message).toMatch(why);
      expect(await approvals()).toEqual([]);
    });

    it('is refused where the component is not read yet', async () => {
      const { body } = await apiWith()
        .put(APPROVAL.replace('default/a', 'default/b'))
        .send(ASKED)
        .expect(409);
      expect(body.error.message).toMatch(/no report yet/);
    });

    it('needs the permission', async () => {
      api.decide({ act: AuthorizeResult.DENY });
      await apiWith().put(APPROVAL).send(ASKED).expect(403);
      await apiWith().delete(APPROVAL).expect(403);
      expect(await approvals()).toEqual([]);
    });

    it('needs the component to be visible', async () => {
      api.decide({ read: AuthorizeResult.DENY });
      await apiWith().put(APPROVAL).send(ASKED).expect(404);
      await apiWith().delete(APPROVAL).expect(404);
      expect(await approvals()).toEqual([]);
    });
  });

  describe('a preview', () => {
    it('needs the permission', async () => {
      api.decide({ act: AuthorizeResult.DENY });
      const { status } = await apiWith()
        .post('/preview')
        .send({ definition: TWO_LEVELS });
      expect(status).toBe(403);
    });

    it('takes no more than a definition can be', async () => {
      const send = (definition: string) =>
        apiWith().post('/preview').send({ definition });
      const long = await send('x'.repeat(600_000));
      expect(long.status).toBe(400);
      expect(long.body.error.message).toMatch(/^definition: /);
      expect((await send('x'.repeat(3_000_000))).status).toBe(413);
    });

    it('says what is wrong with a definition, and is noted', async () => {
      const { body } = await apiWith()
        .post('/preview')
        .send({ definition: 'kind: Nonsense' })
        .expect(200);
      expect(body.problems).not.toEqual([]);
      expect(api.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({ eventId: 'scorecard-preview' }),
      );
    });
  });

  describe('shows a component to who may read its entity', () => {
    const refsOf = async (entities: Entity[] = []) => {
      const { body } = await apiWith(entities).get('/entities').expect(200);
      return entitiesResponseSchema
        .parse(body)
        .items.map(({ entityRef }) => entityRef);
    };
    const statuses = async (entities: Entity[] = []) => {
      const of = apiWith(entities);
      const path = '/entities/component/default';
      const answers = await Promise.all([
        of.get(`${path}/a`),
        of.get(`${path}/a/history`),
        of.get(`${path}/a/source?path=src/app.py&line=10`),
        of.get(`${path}/b`),
        of.get(`${path}/b/history`),
        of.post(`${path}/b/refresh`),
      ]);
      return answers.map(({ status }) => status);
    };

    it('and to nobody else', async () => {
      api.decide({ read: AuthorizeResult.DENY });
      expect(await refsOf()).toEqual([]);
      expect(await statuses()).toEqual([404, 404, 404, 404, 404, 404]);
    });

    it('as the catalog decides for each where it depends', async () => {
      api.decide({ read: AuthorizeResult.CONDITIONAL });
      // The catalog of this test answers as it would to somebody who may see only this one.
      const visible = [componentOf('a')];
      expect(await statuses(visible)).toEqual([200, 200, 200, 404, 404, 404]);
      expect(await refsOf(visible)).toEqual(['component:default/a']);
    });

    it('by what it has just learnt of the caller, without asking again', async () => {
      api.decide({ read: AuthorizeResult.CONDITIONAL });
      const of = apiWith([componentOf('a')]);
      await of.get('/entities').expect(200);
      api.permissions.authorizeConditional.mockClear();
      await of.get(A).expect(200);
      await of.get('/overview').expect(200);
      expect(api.permissions.authorizeConditional).not.toHaveBeenCalled();
      await of.get('/entities/component/default/b').expect(404);
    });
  });
});
