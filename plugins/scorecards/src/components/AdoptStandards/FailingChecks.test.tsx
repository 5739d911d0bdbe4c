import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  defaultEntityPresentation,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import plugin from '../..';
import { violationsIn } from '../../__testUtils__/axe';
import { basics, onReport, refusal } from '../../__testUtils__/backend';
import { makeEntityReport, makeReport } from '../../__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

// jsdom has no page to scroll.
window.scrollTo = () => {};

const MANIFEST = {
  title: 'Adopt',
  steps: [
    {
      title: 'What',
      schema: {
        properties: {
          entityRef: { title: 'Component', type: 'string' },
          checks: {
            title: 'What to repair',
            description: 'Without a choice, everything.',
            type: 'array',
            items: { type: 'string' },
            'ui:field': 'OpaqFailingChecks',
            'ui:options': { byNewFile: ['prod.runbook'] },
          },
        },
      },
    },
  ],
};

const REPORT = makeReport(
  'churn',
  { 'readme.test': 'fail', 'prod.runbook': 'fail', 'quality.licence': 'fail' },
  { level: 'bronze' },
);

/** Opens the form of a template with the field. */
function open(
  formData: object,
  handler = onReport(() => makeEntityReport(REPORT)),
) {
  const query = new URLSearchParams({ formData: JSON.stringify(formData) });
  window.history.replaceState(null, '', `?${query}`);
  server.use(
    ...basics,
    handler,
    http.get('*/api/scaffolder/v2/templates/*/parameter-schema', () =>
      HttpResponse.json(MANIFEST),
    ),
  );
  return renderTestApp({
    features: [scaffolderPlugin, plugin],
    apis: [
      catalogApiMock({ entities: [] }),
      mockApis.permission(),
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
    initialRouteEntries: ['/create/templates/default/adopt'],
  });
}

const CHURN = { entityRef: 'component:default/churn' };

describe('the field of failing checks', () => {
  it('offers what fails and counts, and keeps the choice', async () => {
    open(CHURN);
    const boxes = await screen.findAllByRole('checkbox');
    expect(boxes).toHaveLength(2);
    expect(screen.getAllByText(/a new file may repair it/)).toHaveLength(1);
    const field = screen.getByRole('group', { name: 'What to repair' });
    expect(await violationsIn(field)).toEqual([]);
    await userEvent.click(boxes[1]);
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByText(/readme\.test|prod\.runbook/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    const [first, second] = await screen.findAllByRole('checkbox');
    expect(first).not.toBeChecked();
    expect(second).toBeChecked();
    await userEvent.click(second);
    expect(second).not.toBeChecked();
  });

  it('waits for a component', async () => {
    open({});
    expect(await screen.findByText(/Choose a component/)).toBeVisible();
  });

  it('says that nothing fails', async () => {
    open(
      CHURN,
      onReport(() => makeEntityReport(makeReport('churn'))),
    );
    expect(
      await screen.findByText('Nothing fails on its scorecard.'),
    ).toBeVisible();
  });

  it('says why there is no scorecard', async () => {
    const report = makeReport(
      'churn',
      {},
      {
        covered: false,
        notCoveredReason: 'the repository is a template',
      },
    );
    open(
      CHURN,
      onReport(() => makeEntityReport(report)),
    );
    expect(
      await screen.findByText(/no scorecard: the repository is a template/),
    ).toBeVisible();
  });

  it('says that the scorecard cannot be had', async () => {
    open(
      CHURN,
      onReport(() =>
        refusal(404, 'NotFoundError', 'There is no such component'),
      ),
    );
    expect(await screen.findByText('What fails cannot be shown')).toBeVisible();
  });
});
