import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackstageCredentials,
  type BackstagePrincipalTypes,
  type HttpAuthService,
} from '@backstage/backend-plugin-api';
import { DefaultAuditorService } from '@backstage/backend-defaults/auditor';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import permissionPlugin from '@backstage/plugin-permission-backend';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  DIMENSIONS,
  entitiesResponseSchema,
  exemptionsResponseSchema,
  overviewResponseSchema,
  previewResponseSchema,
  trendResponseSchema,
  type EntityReport,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { TWO_LEVELS } from './__testUtils__/startApi';
import { until } from './__testUtils__/startPlugin';
import { API, type Route } from './service/api';
import scorecardsPlugin from '.';

const DAY = 24 * 60 * 60 * 1000;

/** Ada sees what `one` owns, Ben nothing, everybody else all. Carl has no permission of the scorecards. */
const policy: PermissionPolicy = {
  async handle({ permission }, user) {
    const userRef = user?.info.userEntityRef;
    if (
      userRef === 'user:default/carl' &&
      permission.name.startsWith('scorecards.')
    ) {
      return { result: AuthorizeResult.DENY };
    }
    if (isPermission(permission, catalogEntityReadPermission)) {
      if (userRef === 'user:default/ada') {
        return createCatalogConditionalDecision(
          permission,
          catalogConditions.isEntityOwner({ claims: ['group:default/one'] }),
        );
      }
      if (userRef === 'user:default/ben') {
        return { result: AuthorizeResult.DENY };
      }
    }
    return { result: AuthorizeResult.ALLOW };
  },
};

const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'policy',
  register(env) {
    env.registerInit({
      deps: { policies: policyExtensionPoint },
      init: async ({ policies }) => policies.setPolicy(policy),
    });
  },
});

/** Names who speaks for a user, without which nobody learns conditions: the mock does not. */
const httpAuthFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => {
    const httpAuth = mockServices.httpAuth({ pluginId: plugin.getId() });
    const credentialsOf = httpAuth.credentials.bind(httpAuth);
    return Object.assign(httpAuth, {
      async credentials(...args: Parameters<typeof credentialsOf>) {
        const credentials = await credentialsOf(...args);
        const { principal } = credentials as BackstageCredentials<
          BackstagePrincipalTypes['user' | 'service']
        >;
        return principal.type === 'user'
          ? mockCredentials.user(principal.userEntityRef, {
              actor: { subject: 'plugin:scorecards' },
            })
          : credentials;
      },
    }) as HttpAuthService;
  },
});

/** What auditors are told. */
const events: Array<{ eventId: string; status: string; actor?: string }> = [];
const auditorFactory = createServiceFactory({
  service: coreServices.auditor,
  deps: {
    auth: coreServices.auth,
    httpAuth: coreServices.httpAuth,
    plugin: coreServices.pluginMetadata,
  },
  factory: deps =>
    DefaultAuditorService.create(({ eventId, status, actor }) => {
      if (status !== 'initiated') {
        events.push({ eventId, status, actor: actor.actorId });
      }
    }, deps),
});

// What nobody but their owners may see has `hidden` in each of its names.
const COMPONENTS: Array<[name: string, owner: string, files: string[]]> = [
  ['seen-up', 'one', ['app.py']],
  ['seen-still', 'one', ['app.py', 'renovate.json']],
  ['seen-exempt', 'one', ['app.py', '.opaq.yaml']],
  ['hidden-up', 'hidden', ['app.py']],
  ['hidden-still', 'hidden', ['app.py', 'renovate.json', 'uv.lock']],
  ['hidden-exempt', 'hidden', ['app.py', '.opaq.yaml']],
];

const FILES: Record<string, string> = {
  'app.py': 'print(1)\n',
  'renovate.json': '{}',
  'uv.lock': 'version = 1\n',
  '.opaq.yaml': `exemptions:
  - check: deps.lockfile
    reason: Not yet.
    expires: ${new Date(Date.now() + 20 * DAY).toISOString().slice(0, 10)}
`,
};

