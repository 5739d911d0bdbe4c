import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import {
  scmAuthApiRef,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import type {
  DisciplinesResponse,
  Prediction,
} from '@opaq/plugin-scorecards-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import plugin from '.';
import { violationsIn } from './__testUtils__/axe';
import { refusal } from './__testUtils__/backend';

const server = setupServer();
registerMswTestHooks(server);

const group = (name: string, title: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', profile: { displayName: title } },
});

const CATALOG: Entity[] = [
  group('science', 'Data science'),
  group('analysts', 'Analysts'),
  group('platform', 'Platform'),
  group('sales', 'Sales'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'churn', namespace: 'default' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/platform' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orphan', namespace: 'default' },
  },
];

const DISCIPLINES: DisciplinesResponse = {
  items: [
    {
      name: 'data-science',
      groups: ['group:default/science', 'group:default/analysts'],
    },
    { name: 'engineering', groups: ['group:default/platform'] },
  ],
  // Some of the data scientists are engineers as well.
  owner: ['data-science', 'engineering'],
};

const LEVELS = [
  { name: 'bronze', title: 'Bronze' },
  { name: 'gold', title: 'Gold' },
];

const PREDICTION: Prediction = {
  scorecard: {
    name: 'small',
    title: 'Operational excellence',
    hash: 'x',
    levels: LEVELS,
  },
  covered: true,
  level: 'gold',
  possibleLevel: 'gold',
  score: 1,
  coverage: 1,
  files: ['README.md', 'src/b.py', 'docs/index.md'],
  open: [],
};

// jsdom has no page to scroll.
window.scrollTo = () => {};

const groupField = { type: 'string', 'ui:field': 'OwnerPicker' };
const MANIFEST = {
  title: 'A service',
  steps: [
    {
      title: 'Who',
      schema: {
        properties: {
          name: {
            title: 'Name',
            type: 'string',
            description: 'Of the component.',
            pattern: '^[a-z-]+$',
            errorMessage: { pattern: 'Use lower case letters.' },
            'ui:field': 'OpaqComponentName',
          },
          owner: { ...groupField, title: 'Owner' },
          partner: {
            ...groupField,
            title: 'Partner',
            'ui:field': 'OpaqPartnerGroup',
          },
          compliance: {
            title: 'Personal data',
            type: 'string',
            'ui:field': 'OpaqAnswer',
            'ui:options': { item: 'compliance' },
          },
        },
      },
    },
    {
      title: 'Where',
      schema: {
        properties: {
          destination: { title: 'Host', type: 'string' },
          repoUrl: {
            title: 'Repository',
            type: 'string',
            pattern: 'owner=[^&]+',
            'ui:field': 'OpaqRepositoryUrl',
          },
          preview: { type: 'null', 'ui:field': 'OpaqProjectPreview' },
        },
      },
    },
  ],
};

/** Opens the form of a template whose pages have the fields. */
function open(
  options: {
    disciplines?: DisciplinesResponse;
    formData?: object;
    predict?: (body: unknown) => Prediction | Response;
  } = {},
) {
  const { disciplines = DISCIPLINES, formData = {} } = options;
  const { predict = () => PREDICTION } = options;
  const asked: unknown[] = [];
  // The form takes what is filled in already from the window's own address.
  const query = new URLSearchParams({ formData: JSON.stringify(formData) });
  window.history.replaceState(null, '', `?${query}`);
  server.use(
    http.get('*/api/scaffolder/v2/templates/*/parameter-schema', () =>
      HttpResponse.json(MANIFEST),
    ),
    http.get('*/api/scorecards/disciplines', () =>
      HttpResponse.json(disciplines),
    ),
    http.post('*/api/scorecards/predict', async ({ request }) => {
      const body = await request.json();
      asked.push(body);
      const answer = predict(body);
      return answer instanceof Response ? answer : HttpResponse.json(answer);
    }),
  );
  renderTestApp({
    features: [scaffolderPlugin, plugin],
    apis: [
      catalogApiMock({ entities: CATALOG }),
      mockApis.permission(),
      [scmIntegrationsApiRef, ScmIntegrations.fromConfig(mockApis.config())],
      [
        scmAuthApiRef,
        { getCredentials: async () => ({ token: '', headers: {} }) },
      ],
      [
        entityPresentationApiRef,
        {
          forEntity: entity => {
            const snapshot = defaultEntityPresentation(entity);
            return { snapshot, promise: Promise.resolve(snapshot) };
          },
        },
      ],
    ],
    initialRouteEntries: ['/create/templates/default/service'],
  });
  return { asked };
}

