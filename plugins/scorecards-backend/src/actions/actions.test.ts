import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import { testDatabases } from '../__testUtils__/databases';
import { startApi } from '../__testUtils__/startApi';
import { componentOf } from '../__testUtils__/startPlugin';
import { WorkerPool } from '../worker/WorkerPool';
import { registerActions } from '.';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

describe('the actions for assistants', () => {
  const folder = createMockDirectory();
  let api: Awaited<ReturnType<typeof startApi>>;

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    api = await startApi({ knex, workers, folder });
  });
  beforeEach(() => api.decide({}));

  const registryWith = (visible: string[] = []) => {
    const registry = actionsRegistryServiceMock();
    const access = api.accessWith(visible.map(name => componentOf(name)));
    registerActions({ registry, access, rules: api.rules });
    return registry;
  };
  const invoke = async (
    name: string,
    input: JsonObject,
    visible?: string[],
  ) => {
    const { output } = await registryWith(visible).invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user(),
    });
    return output;
  };

  it('are three, and none changes anything', async () => {
    const { actions } = await registryWith().list();
    expect(
      actions.map(({ name, attributes }) => [name, attributes.readOnly]),
    ).toEqual([
      ['get-report', true],
      ['list-failing-services', true],
      ['explain-check', true],
    ]);
    actions.forEach(({ schema }) => {
      expect(schema.input.type).toBe('object');
      expect(schema.output.type).toBe('object');
    });
  });

  it.each(['a', 'component:a', 'component:default/a', 'default/A'])(
    'give the report of %s',
    async entityRef => {
      expect(await invoke('get-report', { entityRef })).toMatchObject({
        entityRef: 'component:default/a',
        scorecard: 'small',
        state: 'scored',
        level: 'bronze',
        levels: ['bronze', 'silver'],
        score: 0.5,
        results: [
          { checkId: 'deps.update-bot', exemption: 'awaitingApproval' },
          {
            checkId: 'deps.lockfile',
            outcome: 'fail',
            message: 'So it is.',
            places: ['src/app.py:10'],
          },
        ],
      });
    },
  );

  it('say why there is no report', async () => {
    const output = await invoke('get-report', { entityRef: 'b' });
    expect(output).toMatchObject({ state: 'pending', stale: false });
    expect(output).not.toHaveProperty('results');
  });

  it('list who fails a check', async () => {
    expect(
      await invoke('list-failing-services', { check: 'deps.lockfile' }),
    ).toEqual({
      totalItems: 1,
      services: [
        {
          entityRef: 'component:default/a',
          title: 'a',
          owner: 'group:default/data',
          level: 'bronze',
          message: 'So it is.',
          places: ['src/app.py:10'],
        },
      ],
    });
    expect(
      await invoke('list-failing-services', {
        check: 'deps.lockfile',
        owner: 'group:default/other',
      }),
    ).toEqual({ totalItems: 0, services: [] });
  });

  it('explain a check', async () => {
    expect(
      await invoke('explain-check', { check: 'deps.lockfile' }),
    ).toMatchObject({
      id: 'deps.lockfile',
      howToFix: expect.stringMatching(/\S/),
      askedForBy: [{ scorecard: 'small', level: 'silver' }],
    });
  });

  it.each([
    ['get-report', { entityRef: 'none' }, /no component/],
    ['get-report', { entityRef: 'a', scorecard: 'x' }, /no scorecard 'x'/],
    ['list-failing-services', { check: 'deps.x' }, /no check 'deps\.x'/],
    [
      'list-failing-services',
      { check: 'deps.lockfile', cursor: 'x' },
      /^cursor: /,
    ],
    ['explain-check', { check: 'x' }, /no check 'x'/],
  ])('%s of %p says what is wrong', async (name, input, message) => {
    await expect(invoke(name, input)).rejects.toThrow(message);
  });

  describe('show a caller what it may see', () => {
    const see = async (visible: string[]) => {
      const { totalItems } = (await invoke(
        'list-failing-services',
        { check: 'deps.lockfile' },
        visible,
      )) as { totalItems: number };
      const report = await invoke('get-report', { entityRef: 'a' }, visible)
        .then(() => 'seen')
        .catch(error => error.name);
      return [totalItems, report];
    };

    it('where it depends on the entity', async () => {
      api.decide({ read: AuthorizeResult.CONDITIONAL });
      expect(await see(['a', 'b'])).toEqual([1, 'seen']);
      expect(await see(['b'])).toEqual([0, 'NotFoundError']);
    });

    it('and nothing where it may see nothing', async () => {
      api.decide({ read: AuthorizeResult.DENY });
      expect(await see(['a'])).toEqual([0, 'NotFoundError']);
    });
  });
});
