import { createMockDirectory } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  healthSchema,
  repositoriesResponseSchema,
  sourceHostsResponseSchema,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { startApi } from '../__testUtils__/startApi';
import { WorkerPool } from '../worker/WorkerPool';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

describe('the API for those who operate the portal', () => {
  const folder = createMockDirectory();
  let knex: Knex;
  let api: Awaited<ReturnType<typeof startApi>>;

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    api = await startApi({ knex, workers, folder });
  });

  beforeEach(() => {
    jest.clearAllMocks();
    api.decide({});
  });

  it('lists hosts and repositories, whoever may see their components', async () => {
    api.decide({ read: AuthorizeResult.DENY });
    const hosts = await api.apiWith().get('/hosts').expect(200);
    expect(sourceHostsResponseSchema.parse(hosts.body).items).toMatchObject([
      { host: 'local', repositories: { total: 1 } },
    ]);
    const { body } = await api.apiWith().get('/repositories').expect(200);
    const { items, total } = repositoriesResponseSchema.parse(body);
    expect(total).toBe(1);
    expect(items).toMatchObject([{ id: 1, host: 'local', entities: 5 }]);
  });

  it.each([
    ['get', '/hosts'],
    ['get', '/repositories'],
    ['post', '/repositories/1/read'],
  ] as const)('refuses %s %s without the permission', async (method, path) => {
    api.decide({ act: AuthorizeResult.DENY });
    const { body } = await api.apiWith()[method](path).expect(403);
    expect(body.error.name).toBe('NotAllowedError');
    expect(api.permissions.authorize).toHaveBeenCalledWith(
      [{ permission: expect.objectContaining({ name: 'scorecards.operate' }) }],
      expect.anything(),
    );
    expect(api.wake).not.toHaveBeenCalled();
  });

  it('has a repository read again, and says so to auditors', async () => {
    await api.apiWith().post('/repositories/1/read').expect(202, '');
    expect(api.wake).toHaveBeenCalledTimes(1);
    expect(await knex('repositories').first('requested_at')).toEqual({
      requested_at: expect.any(Number),
    });
    expect(api.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'repository-read',
        meta: { repository: 1 },
      }),
    );
  });

  it.each([
    ['/repositories/99/read', 404, 'There is no repository 99'],
    ['/repositories/all/read', 400, /^repository: /],
    ['/repositories/1.5/read', 400, /^repository: /],
    ['/repositories/99999999999/read', 400, /^repository: /],
  ])('refuses %s with %i', async (path, status, message) => {
    const { body } = await api.apiWith().post(path).expect(status);
    expect(body.error.message).toEqual(expect.stringMatching(message));
  });

  it.each([
    ['state=broken', /^state: /],
    ['limit=101', /^limit: /],
    ['cursor=x', /^cursor: is not one/],
    [
      `cursor=${Buffer.from('{"offset":1}').toString('base64url')}`,
      /^cursor: is not one/,
    ],
  ])('says what is wrong with %s', async (query, message) => {
    const { body } = await api
      .apiWith()
      .get(`/repositories?${query}`)
      .expect(400);
    expect(body.error.message).toMatch(message);
  });

  it('tells a probe whether this replica is to be started again', async () => {
    const well = await api.apiWith().get('/health').expect(200);
    expect(healthSchema.parse(well.body).status).toBe('ok');
    expect(well.headers['cache-control']).toBe('no-store');
    api.health.current.mockReturnValueOnce({
      status: 'stuck',
      message: 'It has not looked.',
      loopAge: 90,
    });
    const stuck = await api.apiWith().get('/health').expect(503);
    expect(healthSchema.parse(stuck.body)).toEqual({
      status: 'stuck',
      message: 'It has not looked.',
      loopAge: 90,
    });
  });
});
