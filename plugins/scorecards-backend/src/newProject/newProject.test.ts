import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  disciplinesResponseSchema,
  predictionSchema,
} from '@opaq/plugin-scorecards-common';
import { scorecardOf } from '../__testUtils__/smallScorecard';
import { startPlugin } from '../__testUtils__/startPlugin';

const SCORECARD = scorecardOf({
  bronze: ['deps.update-bot', 'team.owner-group'],
  silver: ['team.multidisciplinary'],
});

const TEMPLATE = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'service', namespace: 'default', etag: '1' },
  spec: {
    type: 'service',
    owner: 'group:default/analysts',
    parameters: {
      required: ['name', 'owner', 'partner'],
      properties: {
        name: { type: 'string', pattern: '^[a-z-]+$' },
        owner: { type: 'string' },
        partner: { type: 'string' },
      },
    },
    steps: [
      {
        id: 'fetch',
        name: 'Fetch',
        action: 'fetch:template',
        input: {
          url: './skeleton',
          values: {
            name: '${{ parameters.name }}',
            owner: '${{ parameters.owner }}',
            partner: '${{ parameters.partner }}',
          },
        },
      },
    ],
  },
};

const SKELETON = {
  'catalog-info.yaml': `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: \${{ values.name }}
spec:
  type: service
  lifecycle: experimental
  owner: \${{ values.owner }}
`,
  CODEOWNERS: '* @${{ values.partner }}\n',
  'renovate.json': '{}\n',
  'src/${{ values.name }}.py': 'print("hello")\n',
};

const entity = (
  kind: string,
  name: string,
  relations: Array<[type: string, target: string]> = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

/** The analysts are data scientists by one of their members; nobody has said what the sellers are. */
const ORGANISATION = [
  entity('Group', 'science', [['hasMember', 'user:default/ada']]),
  entity('Group', 'analysts', [['parentOf', 'group:default/juniors']]),
  entity('Group', 'juniors', [['hasMember', 'user:default/ada']]),
  entity('Group', 'platform'),
  entity('Group', 'sellers'),
  entity('User', 'ada', [
    ['memberOf', 'group:default/juniors'],
    ['memberOf', 'group:default/science'],
  ]),
];

const VALUES = {
  name: 'churn',
  owner: 'group:default/analysts',
  partner: 'platform',
};

describe('what the form for a new project asks', () => {
  const files = createMockDirectory();
  const write = (path: string, text: string) => {
    const file = files.resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };

  async function start(
    options: {
      annotations?: Record<string, string>;
      disciplines?: Record<string, string[]>;
      permission?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
    } = {},
  ) {
    for (const [path, text] of Object.entries(SKELETON)) {
      write(`template/skeleton/${path}`, text);
    }
    const place = write('template/template.yaml', JSON.stringify(TEMPLATE));
    const {
      annotations = { 'backstage.io/managed-by-location': `file:${place}` },
      disciplines = {
        'data-science': ['science'],
        engineering: ['platform', '@acme/platform', 'gone'],
      },
      permission = AuthorizeResult.ALLOW,
    } = options;
    const { http } = await startPlugin({
      entities: [
        {
          ...TEMPLATE,
          metadata: { ...TEMPLATE.metadata, annotations },
        } as Entity,
        ...ORGANISATION,
      ],
      scorecards: {
        files: [write('small.yaml', SCORECARD)],
        disciplines,
      },
      features: [
        scaffolderPlugin,
        mockServices.permissions.factory({ result: permission }),
      ],
    });
    return {
      http,
      predict: (body: object) =>
        http.post('/api/scorecards/predict').send({
          template: 'template:default/service',
          values: VALUES,
          ...body,
        }),
    };
  }

  it('names the groups of each discipline, and what an owner covers', async () => {
    const { http } = await start();
    const { body } = await http
      .get('/api/scorecards/disciplines?owner=group:default/Analysts')
      .expect(200);
    expect(disciplinesResponseSchema.parse(body)).toEqual({
      items: [
        { name: 'data-science', groups: ['group:default/science'] },
        { name: 'engineering', groups: ['group:default/platform'] },
      ],
      owner: ['data-science'],
    });
    const unknown = await http
      .get('/api/scorecards/disciplines?owner=group:default/nobody')
      .expect(404);
    expect(unknown.body.error.message).toMatch(/there is no 'group:default\/n/);
  });

  it('knows no discipline where the organisation has said nothing', async () => {
    const { http } = await start({ disciplines: {} });
    const { body } = await http
      .get('/api/scorecards/disciplines?owner=group:default/analysts')
      .expect(200);
    expect(body).toEqual({ items: [], owner: [] });
  });

  it('predicts the files and the level of a project', async () => {
    const { predict } = await start();
    const { body } = await predict({}).expect(200);
    expect(predictionSchema.parse(body)).toEqual({
      files: [
        'CODEOWNERS',
        'catalog-info.yaml',
        'renovate.json',
        'src/churn.py',
      ],
      scorecard: expect.objectContaining({ name: 'small', title: 'Small' }),
      covered: true,
      level: 'silver',
      possibleLevel: 'silver',
      score: 1,
      coverage: 1,
      open: [],
    });
  });

  it('says what would be missing', async () => {
    const { predict } = await start();
    const values = { ...VALUES, partner: 'science' };
    const { body } = await predict({ values }).expect(200);
    expect(body).toMatchObject({
      level: 'bronze',
      open: [
        {
          checkId: 'team.multidisciplinary',
          title: 'The owners cover data science and engineering',
          outcome: 'fail',
          message: expect.stringContaining('nobody among them engineering'),
        },
      ],
    });
  });

  it.each<[string, object, number, RegExp]>([
    ['values', { values: { ...VALUES, name: '?' } }, 400, /values: the templ/],
    ['template', { template: 'template:default/odd' }, 404, /no 'template:def/],
    ['kind', { template: 'component:default/a' }, 400, /no full reference/],
    ['reference', { template: '::' }, 400, /no full reference/],
    ['scorecard', { scorecard: 'odd' }, 400, /no scorecard 'odd'/],
  ])('says which %s is wrong', async (_, change, status, message) => {
    const { predict } = await start();
    const { body } = await predict(change).expect(status);
    expect(body.error.message).toMatch(message);
  });

  it('tries nothing for who may not use the scaffolder', async () => {
    const { predict } = await start({ permission: AuthorizeResult.DENY });
    const { body } = await predict({}).expect(403);
    expect(body.error.message).toBe('You may not try templates');
  });

  it('reads no folder of this machine that a template from elsewhere names', async () => {
    const { predict } = await start({
      annotations: {
        'backstage.io/managed-by-location':
          'url:https://github.com/acme/t/blob/main/template.yaml',
        'backstage.io/source-location': `file:${files.resolve('template')}/`,
      },
    });
    const { body } = await predict({}).expect(400);
    expect(body.error.message).toMatch(/nothing says where the files of/);
  });
});
