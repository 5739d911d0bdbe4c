import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalog from '@backstage/plugin-catalog-backend';
import catalogModuleScaffolder from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGithub from '@backstage/plugin-scaffolder-backend-module-github';
import scaffolderModuleGitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { http, HttpResponse, passthrough, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import supertest from 'supertest';
import { stringify } from 'yaml';
import { TEMPLATES, valuesOf } from './__testUtils__/renderTemplate';
import { scorecardsPlugin } from './__testUtils__/scorecardsPlugin';
import { until } from './__testUtils__/until';
import scaffolderModuleScorecards from '.';

const NAME = 'delivery-times';

const refuse = (status: number, body: object) => () =>
  HttpResponse.json(body, { status });

describe('a new project at a source host', () => {
  const directory = createMockDirectory();
  const server = setupServer();
  registerMswTestHooks(server);
  const bare = directory.resolve('remote.git');

  const git = (...args: string[]) =>
    execFileSync('git', ['-C', bare, ...args], { encoding: 'utf8' });

  /** What git itself answers to a push, for who says who they are. */
  const gitAt = (address: string): HttpHandler[] => {
    const receive = (
      request: Request,
      type: string,
      answer: () => Uint8Array,
    ) =>
      request.headers.has('authorization')
        ? new HttpResponse(new Uint8Array(answer()), {
            headers: {
              'content-type': `application/x-git-receive-pack-${type}`,
            },
          })
        : new HttpResponse(null, {
            status: 401,
            headers: { 'www-authenticate': 'Basic realm="git"' },
          });
    const pack = ['receive-pack', '--stateless-rpc'];
    return [
      http.get(`${address}/info/refs`, ({ request }) =>
        receive(request, 'advertisement', () =>
          Buffer.concat([
            Buffer.from('001f# service=git-receive-pack\n0000'),
            execFileSync('git', [...pack, '--advertise-refs', bare]),
          ]),
        ),
      ),
      http.post(`${address}/git-receive-pack`, async ({ request }) => {
        const input = Buffer.from(await request.clone().arrayBuffer());
        return receive(request, 'result', () =>
          execFileSync('git', [...pack, bare], { input }),
        );
      }),
    ];
  };

  const descriptor = () =>
    HttpResponse.text(git('show', 'main:catalog-info.yaml'), {
      headers: { etag: '"1"' },
    });

  const api = 'https://api.github.com';
  const gitlab = 'https://gitlab.com/api/v4';
  const project = `${gitlab}/projects/larkfield%2Fplanning%2F${NAME}`;
  const created: Array<Record<string, unknown>> = [];

  const HOSTS = {
    github: {
      repoUrl: `github.com?owner=larkfield&repo=${NAME}`,
      address: `https://github.com/larkfield/${NAME}`,
      blob: `https://github.com/larkfield/${NAME}/tree/main`,
      create: `${api}/orgs/larkfield/repos`,
      handlers: [
        http.get(`${api}/users/larkfield`, () =>
          HttpResponse.json({ login: 'larkfield', type: 'Organization' }),
        ),
        http.post(`${api}/orgs/larkfield/repos`, async ({ request }) => {
          created.push((await request.json()) as Record<string, unknown>);
          const address = `https://github.com/larkfield/${NAME}`;
          return HttpResponse.json(
            { clone_url: `${address}.git`, html_url: address },
            { status: 201 },
          );
        }),
        http.put(
          `${api}/repos/larkfield/${NAME}/branches/main/protection`,
          () => HttpResponse.json({}),
        ),
        http.get(
          `${api}/repos/larkfield/${NAME}/contents/catalog-info.yaml`,
          descriptor,
        ),
      ],
    },
    gitlab: {
      repoUrl: `gitlab.com?owner=larkfield/planning&repo=${NAME}`,
      address: `https://gitlab.com/larkfield/planning/${NAME}`,
      blob: `https://gitlab.com/larkfield/planning/${NAME}/-/tree/main`,
      create: `${gitlab}/projects`,
      handlers: [
        http.get(`${gitlab}/namespaces/larkfield%2Fplanning`, () =>
          HttpResponse.json({ id: 7, kind: 'group' }),
        ),
        http.get(`${gitlab}/user`, () => HttpResponse.json({ id: 1 })),
        http.get(`${gitlab}/groups/larkfield%2Fplanning/projects`, () =>
          HttpResponse.json([]),
        ),
        http.post(`${gitlab}/projects`, async ({ request }) => {
          created.push((await request.json()) as Record<string, unknown>);
          const address = `https://gitlab.com/larkfield/planning/${NAME}.git`;
          return HttpResponse.json(
            { id: 9, http_url_to_repo: address },
            { status: 201 },
          );
        }),
        http.get(project, () =>
          HttpResponse.json({ id: 9, default_branch: 'main' }),
        ),
        http.get(
          `${project}/repository/files/catalog-info.yaml/raw`,
          descriptor,
        ),
        http.get(
          `${gitlab}/projects/9/repository/files/catalog-info.yaml/raw`,
          descriptor,
        ),
      ],
    },
  };
  type HostName = keyof typeof HOSTS;

  async function startPortal() {
    const backend = await startTestBackend({
      features: [
        catalog,
        catalogModuleScaffolder,
        scaffolder,
        scaffolderModuleGithub,
        scaffolderModuleGitlab,
        scaffolderModuleScorecards,
        scorecardsPlugin,
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: directory.resolve('work') },
            integrations: {
              github: [{ host: 'github.com', token: 'secret-of-github' }],
              gitlab: [
                {
                  host: 'gitlab.com',
                  token: 'secret-of-gitlab',
                  apiBaseUrl: gitlab,
                },
              ],
            },
            catalog: {
              rules: [{ allow: ['Component', 'Group', 'Template'] }],
              locations: [
                {
                  type: 'file',
                  target: join(TEMPLATES, 'python-model-service/template.yaml'),
                },
                { type: 'file', target: directory.resolve('owner.yaml') },
              ],
            },
          },
        }),
      ],
    });
    const portal = supertest(backend.server);
    const find = async (ref: string) => {
      const { status, body } = await portal.get(
        `/api/catalog/entities/by-name/${ref}`,
      );
      return status === 200 ? body : undefined;
    };
    await until(() => find('template/default/python-model-service'));
    await until(() => find('group/default/data-science'));

    async function create(host: HostName) {
      const values = {
        ...(await valuesOf('python-model-service', 'minimal')),
        name: NAME,
        destination: host,
        repoUrl: HOSTS[host].repoUrl,
      };
      const { body } = await portal.post('/api/scaffolder/v2/tasks').send({
        templateRef: 'template:default/python-model-service',
        values,
      });
      const task = `/api/scaffolder/v2/tasks/${body.id}`;
      const status = await until(async () => {
        const { body: now } = await portal.get(task);
        return ['completed', 'failed'].find(end => end === now.status);
      });
      const { body: events } = await portal.get(`${task}/events`);
      const log = events
        .map((event: { body: { message: string } }) => event.body.message)
        .join('\n') as string;
      return { status, log, output: events.at(-1).body.output };
    }
    return { create, find };
  }

  beforeEach(() => {
    created.length = 0;
    directory.setContent({
      work: {},
      'remote.git': {},
      'owner.yaml': stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'data-science' },
        spec: { type: 'team', children: [] },
      }),
    });
    git('init', '--quiet', '--bare', '--initial-branch=main');
    server.use(
      http.all(/^http:\/\/(localhost|127\.0\.0\.1)/, passthrough),
      ...Object.values(HOSTS).flatMap(({ address, handlers }) => [
        ...gitAt(`${address}.git`),
        ...handlers,
      ]),
    );
  });

  it.each(Object.keys(HOSTS) as HostName[])(
    'is pushed to %s, and is in the catalog from there',
    async host => {
      const { address, blob } = HOSTS[host];
      const portal = await startPortal();
      const { status, log, output } = await portal.create(host);

      expect({ status, log }).toMatchObject({ status: 'completed' });
      expect(created).toEqual([
        expect.objectContaining({ name: NAME, visibility: 'private' }),
      ]);
      const files = git('ls-tree', '-r', '--name-only', 'main').split('\n');
      expect(files).toEqual(
        expect.arrayContaining([
          '.opaq-template.yaml',
          'CODEOWNERS',
          'requirements.txt',
          host === 'gitlab' ? 'renovate.json' : '.github/dependabot.yml',
        ]),
      );
      expect(git('show', 'main:CODEOWNERS')).toMatch(
        /^\* @larkfield\/\S+ @lark/,
      );
      const { metadata } = await until(() =>
        portal.find(`component/default/${NAME}`),
      );
      expect(metadata.annotations['backstage.io/source-location']).toBe(
        `url:${blob}/`,
      );
      expect(
        output.links.map(({ url }: { url?: string }) =>
          url?.replace(/\.git$/, ''),
        ),
      ).toContain(address);
      expect(log).not.toContain('secret-of');
    },
  );

  it.each<[string, HostName, HttpHandler, RegExp]>([
    [
      'has one of that name',
      'github',
      http.post(
        HOSTS.github.create,
        refuse(422, {
          message: 'Repository creation failed.',
          errors: [{ message: 'name already exists on this account' }],
        }),
      ),
      /Failed to create the Organization repository larkfield\/delivery-times, .*name already exists/,
    ],
    [
      'lets the portal create none',
      'github',
      http.post(
        HOSTS.github.create,
        refuse(403, { message: 'Resource not accessible by integration' }),
      ),
      /may not have the required permissions to create/,
    ],
    [
      'does not know the owner',
      'github',
      http.get(`${api}/users/larkfield`, refuse(404, { message: 'Not Found' })),
      /Not Found/,
    ],
    [
      'does not know the token',
      'github',
      http.get(
        `${api}/users/larkfield`,
        refuse(401, { message: 'Bad credentials' }),
      ),
      /Bad credentials/,
    ],
    [
      'takes no push',
      'github',
      http.get(
        `${HOSTS.github.address}.git/info/refs`,
        () => new HttpResponse('Forbidden', { status: 403 }),
      ),
      /403/,
    ],
    [
      'has one of that name',
      'gitlab',
      http.post(
        HOSTS.gitlab.create,
        refuse(400, { message: { path: ['has already been taken'] } }),
      ),
      /has already been taken/,
    ],
    [
      'lets the portal create none',
      'gitlab',
      http.post(HOSTS.gitlab.create, refuse(403, { message: '403 Forbidden' })),
      /403 Forbidden/,
    ],
    [
      'does not know the owner',
      'gitlab',
      http.get(
        `${gitlab}/namespaces/larkfield%2Fplanning`,
        refuse(404, { message: '404 Namespace Not Found' }),
      ),
      /The namespace larkfield\/planning is not found/,
    ],
    [
      'takes no push',
      'gitlab',
      http.get(
        `${HOSTS.gitlab.address}.git/info/refs`,
        () => new HttpResponse('Forbidden', { status: 403 }),
      ),
      /403/,
    ],
  ])('says so where the host %s (%s)', async (_, host, handler, message) => {
    server.use(handler);
    const portal = await startPortal();
    const { status, log } = await portal.create(host);

    expect(status).toBe('failed');
    expect(log).toMatch(message);
    expect(log).not.toContain('secret-of');
    expect(await portal.find(`component/default/${NAME}`)).toBeUndefined();
  });
});
