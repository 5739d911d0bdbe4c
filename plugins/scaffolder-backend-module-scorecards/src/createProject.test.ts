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
import { scorecardsPlugin } from './__testUtils__/scorecardsPlugin';
import { until } from './__testUtils__/until';
import scaffolderModuleScorecards from '.';

const values = {
  name: 'delivery-times',
  title: 'Delivery times',
  description: 'How long a delivery will take.',
  owner: 'group:default/data-science',
  partner: 'group:default/engineering',
  agreedDataScience: 'Mira Okafor',
  agreedEngineering: 'Tomás Vega',
  system: 'system:default/demand-planning',
  destination: 'local',
};

// As the catalog's API names them.
const TEMPLATE = 'template/default/python-model-service';
const LOCATION = 'location/default/local-repositories';
const OWNER = 'group/default/data-science';

/** A portal with the templates and one more location in its app-config. */
async function startPortal(folder: string, location: string) {
  const { server } = await startTestBackend({
    features: [
      catalog,
      catalogModuleScaffolder,
      scaffolder,
      scaffolderModuleGithub,
      scaffolderModuleScorecards,
      scorecardsPlugin,
      mockServices.rootConfig.factory({
        data: {
          backend: { workingDirectory: join(folder, '..') },
          scorecards: { localRepositories: { folder } },
          catalog: {
            rules: [{ allow: ['Component', 'Group', 'Template', 'Location'] }],
            locations: [
              { type: 'file', target: location },
              { type: 'file', target: join(TEMPLATES, '*/template.yaml') },
              { type: 'file', target: join(folder, '../owner.yaml') },
            ],
          },
        },
      }),
    ],
  });
  const api = supertest(server);
  const find = async (ref: string) => {
    const response = await api.get(`/api/catalog/entities/by-name/${ref}`);
    return response.status === 200 ? response.body : undefined;
  };

  async function create() {
    await until(() => find(TEMPLATE));
    await until(() => find(OWNER));
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
    const log = events.body
      .map((event: { body: { message: string } }) => event.body.message)
      .join('\n');
    return { status, log };
  }
  return { create, find };
}

describe('a new project without a source host', () => {
  const directory = createMockDirectory();
  const folder = directory.resolve('repositories');

  beforeEach(() => {
    directory.setContent({
      'owner.yaml': stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: 'data-science' },
        spec: { type: 'team', children: [] },
      }),
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
  });

  it.each([
    ['a file of locations', 'locations.yaml', LOCATION],
    ['app-config', 'repositories/*/catalog-info.yaml', TEMPLATE],
  ])(
    'is in the catalog when its task ends, where %s names the folder',
    async (_, location, ready) => {
      const portal = await startPortal(folder, directory.resolve(location));
      await until(() => portal.find(ready));
      expect(await portal.create()).toMatchObject({ status: 'completed' });

      const repository = join(folder, values.name);
      const tracked = execFileSync('git', ['-C', repository, 'ls-files'], {
        encoding: 'utf8',
      });
      expect(tracked.split('\n')).toContain('src/delivery_times/service.py');
      expect(await portal.find(`component/default/${values.name}`)).toEqual(
        expect.objectContaining({
          metadata: expect.objectContaining({
            title: values.title,
            annotations: expect.objectContaining({
              'opaq/template': 'template:default/python-model-service@1',
              'backstage.io/managed-by-location': `file:${repository}/catalog-info.yaml`,
            }),
          }),
          spec: expect.objectContaining({ owner: values.owner }),
        }),
      );

      const again = await portal.create();
      expect(again.status).toBe('failed');
      expect(again.log).toMatch(
        /already a project in .*delivery-times: choose/,
      );
    },
  );

  it('says what to configure where nothing names the folder', async () => {
    const portal = await startPortal(folder, directory.resolve('*.json'));
    const { status, log } = await portal.create();

    expect(status).toBe('failed');
    expect(log).toMatch(/needs a location of type file with the target .*yaml/);
  });
});
