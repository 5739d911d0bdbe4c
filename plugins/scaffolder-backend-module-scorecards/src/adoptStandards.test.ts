import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGithub from '@backstage/plugin-scaffolder-backend-module-github';
import scaffolderModuleGitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- the test starts both plugins, as a portal does
import scorecards from '@opaq/plugin-scorecards-backend';
import { http, HttpResponse, passthrough, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import supertest from 'supertest';
import { create } from 'tar';
import { parse } from 'yaml';
import { TEMPLATES } from './__testUtils__/renderTemplate';
import { until } from './__testUtils__/until';
import { markOf, writeMemory } from './drift/Memory';
import scaffolderModuleScorecards from '.';

const EXAMPLES = join(__dirname, '../../../examples/repositories');
const NAME = 'orders-etl';
const REF = `component:default/${NAME}`;
const COMMIT = 'c0ffee'.padEnd(40, '0');

const template = parse(
  readFileSync(join(TEMPLATES, 'adopt-standards/template.yaml'), 'utf8'),
) as Entity;

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
});

/** A component with its source, as its own file describes it. */
function componentAt(source: string): Entity {
  const text = readFileSync(join(EXAMPLES, NAME, 'catalog-info.yaml'), 'utf8');
  const entity = parse(text) as Entity;
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      namespace: 'default',
      annotations: {
        ...metadata.annotations,
        'backstage.io/source-location': source,
      },
    },
  };
}

