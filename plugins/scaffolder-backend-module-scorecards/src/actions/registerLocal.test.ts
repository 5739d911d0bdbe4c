import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createRegisterLocalAction } from './registerLocal';

const FOLDER = '/srv/portal/repositories';
const PATH = `${FOLDER}/churn/catalog-info.yaml`;

const location = (spec: object, from: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Location',
  metadata: {
    name: 'local-repositories',
    annotations: { 'backstage.io/managed-by-location': from },
  },
  spec: { ...spec },
});

const component = (from: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'churn',
    annotations: { 'backstage.io/managed-by-location': from },
  },
});

describe('opaq:register:local', () => {
  const directory = createMockDirectory();

  async function register(
    options: {
      locations?: Entity[];
      /** What the catalog answers, each time it is asked. */
      answers?: (Entity | undefined)[];
      refreshEntity?: (ref: string) => Promise<void>;
      isDryRun?: boolean;
    } = {},
  ) {
    const {
      locations = [
        location(
          { type: 'file', target: `${FOLDER}/*/catalog-info.yaml` },
          `file:${FOLDER}/*/catalog-info.yaml`,
        ),
      ],
      answers = [undefined, component(`file:${PATH}`)],
      refreshEntity = async () => {},
      isDryRun,
    } = options;
    const getEntityByRef = jest.fn();
    answers.forEach(answer => getEntityByRef.mockResolvedValueOnce(answer));
    const catalog = catalogServiceMock.mock({
      getEntities: async () => ({ items: locations }),
      refreshEntity: jest.fn(refreshEntity),
      getEntityByRef,
    });
    const output = jest.fn();
    await createRegisterLocalAction({
      catalog,
      config: mockServices.rootConfig({
        data: { scorecards: { localRepositories: { folder: FOLDER } } },
      }),
      patience: 2_000,
    }).handler({
      ...createMockActionContext({
        input: { catalogInfoPath: PATH },
        workspacePath: directory.path,
      }),
      isDryRun,
      output,
    });
    return { catalog, output };
  }

  beforeEach(() => {
    directory.setContent({
      'catalog-info.yaml': [
        'kind: API',
        'metadata: { name: churn-api }',
        '---',
        'kind: Component',
        'metadata: { name: churn }',
      ].join('\n'),
    });
  });

  it('has the location read again and waits for the component', async () => {
    const { catalog, output } = await register();

    expect(catalog.refreshEntity).toHaveBeenCalledWith(
      'location:default/local-repositories',
      expect.anything(),
    );
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(2);
    expect(output).toHaveBeenCalledWith('entityRef', 'component:default/churn');
  });

  it('finds the location where a file of the catalog names it', async () => {
    const { catalog } = await register({
      locations: [
        location(
          { targets: ['./repositories/*/catalog-info.yaml'] },
          'file:/srv/portal/catalog.yaml',
        ),
      ],
    });

    expect(catalog.refreshEntity).toHaveBeenCalledTimes(1);
  });

  it('finds a location of app-config that has matched nothing yet', async () => {
    const { catalog } = await register({ locations: [] });

    expect(catalog.refreshEntity).toHaveBeenCalledWith(
      // What the catalog names file:/srv/portal/repositories/*/catalog-info.yaml
      expect.stringMatching(/^location:default\/generated-[0-9a-f]{40}$/),
      expect.anything(),
    );
  });

  it('says what to configure where the catalog does not look there', async () => {
    const elsewhere = location(
      { type: 'url', target: 'https://git.example/catalog-info.yaml' },
      'url:https://git.example/catalog-info.yaml',
    );

    await expect(
      register({
        locations: [elsewhere],
        refreshEntity: async ref => {
          throw new Error('Request failed with 404 Not Found', {
            cause: new NotFoundError(`Failed to schedule ${ref} for refresh`),
          });
        },
      }),
    ).rejects.toThrow(
      /needs a location of type file with the target \/srv\/portal\/repositories\/\*\/catalog-info\.yaml/,
    );
  });

  it('says whose the name is where it is taken', async () => {
    await expect(
      register({ answers: [component('file:/srv/other/catalog-info.yaml')] }),
    ).rejects.toThrow(
      'component:default/churn is in the catalog already, from file:/srv/other/catalog-info.yaml',
    );
  });

  it('goes on without the component where the catalog takes too long', async () => {
    const { output } = await register({ answers: [] });

    expect(output).toHaveBeenCalledWith('entityRef', 'component:default/churn');
  });

  it('refuses a descriptor without an entity', async () => {
    directory.setContent({ 'catalog-info.yaml': '# nothing yet' });

    await expect(register()).rejects.toThrow(/describes no entity/);
  });

  it('asks nothing of the catalog in a dry run', async () => {
    const { catalog, output } = await register({ isDryRun: true });

    expect(catalog.refreshEntity).not.toHaveBeenCalled();
    expect(output).toHaveBeenCalledTimes(1);
  });
});