describe('with a policy that depends on the entity', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const folder = createMockDirectory();
  let http: ReturnType<typeof request>;
  let knex: Knex;

  const write = (path: string, text: string) => {
    const file = folder.resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };

  const entities = (): Entity[] => [
    ...['one', 'hidden'].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name },
      spec: { type: 'team', children: [] },
    })),
    ...COMPONENTS.map(([name, owner]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        tags: [owner],
        annotations: {
          'backstage.io/source-location': `file:${folder.resolve(
            'repositories',
            name,
          )}/`,
        },
      },
      spec: {
        type: `${owner}-service`,
        lifecycle: `${owner}-production`,
        owner,
        system: `${owner}-system`,
      },
    })),
  ];

  const as = (user: string) => ({
    Authorization: mockCredentials.user.header(`user:default/${user}`),
  });
  const get = (user: string, path: string) =>
    http.get(`/api/scorecards${path}`).set(as(user));
  const settled = (name: string) =>
    until(
      async () =>
        (await get('admin', `/entities/component/default/${name}`))
          .body as EntityReport,
      ({ status }) =>
        status?.state === 'scored' && !status.refreshing && !status.stale,
    );

  beforeAll(async () => {
    for (const [name, , files] of COMPONENTS) {
      files.forEach(file => write(`repositories/${name}/${file}`, FILES[file]));
    }
    const catalogFile = write(
      'catalog.yaml',
      entities()
        .map(entity => JSON.stringify(entity))
        .join('\n---\n'),
    );
    knex = await databases.init('SQLITE_3');
    const { server } = await startTestBackend({
      features: [
        scorecardsPlugin,
        catalogPlugin,
        permissionPlugin,
        policyModule,
        createServiceFactory({
          service: coreServices.database,
          deps: { plugin: coreServices.pluginMetadata },
          factory: async ({ plugin }) =>
            mockServices.database({
              knex:
                plugin.getId() === 'scorecards'
                  ? knex
                  : await databases.init('SQLITE_3'),
            }),
        }),
        permissionsServiceFactory,
        httpAuthFactory,
        auditorFactory,
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            catalog: {
              rules: [{ allow: ['Component', 'Group'] }],
              locations: [{ type: 'file', target: catalogFile }],
            },
            scorecards: {
              files: [write('small.yaml', TWO_LEVELS)],
              localFolders: [folder.resolve('repositories')],
              catalog: { interval: { seconds: 1 } },
            },
          },
        }),
      ],
    });
    http = request(server);
    for (const [name] of COMPONENTS) await settled(name);

    // All of it was so for forty days, until two components rose.
    await knex('history').update({
      since: knex.raw('since - ?', [40 * DAY]),
    });
    await knex('outcomes').update({
      since: knex.raw('since - ?', [40 * DAY]),
    });
    await knex('observed_days').insert(
      Array.from({ length: 40 }, (_, index) => ({
        day: new Date(Date.now() - (index + 1) * DAY)
          .toISOString()
          .slice(0, 10),
      })),
    );
    for (const name of ['seen-up', 'hidden-up']) {
      write(`repositories/${name}/renovate.json`, '{}');
      await http
        .post(`/api/scorecards/entities/component/default/${name}/refresh`)
        .set(as('admin'))
        .expect(202);
      await settled(name);
    }
  });

  const overviewOf = async (user: string, query = '') =>
    overviewResponseSchema.parse(
      (await get(user, `/overview${query}`).expect(200)).body,
    );

  it('has told auditors what it judges by', () => {
    expect(events).toContainEqual({
      eventId: 'rules-reload',
      status: 'succeeded',
      actor: 'plugin:scorecards',
    });
  });

  it('has something to hide', async () => {
    const { totals, movers, exemptions, heatMap } = await overviewOf('admin');
    expect(totals).toMatchObject({ components: 6, scored: 6 });
    expect(movers.up).toHaveLength(2);
    expect(exemptions.inForce).toBe(2);
    expect(heatMap.rows).toHaveLength(2);
  });

  it('counts what the caller may see, and nothing else', async () => {
    const { totals, movers, exemptions, heatMap, fixNext, facets, changes } =
      await overviewOf('ada');
    expect(totals).toMatchObject({
      components: 3,
      scored: 3,
      levels: [
        { level: 'none', count: 1 },
        { level: 'bronze', count: 2 },
        { level: 'silver', count: 0 },
      ],
    });
    expect(changes[1]).toMatchObject({ days: 30, compared: 3, up: 1 });
    expect(heatMap.rows.map(({ id }) => id)).toEqual(['group:default/one']);
    expect(heatMap.total.components).toBe(3);
    expect(movers.up.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/seen-up',
    ]);
    expect(exemptions.inForce).toBe(1);
    expect(fixNext.map(({ fails }) => fails)).toEqual([2, 1]);
    expect(facets.owner.map(({ value }) => value)).toEqual([
      'group:default/one',
    ]);
  });

  const FILTERS = ['', '&search=e', '&tag=one&tag=hidden', '&system=none'];
  const PATHS = [
    ...DIMENSIONS.map(dimension => `/overview?groupBy=${dimension}`),
    '/overview?category=deps&days=7',
    '/trend?days=90',
    '/trend?check=deps.update-bot',
    '/exemptions?type=one-service&type=hidden-service',
    ...FILTERS.map(filter => `/entities?order=score${filter}`),
    '/entities?check=deps.lockfile&outcome=fail&outcome=pass&outcome=exempt',
    '/entities?exemption=inForce',
    '/export.csv?order=level&direction=desc',
    '/export.csv?check=deps.lockfile&outcome=fail&outcome=exempt',
    '/reports?search=e',
    '/reports?state=scored',
  ];
  const HIDDEN_FILTER = 'owner=group:default/hidden';

  /** What is left of an answer when the moment of asking, and what can be filtered by, are taken out. */
  const essenceOf = ({ text }: { text: string }) =>
    text.startsWith('{') && !text.includes('\n')
      ? JSON.parse(text, (key, value) =>
          key === 'facets' || (key === 'since' && value) ? undefined : value,
        )
      : text;

  it.each(PATHS)(
    'answers %s as if the hidden ones did not exist',
    async path => {
      const seen = await get('ada', path).expect(200);
      expect(seen.text).not.toMatch(/hidden/);
      const own = await get('admin', `${path}&owner=group:default/one`);
      expect(essenceOf(seen)).toEqual(essenceOf(own));
      const all = await get('admin', path);
      expect(all.text).not.toBe(seen.text);
    },
  );

  it.each(PATHS)('answers %s to who may see nothing', async path => {
    const { text } = await get('ben', path).expect(200);
    expect(text).not.toMatch(/hidden|seen|group:/);
  });

  it('finds nothing by a filter that names what is hidden', async () => {
    const { totals } = await overviewOf('ada', `?${HIDDEN_FILTER}`);
    expect(totals.components).toBe(0);
    const { body } = await get('ada', `/entities?${HIDDEN_FILTER}`);
    expect(entitiesResponseSchema.parse(body)).toMatchObject({
      items: [],
      totalItems: 0,
    });
    const named = await get(
      'ada',
      '/entities?entityRef=component:default/hidden-up',
    );
    expect(named.body.totalItems).toBe(0);
    const exemptions = await get('ada', `/exemptions?${HIDDEN_FILTER}`);
    expect(exemptionsResponseSchema.parse(exemptions.body).items).toEqual([]);
    const trend = await get('ada', `/trend?${HIDDEN_FILTER}`);
    const { points } = trendResponseSchema.parse(trend.body);
    expect(points.every(({ value }) => !value || value.components === 0)).toBe(
      true,
    );
  });

  it('previews a scorecard over what the caller may see', async () => {
    const definition = TWO_LEVELS.replace(
      '[deps.lockfile]',
      '[readme.test]',
    ).replace('[deps.update-bot]', '[deps.update-bot, deps.lockfile]');
    const previewFor = async (user: string) =>
      http.post('/api/scorecards/preview').set(as(user)).send({ definition });
    const seen = await previewFor('ada');
    expect(seen.text).not.toMatch(/hidden/);
    const { preview } = previewResponseSchema.parse(seen.body);
    expect(preview?.before.components).toBe(3);
    expect(preview?.moves).not.toEqual([]);
    const all = previewResponseSchema.parse((await previewFor('admin')).body);
    expect(all.preview?.before.components).toBe(6);
  });

  it('has nothing of a hidden component', async () => {
    const statusesOf = async (name: string) => {
      const path = `/entities/component/default/${name}`;
      const answers = [
        await get('ada', path),
        await get('ada', `${path}/history`),
        await get('ada', `${path}/source?path=.opaq.yaml&line=2`),
        await http.post(`/api/scorecards${path}/refresh`).set(as('ada')),
      ];
      return answers.map(({ status }) => status);
    };
    expect(await statusesOf('hidden-exempt')).toEqual([404, 404, 404, 404]);
    expect(await statusesOf('seen-exempt')).toEqual([200, 200, 200, 202]);
  });

  /** What stands for the parameters of paths, and what must be sent. */
  const SAMPLES: Record<string, string> = {
    kind: 'component',
    namespace: 'default',
    name: 'hidden-exempt',
    check: 'deps.lockfile',
    id: 'deps.lockfile',
    scorecard: 'small',
    repository: '1',
  };
  const QUERIES: Record<string, string> = {
    getSource: '?path=.opaq.yaml&line=2',
    listDisciplines: '?owner=group:default/hidden',
  };
  const BODIES: Record<string, object> = {
    preview: { definition: TWO_LEVELS },
    predict: { template: 'template:default/hidden', values: {} },
    approveExemption: { reason: 'Not yet.', expires: '2099-01-01' },
  };
  const OPERATIONS = Object.values<Route>(API).map(route => ({
    ...route,
    permitted: route.permission?.name,
    url: `/api/scorecards${route.path.replace(
      /:(\w+)(?:\(\*\))?/g,
      (_, name) => SAMPLES[name],
    )}${QUERIES[route.operationId] ?? ''}`,
  }));
  const call = (
    { operationId, method, url }: (typeof OPERATIONS)[number],
    headers: Record<string, string>,
  ) => http[method](url).set(headers).send(BODIES[operationId]);

  /** What was not in the question. */
  const OTHERS = /hidden-(?:up|still|service|system|production)/;

  it.each(OPERATIONS.filter(({ open }) => !open))(
    '$operationId answers nobody without credentials',
    async operation => {
      for (const Authorization of [
        mockCredentials.none.header(),
        'Bearer nonsense',
        mockCredentials.user.invalidHeader(),
        mockCredentials.service.invalidHeader(),
      ]) {
        const { status, text } = await call(operation, { Authorization });
        expect([Authorization, status]).toEqual([Authorization, 401]);
        expect(text).not.toMatch(OTHERS);
      }
    },
  );

  it('answers everybody only who asks whether it is well', () => {
    expect(
      OPERATIONS.filter(({ open }) => open).map(one => one.operationId),
    ).toEqual(['getHealth']);
  });

  it.each(OPERATIONS.filter(({ permission }) => permission))(
    '$operationId needs $permitted',
    async operation => {
      const { status, body } = await call(operation, as('carl'));
      expect(status).toBe(403);
      expect(body.error.name).toBe('NotAllowedError');
      expect(JSON.stringify(body.error)).not.toMatch(/hidden|seen/);
    },
  );

  it('changes nothing without a permission of its own', () => {
    const changing = OPERATIONS.filter(
      ({ method, permission }) => method !== 'get' && !permission,
    );
    // It tries a template with the caller's own rights at the scaffolder.
    expect(changing.map(({ operationId }) => operationId)).toEqual(['predict']);
  });

  // Who operates a portal sees all repositories, whatever they may see of components.
  const SEEN = OPERATIONS.filter(
    ({ permitted }) => permitted !== 'scorecards.operate',
  );
  it.each(SEEN)('$operationId tells Ada nothing that is hidden', async one => {
    const { status, text } = await call(one, as('ada'));
    expect(text).not.toMatch(OTHERS);
    expect(status).toBe(
      one.path.startsWith('/entities/') ||
        /^listD|^predict/.test(one.operationId)
        ? 404
        : one.answer.status,
    );
    const refused = { ...one, url: one.url.replace('hidden-exempt', 'none') };
    // What is hidden looks like what does not exist.
    const missing = await call(refused, as('ada'));
    expect(missing.status).toBe(status);
  });

  it.each(SEEN)(
    '$operationId tells Ben nothing of any component',
    async one => {
      const { text } = await call(one, as('ben'));
      expect(text).not.toMatch(OTHERS);
      expect(text).not.toMatch(/seen-|default\/one/);
    },
  );

  it('is watched: what was refused, and to whom', async () => {
    events.length = 0;
    await http
      .post('/api/scorecards/entities/component/default/seen-up/refresh')
      .set(as('ada'))
      .expect(202);
    for (const one of OPERATIONS.filter(({ method }) => method !== 'get')) {
      await call(one, as('carl'));
    }
    const outcomes = events.map(({ eventId, status, actor }) => [
      eventId,
      status,
      actor,
    ]);
    const ada = 'user:default/ada';
    const carl = 'user:default/carl';
    expect(outcomes).toEqual(
      expect.arrayContaining([
        ['report-refresh', 'succeeded', ada],
        ['report-refresh', 'failed', carl],
        ['scorecard-preview', 'failed', carl],
        ['exemption-approve', 'failed', carl],
        ['exemption-revoke', 'failed', carl],
        ['repository-read', 'failed', carl],
      ]),
    );
  });
});
