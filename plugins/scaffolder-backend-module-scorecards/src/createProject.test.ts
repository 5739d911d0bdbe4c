import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalog from '@backstage/plugin-catalog-backend';
import catalogModuleScaffolder from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderModuleGithub from '@backstage/plugin-scaffolder-backend-module-github';
import supertest from 'supertest';
import { stringify } from 'yaml';
import { TEMPLATES } from './__testUtils__/renderTemplate';
import scaffolderModuleScorecards from '.';

jest.setTimeout(60_000);

const values = {
  name: 'delivery-times',
  title: 'Delivery times',
  description: 'How long a delivery will take.',
  owner: 'group:default/data-science',
  destination: 'local',
};

/** Asks until there is an answer that will do. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

// The two ways to tell the catalog of a folder; the first is silent as long as the folder is empty.
describe.each([
  { way: 'a Location whose presence is optional', target: 'locations.yaml' },
  { way: 'app-config', target: 'repositories/*/catalog-info.yaml' },
])('a new project that the catalog knows by $way', ({ target }) => {
  const directory = createMockDirectory();
  const folder = directory.resolve('repositories');
  let api: ReturnType<typeof supertest>;

  const find = (ref: string) => async () => {
    const response = await api.get(`/api/catalog/entities/by-name/${ref}`);
    return response.status === 200 ? response.body : undefined;
  };

  async function create() {
    const { body } = await api.post('/api/scaffolder/v2/tasks').send({
      templateRef: 'template:default/python-model-service',
      values,
    });
    const task = `/api/scaffolder/v2/tasks/${body.id}`;
    const status = await until(async () => {
      const response = await api.get(task);
      return ['completed', 'failed'].find(end => end === response.body.status);
    });
    const events = await api.get(`${task}/events`);
    return {
      status,
      log: events.body
        .map((event: { body: { message: string } }) => event.body.message)
        .join('\n'),
    };
  }

  beforeAll(async () => {
    directory.setContent({
      'locations.yaml': stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Location',
        metadata: { name: 'local-repositories' },
        spec: {
          type: 'file',
          presence: 'optional',
          target: './repositories/*/catalog-info.yaml',
        },
      }),
    });
    const { server } = await startTestBackend({
      features: [
        catalog,
        catalogModuleScaffolder,
        scaffolder,
        scaffolderModuleGithub,
        scaffolderModuleScorecards,
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: directory.path },
            scorecards: { localRepositories: { folder } },
            catalog: {
              rules: [{ allow: ['Component', 'Template', 'Location'] }],
              locations: [
                directory.resolve(target),
                join(TEMPLATES, '*/template.yaml'),
              ].map(path => ({ type: 'file', target: path })),
            },
          },
        }),
      ],
    });
    api = supertest(server);
    await until(find('template/default/python-model-service'));
    if (target === 'locations.yaml') {
      await until(find('location/default/local-repositories'));
    }
  });

  it('is a git repository and a component of the catalog when its task ends', async () => {
    expect(await create()).toMatchObject({ status: 'completed' });

    const repository = join(folder, values.name);
    const tracked = execFileSync('git', ['-C', repository, 'ls-files'], {
      encoding: 'utf8',
    });
    expect(tracked.split('\n')).toContain('src/delivery_times/service.py');
    const component = await find(`component/default/${values.name}`)();
    expect(component).toMatchObject({
      metadata: {
        title: values.title,
        annotations: {
          'backstage.io/managed-by-location': `file:${repository}/catalog-info.yaml`,
        },
      },
      spec: { owner: values.owner },
    });
  });

  it('can not be made twice', async () => {
    const { status, log } = await create();

    expect(status).toBe('failed');
    expect(log).toMatch(/already a project in .*delivery-times: choose/);
  });
});