const nameField = () => screen.findByRole('textbox', { name: /^Name/ });
const next = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Next' }));

/** At once: each key draws the whole form again. */
async function write(field: HTMLElement, text: string) {
  await userEvent.click(field);
  await userEvent.paste(text);
}

const OWNED = { name: 'fresh', owner: 'group:default/science' };

describe('the name of a component', () => {
  it('is compared with the catalog while it is typed', async () => {
    open();
    const field = await nameField();
    await write(field, 'churn');
    expect(
      await screen.findByText(
        'The catalog has a component “churn” already: it belongs to Platform. Choose another name.',
      ),
    ).toBeVisible();
    expect(field).toBeInvalid();
    await write(field, '-two');
    expect(
      await screen.findByText('No component is called “churn-two” yet.'),
    ).toBeVisible();
    expect(field).toBeValid();
  });

  it.each([
    ['churn', 'it belongs to Platform. Choose another name.'],
    ['orphan', 'has a component “orphan” already. Choose another name.'],
    ['No Name', 'Use lower case letters.'],
  ])('keeps “%s” from the next page', async (name, message) => {
    open({ formData: { name } });
    await nameField();
    await next();
    expect(
      (await screen.findAllByText(message, { exact: false })).length,
    ).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Next' })).toBeVisible();
  });
});