describe('the template adopt-standards', () => {
  const directory = createMockDirectory();
  const server = setupServer();
  registerMswTestHooks(server);

  /** A portal with the component, and a scorecard of it. */
  async function startPortal(source: string, ...more: Entity[]) {
    const backend = await startTestBackend({
      features: [
        scaffolder,
        scaffolderModuleGithub,
        scaffolderModuleGitlab,
        scaffolderModuleScorecards,
        scorecards,
        catalogServiceMock.factory({
          entities: [
            {
              ...template,
              metadata: { ...template.metadata, namespace: 'default' },
            },
            componentAt(source),
            group('engineering'),
            group('data-science'),
            ...more,
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: directory.resolve('work') },
            integrations: {
              github: [{ host: 'github.com', token: 'secret' }],
              gitlab: [
                {
                  host: 'gitlab.com',
                  token: 'secret',
                  apiBaseUrl: 'https://gitlab.com/api/v4',
                },
              ],
            },
            scorecards: { localFolders: [directory.resolve('repositories')] },
          },
        }),
      ],
    });
    const api = supertest(backend.server);
    await until(async () => {
      const path = `/api/scorecards/entities/component/default/${NAME}`;
      const { body } = await api.get(path);
      return body.report;
    });

    async function endOf(id: string) {
      const task = `/api/scaffolder/v2/tasks/${id}`;
      const status = await until(async () => {
        const response = await api.get(task);
        const { status: now } = response.body;
        return now === 'completed' || now === 'failed' ? now : undefined;
      });
      const { body: events } = await api.get(`${task}/events`);
      const log = events
        .map((event: { body: { message: string } }) => event.body.message)
        .join('\n') as string;
      const end = events.at(-1).body;
      return { id, status, log, output: end.output };
    }

    async function adopt(values: object = {}) {
      const { body } = await api.post('/api/scaffolder/v2/tasks').send({
        templateRef: 'template:default/adopt-standards',
        values: { entityRef: REF, ...values },
      });
      return endOf(body.id);
    }
    /** Goes through the steps as the template editor does. */
    adopt.dryRun = async (values: object = {}) => {
      const { body, status } = await api
        .post('/api/scaffolder/v2/dry-run')
        .send({
          template,
          values: { entityRef: REF, ...values },
          directoryContents: [],
        });
      return { body, status };
    };
    /** Runs a task that has failed again. */
    adopt.again = async (id: string) => {
      await api.post(`/api/scaffolder/v2/tasks/${id}/retry`).send({});
      return endOf(id);
    };
    return adopt;
  }

  beforeEach(() => {
    directory.setContent({ work: {}, repositories: {} });
    server.use(http.all(/^http:\/\/(localhost|127\.0\.0\.1)/, passthrough));
  });

  async function archive(): Promise<Uint8Array> {
    cpSync(join(EXAMPLES, NAME), directory.resolve(`tar/acme-${NAME}-c0ffee`), {
      recursive: true,
    });
    const file = directory.resolve('tar/archive');
    const cwd = directory.resolve('tar');
    await create({ gzip: true, cwd, file }, [`acme-${NAME}-c0ffee`]);
    return new Uint8Array(readFileSync(file));
  }

  describe('in a local repository', () => {
    const repository = directory.resolve('repositories', NAME);
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=A', '-c', 'user.email=a@larkfield.example', ...args],
        { cwd: repository, encoding: 'utf8' },
      ).trim();

    beforeEach(() => {
      cpSync(join(EXAMPLES, NAME), repository, { recursive: true });
      git('init', '--quiet', '--initial-branch=main');
      git('add', '.');
      git('commit', '--quiet', '--message', 'Begin');
    });

    it('makes a branch of new files, and says what needs an edit', async () => {
      const adopt = await startPortal(`url:file://${repository}/`);
      const { status, log, output, id } = await adopt({
        partner: 'group:default/data-science',
      });

      expect({ status, log }).toMatchObject({ status: 'completed' });
      const branch = `adopt-standards-${id.slice(0, 8)}`;
      const changed = git('diff', '--name-status', 'main', branch).split('\n');
      expect(changed.filter(line => !line.startsWith('A'))).toEqual([]);
      expect(changed).toContain('A\tCODEOWNERS');
      expect(git('show', `${branch}:CODEOWNERS`)).toContain(
        '* @engineering @data-science',
      );
      expect(git('status', '--porcelain')).toBe('');
      expect(output.text[0].content).toContain(`git merge ${branch}`);
      expect(output.text[1].content).toMatch(
        /## What needs an edit[^]*`workflow\.no-cron`[^]*`crontab\.txt:\d+`/,
      );

      const few = await adopt({ checks: ['prod.runbook', 'deps.pinned'] });
      expect(few).toMatchObject({ status: 'completed' });
      expect(
        git(
          'diff',
          '--name-only',
          'main',
          `adopt-standards-${few.id.slice(0, 8)}`,
        ),
      ).toBe('docs/runbook.md');
      expect(few.output.text[1].content).toContain('`deps.pinned`');
      expect(few.output.text[1].content).not.toContain('`quality.tests`');

      const none = await adopt({ checks: ['deps.pinned'] });
      expect(none).toMatchObject({ status: 'completed' });
      expect(none.output.text).toHaveLength(1);
      expect(git('branch', '--list', `*${none.id.slice(0, 8)}`)).toBe('');

      const unknown = await adopt({ checks: ['deps.pined'] });
      expect(unknown.status).toBe('failed');
      expect(unknown.log).toContain("There is no check 'deps.pined'");
    });

    it('shows in a dry run what it would bring, and touches nothing', async () => {
      const adopt = await startPortal(`url:file://${repository}/`);
      const { body, status } = await adopt.dryRun({
        partner: 'group:default/data-science',
      });
      expect({ status, error: body.error }).toEqual({ status: 200 });
      const paths = body.directoryContents.map(
        ({ path }: { path: string }) => path,
      );
      expect(paths).toContainEqual(expect.stringMatching(/CODEOWNERS$/));
      expect(body.output.text[1].content).toContain('## What needs an edit');
      expect(git('branch', '--list', '*adopt-standards*')).toBe('');
    });
  });

  describe('for a project whose template has moved on', () => {
    const repository = directory.resolve('repositories', NAME);
    const small = (version: string): Entity => ({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        name: 'small',
        namespace: 'default',
        annotations: {
          'opaq/version': version,
          'backstage.io/managed-by-location': `file:${directory.resolve(
            'small/template.yaml',
          )}`,
        },
      },
      spec: {
        owner: 'group:default/engineering',
        type: 'service',
        parameters: [
          { required: ['name'], properties: { name: { type: 'string' } } },
        ],
        steps: [
          {
            id: 'fetch',
            action: 'fetch:template',
            input: {
              url: './skeleton',
              values: { name: '${{ parameters.name }}' },
            },
          },
          {
            id: 'remember',
            action: 'opaq:remember',
            input: { values: '${{ parameters }}' },
          },
        ],
      },
    });
    const mark = (text: string) => markOf(Buffer.from(text));

    beforeEach(() => {
      cpSync(join(EXAMPLES, NAME), repository, { recursive: true });
      const memory = {
        template: 'template:default/small',
        version: '1',
        values: { name: NAME },
        files: {
          Makefile: mark('run:\n\ttrue\n'),
          'README.md': mark('# orders-etl\n'),
          'sample.py': mark('print()\n'),
        },
      };
      directory.addContent({
        [`repositories/${NAME}/Makefile`]: 'run:\n\ttrue\n',
        [`repositories/${NAME}/.opaq-template.yaml`]: writeMemory(memory),
        'small/template.yaml': 'kind: Template',
        'small/skeleton': {
          'catalog-info.yaml': 'kind: Component\nmetadata:\n  name: x\n',
          // Changed since, not changed since, deleted by the project, new.
          Makefile: 'run:\n\t${{ values.name }} ```\n',
          'README.md': '# ${{ values.name }}\n',
          'sample.py': 'print()\n',
          'ops/new.yml': 'for: ${{ values.name }}\n',
        },
      });
      execFileSync('git', ['init', '--quiet'], { cwd: repository });
      execFileSync('git', ['add', '.'], { cwd: repository });
      execFileSync(
        'git',
        ['-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '-qm', 'A'],
        { cwd: repository },
      );
    });

    const show = (id: string, path: string) =>
      execFileSync(
        'git',
        ['show', `adopt-standards-${id.slice(0, 8)}:${path}`],
        {
          cwd: repository,
          encoding: 'utf8',
        },
      );

    it('brings what is new, and shows what changed without applying it', async () => {
      const adopt = await startPortal(`url:file://${repository}/`, small('2'));
      const { status, log, output, id } = await adopt();

      expect({ status, log }).toMatchObject({ status: 'completed' });
      const { content } = output.text.at(-1);
      expect(show(id, 'ops/new.yml')).toBe(`for: ${NAME}\n`);
      expect(show(id, 'Makefile')).toBe('run:\n\ttrue\n');
      // What the project has deleted does not come back.
      expect(content).not.toMatch(/(`|\/)sample\.py/);
      expect(content).toMatch(/version 1; it is at 2\./);
      expect(content).toContain('- `ops/new.yml`: new in the template.');
      // The fence is longer than what stands in the patch.
      expect(content).toContain(
        '````diff\n--- a/Makefile\n+++ b/Makefile\n@@ -1,2 +1,2 @@\n run:\n-\ttrue\n+\torders-etl ```\n````',
      );
      expect(content).not.toContain('b/README.md');

      const without = await adopt({ template: false });
      expect(without.output.text.at(-1).content).not.toContain('ops/new.yml');
    });

    it('repairs all the same where the template is gone', async () => {
      const adopt = await startPortal(`url:file://${repository}/`);
      const { status, output } = await adopt();

      expect(status).toBe('completed');
      expect(output.text.at(-1).content).toContain(
        'template:default/small is not in the catalog any more',
      );
    });

    it('says nothing of a template that has not moved', async () => {
      const adopt = await startPortal(`url:file://${repository}/`, small('1'));
      const { output } = await adopt();

      expect(output.text.at(-1).content).not.toContain('new in the template');
    });
  });

  describe('on GitHub', () => {
    const api = `https://api.github.com/repos/acme/${NAME}`;
    let trees: Array<Record<string, { path: string }>>;
    let requests: Array<Record<string, string>>;

    /** GitHub, as far as it is asked. */
    const github = (tarball: Uint8Array): HttpHandler[] => [
      http.get(`${api}/commits/main`, () => HttpResponse.text(COMMIT)),
      http.get(`${api}/tarball/${COMMIT}`, () => new HttpResponse(tarball)),
      http.get(`${api}/commits/main/status`, () =>
        HttpResponse.json({
          sha: 'c0ffee',
          repository: { archive_url: `${api}/{archive_format}{/ref}` },
        }),
      ),
      http.get(`${api}/tarball/c0ffee`, () => new HttpResponse(tarball)),
      http.get(api, () =>
        HttpResponse.json({
          default_branch: 'main',
          permissions: { push: true },
        }),
      ),
      http.get(`${api}/commits`, () =>
        HttpResponse.json([{ sha: 'c0ffee', commit: { tree: { sha: 'aa' } } }]),
      ),
      http.get(`${api}/branches/*`, () =>
        HttpResponse.json({ message: 'Branch not found' }, { status: 404 }),
      ),
      http.post(`${api}/git/blobs`, () =>
        HttpResponse.json({ sha: 'bb' }, { status: 201 }),
      ),
      http.post(`${api}/git/trees`, async ({ request }) => {
        trees.push(((await request.json()) as { tree: never }).tree);
        return HttpResponse.json({ sha: 'cc' }, { status: 201 });
      }),
      http.post(`${api}/git/commits`, () =>
        HttpResponse.json({ sha: 'dd', tree: { sha: 'cc' } }, { status: 201 }),
      ),
      http.post(`${api}/git/refs`, () =>
        HttpResponse.json({ ref: 'r' }, { status: 201 }),
      ),
      http.get(`${api}/pulls`, () => HttpResponse.json([])),
      http.post(`${api}/pulls`, async ({ request }) => {
        requests.push((await request.json()) as Record<string, string>);
        return HttpResponse.json(
          {
            html_url: `https://github.com/acme/${NAME}/pull/7`,
            number: 7,
            base: { ref: 'main' },
          },
          { status: 201 },
        );
      }),
      http.post('https://api.github.com/graphql', () =>
        HttpResponse.json({
          data: {
            repository: {
              ref: null,
              defaultBranchRef: { name: 'main', target: { oid: 'c0ffee' } },
            },
          },
        }),
      ),
    ];

    beforeEach(async () => {
      trees = [];
      requests = [];
      server.use(...github(await archive()));
    });

    const start = () =>
      startPortal(`url:https://github.com/acme/${NAME}/tree/main/`);

    it('opens a pull request with the new files', async () => {
      const adopt = await start();
      const { status, log, output, id } = await adopt();

      expect({ status, log }).toMatchObject({ status: 'completed' });
      expect(requests).toEqual([
        expect.objectContaining({
          base: 'main',
          head: `acme:adopt-standards-${id.slice(0, 8)}`,
          title: expect.stringMatching(/^Adopt the standards: \d+ new files$/),
          body: expect.stringContaining('## What needs an edit'),
        }),
      ]);
      const paths = trees.flatMap(tree =>
        Object.values(tree).map(({ path }) => path),
      );
      expect(paths).toContain('CODEOWNERS');
      expect(paths).toContain('.github/workflows/ci.yml');
      const there = readdirSync(join(EXAMPLES, NAME), { recursive: true })
        .map(String)
        .filter(path => statSync(join(EXAMPLES, NAME, path)).isFile());
      expect(paths.filter(path => there.includes(path))).toEqual([]);
      expect(output.links).toContainEqual(
        expect.objectContaining({
          url: `https://github.com/acme/${NAME}/pull/7`,
        }),
      );
    });

    it.each([
      [
        'may not write',
        http.post(`${api}/git/*`, () =>
          HttpResponse.json(
            { message: 'Resource not accessible by integration' },
            { status: 403 },
          ),
        ),
        /Pull request creation failed.*Resource not accessible by integration/,
      ],
      [
        'refuses the request',
        http.post(`${api}/pulls`, () =>
          HttpResponse.json(
            {
              message: 'Validation Failed',
              errors: [{ message: 'A pull request already exists' }],
            },
            { status: 422 },
          ),
        ),
        /Pull request creation failed.*Validation Failed/,
      ],
    ])('says so where the portal %s', async (_, handler, message) => {
      const adopt = await start();
      server.use(handler);
      const { status, log } = await adopt();

      expect(status).toBe('failed');
      expect(log).toMatch(message);
    });

    it('says so where the repository is gone since its last report', async () => {
      const adopt = await start();
      server.use(
        http.get(`${api}/commits/main/status`, () =>
          HttpResponse.json({ message: 'Not Found' }, { status: 404 }),
        ),
      );
      const { status, log } = await adopt();

      expect(status).toBe('failed');
      expect(log).toMatch(/404/);
    });
  });

  describe('on GitLab', () => {
    const project = `https://gitlab.com/api/v4/projects/acme%2F${NAME}`;
    let commits: Array<{
      actions: Array<{ action: string; file_path: string }>;
    }>;
    let requests: Array<Record<string, string>>;

    /** GitLab, as far as it is asked. */
    const gitlab = (tarball: Uint8Array): HttpHandler[] => [
      http.get(project, () =>
        HttpResponse.json({ id: 1, default_branch: 'main' }),
      ),
      http.get(`${project}/repository/commits`, () =>
        HttpResponse.json([{ id: 'c0ffee' }]),
      ),
      http.get(`${project}/repository/commits/main`, () =>
        HttpResponse.json({ id: COMMIT }),
      ),
      http.get(
        `${project}/repository/archive.tar.gz`,
        () => new HttpResponse(tarball),
      ),
      http.get(
        `${project}/repository/archive`,
        () =>
          new HttpResponse(tarball, {
            headers: {
              'content-disposition': `attachment; filename="${NAME}-main-c0ffee.tar.gz"`,
            },
          }),
      ),
      http.get(`${project}/repository/tree`, () =>
        HttpResponse.json([{ path: 'README.md', type: 'blob' }]),
      ),
      http.get(`${project}/repository/branches/*`, () =>
        HttpResponse.json({ message: '404 Branch Not Found' }, { status: 404 }),
      ),
      http.post(`${project}/repository/branches`, () =>
        HttpResponse.json({ name: 'x' }, { status: 201 }),
      ),
      http.post(`${project}/repository/commits`, async ({ request }) => {
        commits.push((await request.json()) as never);
        return HttpResponse.json({ id: 'dd' }, { status: 201 });
      }),
      http.post(`${project}/merge_requests`, async ({ request }) => {
        requests.push((await request.json()) as Record<string, string>);
        return HttpResponse.json(
          {
            iid: 7,
            web_url: `https://gitlab.com/acme/${NAME}/-/merge_requests/7`,
          },
          { status: 201 },
        );
      }),
    ];

    beforeEach(async () => {
      commits = [];
      requests = [];
      server.use(...gitlab(await archive()));
    });

    const start = () =>
      startPortal(`url:https://gitlab.com/acme/${NAME}/-/tree/main/`);

    it('opens a merge request with the new files', async () => {
      const adopt = await start();
      const { status, log, output, id } = await adopt();

      expect({ status, log }).toMatchObject({ status: 'completed' });
      expect(requests).toEqual([
        expect.objectContaining({
          source_branch: expect.stringMatching(
            `^adopt-standards-${id.slice(0, 8)}-\\d{8}-\\d{6}$`,
          ),
          target_branch: 'main',
          description: expect.stringContaining('## What needs an edit'),
        }),
      ]);
      const [{ actions }] = commits;
      expect(new Set(actions.map(({ action }) => action))).toEqual(
        new Set(['create']),
      );
      expect(actions.map(one => one.file_path)).toContain('.gitlab-ci.yml');
      expect(output.links).toContainEqual(
        expect.objectContaining({
          url: `https://gitlab.com/acme/${NAME}/-/merge_requests/7`,
        }),
      );
    });

    it('goes on with a new branch where a task is run again', async () => {
      const taken = new Set<string>();
      let isDown = true;
      server.use(
        http.get(`${project}/repository/branches/:name`, ({ params }) =>
          taken.has(String(params.name))
            ? HttpResponse.json({ name: params.name })
            : HttpResponse.json({ message: '404' }, { status: 404 }),
        ),
        http.post(`${project}/repository/branches`, async ({ request }) => {
          const { branch } = (await request.json()) as { branch: string };
          taken.add(branch);
          return HttpResponse.json({ name: branch }, { status: 201 });
        }),
        http.post(`${project}/repository/commits`, () =>
          isDown
            ? HttpResponse.json({ message: '503' }, { status: 400 })
            : undefined,
        ),
      );
      const adopt = await start();
      const first = await adopt();
      expect(first.status).toBe('failed');
      expect(first.log).toMatch(/Committing the changes to .* failed/);

      isDown = false;
      // A second has to pass, as it does for whoever presses the button.
      await new Promise(resolve => setTimeout(resolve, 1_000));
      const second = await adopt.again(first.id);
      expect(second).toMatchObject({ id: first.id, status: 'completed' });
      expect(taken.size).toBe(2);
      expect(requests).toHaveLength(1);
    });

    it('says so where the portal may not write', async () => {
      const adopt = await start();
      server.use(
        http.post(`${project}/repository/branches`, () =>
          HttpResponse.json({ message: '403 Forbidden' }, { status: 403 }),
        ),
      );
      const { status, log } = await adopt();

      expect(status).toBe('failed');
      expect(log).toMatch(/branch creation failed/);
    });
  });
});
