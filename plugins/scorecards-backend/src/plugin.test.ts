import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { scorecardsChecksExtensionPoint } from '@opaq/plugin-scorecards-node';
import {
  healthSchema,
  scorecardsResponseSchema,
} from '@opaq/plugin-scorecards-common';
import { http, HttpResponse, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { commit, github, tarball } from './__testUtils__/github';
import {
  componentOf,
  SMALL_SCORECARD,
  startPlugin,
  until,
} from './__testUtils__/startPlugin';

// The double of GitHub is in this thread: what another one asks for goes to the real one.
jest.mock('./worker/DownloadThread', () => {
  const { download } = jest.requireActual('./source/download');
  return {
    DownloadThread: class {
      download = download;
      async close() {}
    },
  };
});

describe('the plugin', () => {
  const server = setupServer();
  registerMswTestHooks(server);
  beforeEach(() =>
    server.use(http.all(/^http:\/\/127\.0\.0\.1/, () => passthrough())),
  );

  const files = createMockDirectory();
  const write = (path: string, text: string) => {
    const file = files.resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  let scorecards: { files: string[]; localFolders: string[] };
  beforeEach(() => {
    files.clear();
    scorecards = {
      files: [write('small.yaml', SMALL_SCORECARD)],
      localFolders: [files.resolve('repositories')],
    };
  });
  const local = (path: string) => `file:${files.resolve('repositories', path)}`;
  const ON_GITHUB = 'url:https://github.com/acme/churn/tree/main/';

  it('scores a local repository, and again after a change', async () => {
    write('repositories/churn/app.py', '');
    const plugin = await startPlugin({
      entities: [componentOf('churn', local('churn'))],
      scorecards,
    });
    const first = await plugin.settled('churn');
    expect(first).toMatchObject({
      status: {
        state: 'scored',
        stale: false,
        readAt: expect.any(String),
        evaluatedAt: expect.any(String),
      },
      report: { covered: true, level: null, score: 0, coverage: 1 },
    });

    write('repositories/churn/renovate.json', '{}');
    const asked = await plugin.refresh('churn');
    expect(asked.status.refreshing).toBe(true);
    const second = await plugin.settled('churn');
    expect(second.report).toMatchObject({ level: 'bronze', score: 1 });
    expect(second.report?.source.revision).not.toBe(
      first.report?.source.revision,
    );
  });

  it('judges by checks that a scorecard declares, and documents them', async () => {
    const own = SMALL_SCORECARD.replace(
      'spec:\n',
      `spec:
  define:
    - id: acme/structure.owners
      title: OWNERS.md says who runs it
      opaq: Operational/Availability
      why: Somebody has to be called.
      fileMatches: { file: OWNERS.md, pattern: '^- .+@' }
`,
    ).replace('[deps.update-bot]', '[acme/structure.owners]');
    write('repositories/churn/app.py', '');
    write('repositories/churn/OWNERS.md', '# Owners\n\n- ada@example.com\n');
    const plugin = await startPlugin({
      entities: [componentOf('churn', local('churn'))],
      scorecards: { ...scorecards, files: [write('own.yaml', own)] },
    });
    const { report } = await plugin.settled('churn');
    expect(report?.level).toBe('bronze');
    expect(report?.results).toContainEqual(
      expect.objectContaining({
        checkId: 'acme/structure.owners',
        outcome: 'pass',
        level: 'bronze',
        locations: [{ path: 'OWNERS.md', line: 3 }],
      }),
    );
    const { body } = await plugin.http
      .get('/api/scorecards/checks')
      .expect(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        id: 'acme/structure.owners',
        category: 'structure',
        docs: expect.objectContaining({ why: 'Somebody has to be called.' }),
      }),
    );
  });

  it('reads a repository once for all of its components', async () => {
    const host = github({
      archive: await tarball({
        'api/app.py': '',
        'api/renovate.json': '{}',
        'job/job.R': '',
      }),
    });
    server.use(...host.handlers);
    const plugin = await startPlugin({
      entities: [
        componentOf('api', `${ON_GITHUB}api/`),
        componentOf('job', `${ON_GITHUB}job/`),
        componentOf('lost', `${ON_GITHUB}lost/`),
      ],
      scorecards,
    });
    expect((await plugin.settled('api')).report).toMatchObject({
      source: {
        url: 'https://github.com/acme/churn/tree/main',
        revision: commit('c0ffee'),
        path: 'api',
      },
      level: 'bronze',
    });
    expect((await plugin.settled('job')).report?.level).toBeNull();
    expect((await plugin.settled('lost')).status).toMatchObject({
      state: 'unreadable',
      message: expect.stringContaining("no files in the folder 'lost'"),
    });
    expect(host.archives()).toBe(1);
  });

  it.each([
    ['is gone', new HttpResponse(null, { status: 404 })],
    ['fails', new HttpResponse(null, { status: 500 })],
    ['sends a web page', HttpResponse.html('<p>Sign in</p>')],
    ['sends nothing', new HttpResponse(null)],
    [
      'sends half an archive',
      new HttpResponse(new Uint8Array([31, 139, 8, 0])),
    ],
  ])('keeps a report, and says so, when the host %s', async (_, answer) => {
    const archive = await tarball({ 'app.py': '', 'renovate.json': '{}' });
    server.use(...github({ archive }).handlers);
    const plugin = await startPlugin({
      entities: [componentOf('churn', ON_GITHUB)],
      scorecards,
    });
    const first = await plugin.settled('churn');
    expect(first.report?.level).toBe('bronze');

    server.use(
      ...github({ archive, sha: commit('beef') }).commits,
      http.get('https://api.github.com/repos/acme/churn/tarball/*', () =>
        answer.clone(),
      ),
    );
    await plugin.refresh('churn');
    const second = await plugin.settled('churn');
    expect(second.report).toEqual(first.report);
    expect(second.status).toMatchObject({
      state: 'scored',
      stale: true,
      readAt: first.status.readAt,
      message: expect.stringMatching(/\S/),
    });

    server.use(...github({ archive, sha: commit('f00d') }).handlers);
    await plugin.refresh('churn');
    const third = await plugin.settled('churn');
    expect(third.status).toMatchObject({ stale: false });
    expect(third.report?.source.revision).toBe(commit('f00d'));
  });

  it('says of each component that has no report why', async () => {
    write('repositories/empty/.gitkeep', '');
    write('repositories/broken/app.py', '');
    write('repositories/broken/catalog-info.yaml', 'kind: [}\n\t- nonsense');
    mkdirSync(files.resolve('repositories/nothing'), { recursive: true });
    const plugin = await startPlugin({
      entities: [
        componentOf('none'),
        componentOf('outside', 'file:/etc'),
        componentOf('nothing', local('nothing')),
        componentOf('empty', local('empty')),
        componentOf('broken', local('broken')),
      ],
      scorecards,
    });
    expect((await plugin.settled('none')).status).toEqual({
      state: 'noSource',
      message: expect.stringContaining('does not say where its source is'),
      stale: false,
      refreshing: false,
    });
    expect((await plugin.settled('outside')).status).toMatchObject({
      state: 'noSource',
      message: expect.stringContaining('scorecards.localFolders'),
    });
    expect((await plugin.settled('nothing')).status).toMatchObject({
      state: 'unreadable',
      message: expect.stringContaining('empty'),
    });
    expect((await plugin.settled('empty')).report).toMatchObject({
      covered: false,
      notCoveredReason: expect.stringContaining('nothing was found'),
    });
    expect((await plugin.settled('broken')).report).toMatchObject({
      covered: true,
      score: 0,
    });
  });

  it('refuses a scorecard with an unknown check, and uses the others', async () => {
    const broken = write(
      'broken.yaml',
      SMALL_SCORECARD.replace('deps.update-bot', 'deps.update-bots'),
    );
    const logger = mockServices.logger.mock();
    const plugin = await startPlugin({
      entities: [],
      scorecards: {
        ...scorecards,
        files: [broken, files.resolve('none.yaml'), ...scorecards.files],
      },
      features: [logger.factory],
    });
    const { body } = await plugin.http.get('/api/scorecards/scorecards');
    const { items, problems } = scorecardsResponseSchema.parse(body);
    expect(items.map(({ name }) => name)).toEqual(['small']);
    expect(problems).toHaveLength(2);
    expect(problems).toContainEqual({
      file: 'broken.yaml',
      line: 11,
      message: expect.stringContaining("no check 'deps.update-bots'"),
    });
    expect(logger.error).toHaveBeenCalledWith(
      `Scorecard refused: ${broken}:11: there is no check 'deps.update-bots'; did you mean 'deps.update-bot'?`,
    );
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining("none.yaml: the file can't be read"),
    );
  });

  it('takes over a scorecard that changes, and keeps what was right of one that breaks', async () => {
    write('repositories/churn/app.py', '');
    const file = write('changing.yaml', SMALL_SCORECARD);
    const plugin = await startPlugin({
      entities: [componentOf('churn', local('churn'))],
      scorecards: {
        ...scorecards,
        files: [file],
        reload: { milliseconds: 200 },
      },
      features: [schedulerServiceFactory],
    });
    await plugin.settled('churn');
    const listed = async () =>
      scorecardsResponseSchema.parse(
        (await plugin.http.get('/api/scorecards/scorecards')).body,
      );

    write('changing.yaml', SMALL_SCORECARD.replace('Bronze', 'Brass'));
    await until(
      () => plugin.reportOf('churn'),
      ({ report }) => report?.scorecard.levels[0].title === 'Brass',
    );

    write('changing.yaml', SMALL_SCORECARD.replace('checks:', 'cheques:'));
    const { items, problems } = await until(listed, answer =>
      Boolean(answer.problems),
    );
    expect(items[0].levels[0].title).toBe('Brass');
    expect(problems).toContainEqual({
      file: 'changing.yaml',
      line: expect.any(Number),
      message: expect.stringContaining('cheques'),
    });

    write('changing.yaml', SMALL_SCORECARD);
    await until(listed, answer => !answer.problems);
    await until(
      () => plugin.reportOf('churn'),
      ({ report }) => report?.scorecard.levels[0].title === 'Bronze',
    );
  });

  it('takes a check out when somebody approves what the project asks for', async () => {
    const expires = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000)
      .toISOString()
      .slice(0, 10);
    const reason = 'The bot is being set up.';
    write('repositories/churn/app.py', '');
    write(
      'repositories/churn/.opaq.yaml',
      `exemptions:
  - check: deps.update-bot
    reason: ${reason}
    expires: ${expires}
`,
    );
    const plugin = await startPlugin({
      entities: [componentOf('churn', local('churn'))],
      scorecards: { ...scorecards, exemptions: { approval: true } },
    });
    const first = await plugin.settled('churn');
    const [asked] = first.report!.results.filter(({ exemption }) => exemption);
    expect(first.report?.level).toBeNull();
    expect(asked).toMatchObject({
      checkId: 'deps.update-bot',
      exemption: { status: 'awaitingApproval', reason, expires },
    });

    const path = '/api/scorecards/entities/component/default/churn';
    const { path: file, line } = asked.exemption!.location;
    const source = await plugin.http
      .get(`${path}/source`)
      .query({ path: file, line })
      .expect(200);
    expect(source.body.lines).toContain(`    reason: ${reason}`);

    await plugin.http
      .put(`${path}/exemptions/deps.update-bot/approval`)
      .send({ reason, expires })
      .expect(204);
    const approved = await until(
      () => plugin.reportOf('churn'),
      ({ report }) => report?.level === 'bronze',
    );
    expect(
      approved.report?.results.find(
        ({ checkId }) => checkId === 'deps.update-bot',
      )?.exemption,
    ).toMatchObject({
      status: 'inForce',
      approval: { by: 'user:default/mock' },
    });
    const history = await plugin.http.get(`${path}/history`).expect(200);
    expect(history.body.items).toMatchObject([
      { cause: 'exemption', level: 'bronze', before: { level: null } },
      { level: null },
    ]);

    await plugin.http
      .delete(`${path}/exemptions/deps.update-bot/approval`)
      .expect(204);
    await until(
      () => plugin.reportOf('churn'),
      ({ report }) => report?.level === null,
    );
    const csv = await plugin.http.get('/api/scorecards/export.csv').expect(200);
    expect(csv.headers['content-disposition']).toMatch(
      /^attachment; filename="scorecards-small-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(csv.text).toMatch(/\r\nchurn,component:default\/churn,service,/);
    const answers = await plugin.http
      .get('/api/scorecards/export.csv?check=deps.update-bot')
      .expect(200);
    expect(answers.text).toMatch(/\r\nchurn,.*,deps\.update-bot,fail,/);
    const reportsOf = async (query: string) => {
      const { text } = await plugin.http
        .get(`/api/scorecards/reports${query}`)
        .expect(200);
      return text.split('\n').map(row => row && JSON.parse(row));
    };
    const { report } = await plugin.reportOf('churn');
    expect((await reportsOf('?results=all'))[0]).toEqual({
      entityRef: 'component:default/churn',
      report,
    });
    const inLevels = report!.results.filter(({ level }) => level !== null);
    expect(inLevels.length).toBeLessThan(report!.results.length);
    expect((await reportsOf(''))[0].report).toEqual({
      ...report,
      results: inLevels,
    });
  });

  it('tells a probe without credentials how it is, and nothing else', async () => {
    const { http: anybody } = await startPlugin({ entities: [], scorecards });
    const get = (path: string) =>
      anybody
        .get(`/api/scorecards${path}`)
        .set('Authorization', mockCredentials.none.header());
    const { body } = await until(
      () => get('/health').expect(200),
      answer => answer.body.catalogAge !== undefined,
    );
    expect(healthSchema.parse(body)).toEqual({
      status: 'ok',
      loopAge: expect.any(Number),
      catalogAge: expect.any(Number),
    });
    for (const path of ['/hosts', '/repositories', '/scorecards']) {
      await get(path).expect(401);
    }
  });

  it('offers assistants its actions', async () => {
    const registry = actionsRegistryServiceMock.mock();
    await startPlugin({
      entities: [],
      scorecards,
      features: [registry.factory],
    });
    expect(registry.register).toHaveBeenCalledTimes(3);
  });

  it('runs checks that a module adds by the path of their code', async () => {
    write('repositories/churn/app.py', '');
    const modulePath = write(
      'checks.js',
      `exports.checks = [{
        id: 'acme/team.cake', title: 'There is cake', opaq: 'Quality/Testability',
        effort: 'minutes', looksFor: 'presence', uses: {},
        messages: { none: 'No cake.' },
        run: () => ({ outcome: 'fail', messageId: 'none', data: {}, locations: [] }),
      }];`,
    );
    const plugin = await startPlugin({
      entities: [componentOf('churn', local('churn'))],
      scorecards,
      features: [
        createBackendModule({
          pluginId: 'scorecards',
          moduleId: 'cake',
          register(env) {
            env.registerInit({
              deps: { checks: scorecardsChecksExtensionPoint },
              init: async ({ checks }) => checks.addChecks({ modulePath }),
            });
          },
        }),
      ],
    });
    const { report } = await plugin.settled('churn');
    expect(report?.results).toContainEqual(
      expect.objectContaining({
        checkId: 'acme/team.cake',
        message: 'No cake.',
      }),
    );
    await plugin.http.get('/api/scorecards/checks/acme/team.cake').expect(200);
  });
});
