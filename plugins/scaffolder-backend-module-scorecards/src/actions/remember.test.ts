import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parseAllDocuments } from 'yaml';
import { readMemory } from '../drift/Memory';
import { createRememberAction } from './remember';

const DESCRIPTOR = [
  '# Read by the portal.',
  'apiVersion: backstage.io/v1alpha1',
  'kind: API',
  'metadata: { name: churn-api }',
  '---',
  'apiVersion: backstage.io/v1alpha1',
  'kind: Component',
  'metadata:',
  '  name: churn',
  '  annotations:',
  '    backstage.io/techdocs-ref: dir:.',
  '  tags: [python, fastapi]',
  '',
].join('\n');

describe('opaq:remember', () => {
  const directory = createMockDirectory();

  async function remember(annotations?: Record<string, string>) {
    const output = jest.fn();
    await createRememberAction().handler({
      ...createMockActionContext({
        input: { values: { name: 'churn', description: 'Who: leaves\nwhen ' } },
        workspacePath: directory.path,
        templateInfo: {
          entityRef: 'template:default/dry-run',
          entity: { metadata: { name: 'model-service', annotations } },
        },
      }),
      output,
    });
    return output;
  }

  const read = (path: string) => String(directory.content()![path]);

  beforeEach(() => {
    directory.setContent({
      'catalog-info.yaml': DESCRIPTOR,
      'README.md': '# Churn',
    });
  });

  it('writes down the template, its version, the values and the files', async () => {
    const output = await remember({ 'opaq/version': '3' });

    expect(readMemory(read('.opaq-template.yaml'))).toEqual({
      template: 'template:default/model-service',
      version: '3',
      values: { name: 'churn', description: 'Who: leaves\nwhen ' },
      files: {
        'README.md': expect.stringMatching(/^[0-9a-f]{16}$/),
        'catalog-info.yaml': expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    });
    expect(output).toHaveBeenCalledWith(
      'template',
      'template:default/model-service@3',
    );
  });

  it('says it to the catalog, and leaves the rest of the descriptor as it is', async () => {
    await remember({ 'opaq/version': '3' });

    const text = read('catalog-info.yaml');
    expect(
      text.replace(/\n +opaq\/template: template:default\/model-service@3/, ''),
    ).toBe(DESCRIPTOR.replace('{ name: churn-api }', '{name: churn-api}'));
    const [api] = parseAllDocuments(text);
    expect(api.toJS().metadata.annotations).toBeUndefined();
  });

  it('writes the same when it is run again', async () => {
    await remember({ 'opaq/version': '3' });
    const first = directory.content();
    await remember({ 'opaq/version': '3' });

    expect(directory.content()).toEqual(first);
  });

  it('says what the template lacks', async () => {
    await expect(remember()).rejects.toThrow(/annotation opaq\/version/);
  });
});
