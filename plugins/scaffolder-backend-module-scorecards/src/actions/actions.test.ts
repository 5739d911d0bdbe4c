import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import supertest from 'supertest';
import { parse } from 'yaml';
import scaffolderModuleScorecards from '..';

interface Shape {
  properties: Record<string, { description?: string }>;
  required?: string[];
}

/** An action, as the portal's page of actions shows it. */
interface Listed {
  id: string;
  description?: string;
  examples?: Array<{ description: string; example: string }>;
  schema?: { input?: Shape; output?: Shape };
}

describe('the actions', () => {
  let actions: Listed[];

  beforeAll(async () => {
    const { server } = await startTestBackend({
      features: [
        scaffolder,
        scaffolderModuleScorecards,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({ data: {} }),
      ],
    });
    const { body } = await supertest(server).get('/api/scaffolder/v2/actions');
    actions = (body as Listed[]).filter(({ id }) => id.startsWith('opaq:'));
  });

  it('are those that the templates use', () => {
    expect(actions.map(({ id }) => id).sort()).toEqual([
      'opaq:adopt',
      'opaq:check',
      'opaq:publish:branch',
      'opaq:publish:local',
      'opaq:register:local',
      'opaq:remember',
    ]);
  });

  it('say what they take and give, each in words', () => {
    for (const { id, description, schema } of actions) {
      const fields = [schema?.input, schema?.output].flatMap(shape =>
        Object.entries(shape?.properties ?? {}),
      );

      expect([id, description]).toEqual([id, expect.stringMatching(/\.$/)]);
      expect([id, fields.length > 1]).toEqual([id, true]);
      expect(
        fields
          .filter(([, field]) => !field.description)
          .map(([name]) => `${id}: ${name}`),
      ).toEqual([]);
    }
  });

  it('have examples that they would take', () => {
    for (const { id, examples = [], schema } of actions) {
      const { properties = {}, required = [] } = schema?.input ?? {};
      const inputs = examples.flatMap(({ example }) =>
        (parse(example).steps as Array<{ action: string; input?: object }>)
          .filter(({ action }) => action === id)
          .map(({ input = {} }) => Object.keys(input)),
      );

      expect([id, inputs.length > 0]).toEqual([id, true]);
      for (const names of inputs) {
        expect(Object.keys(properties)).toEqual(expect.arrayContaining(names));
        expect(names).toEqual(expect.arrayContaining(required));
      }
    }
  });
});