describe('the partner of an owner', () => {
  const withPartner = (name: string) => ({
    formData: { ...OWNED, partner: `group:default/${name}` },
  });

  it('brings another discipline', async () => {
    open(withPartner('platform'));
    expect(
      await screen.findByText('Platform brings engineering to it.'),
    ).toBeVisible();
    await next();
    expect(await screen.findByRole('button', { name: 'Review' })).toBeVisible();
  });

  it.each([
    [
      'science',
      'The partner is the owner itself. The partner brings engineering: choose Platform.',
    ],
    [
      'analysts',
      'Analysts is of the same discipline as Data science: data science. The partner brings engineering: choose Platform.',
    ],
    [
      'sales',
      'Nobody has said which discipline Sales is of. The partner brings engineering: choose Platform.',
    ],
  ])('is not %s', async (name, message) => {
    open(withPartner(name));
    expect(await screen.findByText(message)).toBeVisible();
    await next();
    await waitFor(() =>
      expect(screen.getAllByText(message).length).toBeGreaterThan(0),
    );
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it('is anybody where nobody has said who is of which discipline', async () => {
    open({ ...withPartner('science'), disciplines: { items: [], owner: [] } });
    await nameField();
    await next();
    expect(await screen.findByRole('button', { name: 'Review' })).toBeVisible();
  });
});

describe('an answer', () => {
  const field = (name: RegExp) => screen.findByRole('textbox', { name });

  it('is explained to who does not know the word', async () => {
    open();
    const help = await screen.findByRole('button', {
      name: 'What is meant? Personal data',
    });
    expect(help).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(help);
    expect(screen.getByText(/Which rules and laws apply/)).toBeVisible();
  });

  it('may be why the question does not apply, with a reason', async () => {
    const { asked } = open({ formData: OWNED });
    await write(await field(/Personal data/), 'Postcodes.');
    const box = screen.getByRole('checkbox', {
      name: 'Personal data does not apply here',
    });
    await userEvent.click(box);
    await next();
    expect(
      (await screen.findAllByText('Say in a few words why it does not apply.'))
        .length,
    ).toBeGreaterThan(0);

    await userEvent.click(box);
    expect(await field(/Personal data/)).toHaveValue('Postcodes.');
    await userEvent.click(box);
    const reason = await field(/not applicable because/);
    expect(reason).toHaveValue('');
    await write(reason, 'it counts parcels');
    await next();
    await waitFor(() =>
      expect(asked).toContainEqual(
        expect.objectContaining({
          values: expect.objectContaining({
            compliance: 'Not applicable because it counts parcels',
          }),
        }),
      ),
    );
  });

  it.each([
    ['TODO', 'This is no answer yet.'],
    ['…', 'This is no answer yet.'],
    ['n/a', 'Say in a few words why it does not apply.'],
  ])('is not “%s”', async (compliance, message) => {
    open({ formData: { ...OWNED, compliance } });
    await nameField();
    await next();
    expect(
      (await screen.findAllByText(message, { exact: false })).length,
    ).toBeGreaterThan(0);
  });
});

describe('the place of a repository', () => {
  const place = () => screen.findByRole('textbox', { name: /^Repository/ });

  it.each([
    ['github', 'github.com'],
    ['gitlab', 'gitlab.com'],
  ])('is on %s where that is the kind', async (destination, host) => {
    const { asked } = open({ formData: { ...OWNED, destination } });
    await nameField();
    await next();
    // Called like the component, until it is changed.
    expect(await place()).toHaveValue('fresh');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();

    await write(screen.getByRole('textbox', { name: /^Owner/ }), 'larkfield');
    await userEvent.tab();
    await waitFor(() =>
      expect(asked).toContainEqual(
        expect.objectContaining({
          values: expect.objectContaining({
            repoUrl: `${host}?owner=larkfield&repo=fresh`,
          }),
        }),
      ),
    );
  });

  it('is forgotten where a folder of this machine was chosen after it', async () => {
    const { asked } = open({
      formData: {
        ...OWNED,
        destination: 'local',
        repoUrl: 'gitlab.com?owner=larkfield&repo=fresh',
      },
    });
    await nameField();
    await next();
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({
        template: 'template:default/service',
        values: { ...OWNED, destination: 'local' },
      }),
    );
    expect(screen.queryByRole('textbox', { name: /^Repository/ })).toBeNull();
  });
});

describe('what will be made', () => {
  const toTheEnd = async () => {
    await nameField();
    await next();
    return screen.findByRole('region', { name: /What will be made/ });
  };

  it('shows the files and the level before anything is made', async () => {
    const { asked } = open({ formData: OWNED });
    const section = await toTheEnd();
    expect(await within(section).findByText('Gold')).toBeVisible();
    expect(within(section).getByText('3 files')).toBeVisible();
    expect(
      within(section)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['docs/index.md', 'README.md', 'src/b.py']);
    expect(
      within(section).getByText(/Nothing that the scorecard asks for/),
    ).toBeVisible();
    expect(asked[0]).toEqual({
      template: 'template:default/service',
      values: expect.objectContaining(OWNED),
    });
    expect(await violationsIn(section)).toEqual([]);
  });

  it('follows the answers of its page', async () => {
    const { asked } = open({
      formData: OWNED,
      predict: body =>
        JSON.stringify(body).includes('github')
          ? {
              ...PREDICTION,
              level: 'bronze',
              possibleLevel: 'bronze',
              open: [
                {
                  checkId: 'readme.test',
                  title: 'The README says how to test',
                  outcome: 'fail',
                  message: 'No heading is about tests.',
                },
              ],
            }
          : PREDICTION,
    });
    const section = await toTheEnd();
    await within(section).findByText('Gold');
    await write(screen.getByRole('textbox', { name: /Host/ }), 'github');
    expect(await within(section).findByText('Bronze')).toBeVisible();
    expect(within(section).getByText(/One check is open/)).toBeVisible();
    expect(within(section).getByText(/No heading is about/)).toBeVisible();
    // Not for each letter.
    expect(asked).toHaveLength(2);
  });

  it('waits for what is still to be answered', async () => {
    open({
      formData: OWNED,
      predict: () => refusal(400, 'InputError', 'values: odd'),
    });
    await toTheEnd();
    expect(await screen.findByText('Answer what is asked above')).toBeVisible();
  });

  it('says why it cannot be shown, and tries again', async () => {
    let isDown = true;
    open({
      formData: OWNED,
      predict: () =>
        isDown
          ? refusal(503, 'ServiceUnavailableError', 'The scaffolder is away')
          : PREDICTION,
    });
    const section = await toTheEnd();
    expect(await within(section).findByRole('alert')).toHaveTextContent(
      'The scaffolder is away',
    );
    isDown = false;
    await userEvent.click(
      within(section).getByRole('button', { name: 'Try again' }),
    );
    expect(await within(section).findByText('Gold')).toBeVisible();
  });

  it('says so where the scorecard judges no such project', async () => {
    open({
      formData: OWNED,
      predict: () => ({
        ...PREDICTION,
        covered: false,
        notCoveredReason: 'no supported language was found',
        level: null,
        possibleLevel: null,
        score: null,
        coverage: null,
      }),
    });
    const section = await toTheEnd();
    expect(
      await within(section).findByText(
        'The scorecard does not judge it, because no supported language was found.',
      ),
    ).toBeVisible();
  });
});
