import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  basics,
  FACETS,
  makeEntities,
  onEntities,
  onReport,
  refusal,
} from './__testUtils__/backend';
import { renderLegacyApp } from './__testUtils__/renderLegacyApp';
import { makeEntityReport, makeReport, makeRow } from './__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const churn = makeEntityReport(makeReport('churn'));
const row = makeRow(churn, {
  level: 'silver',
  failing: 1,
  nextStep: 'deps.lockfile',
});

const entityOf = (kind: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { type: 'service' },
});

/** Opens a path of an app on the old system. */
function open(path: string) {
  server.use(
    ...basics,
    onEntities(() => makeEntities([row])),
    onReport(() => churn),
    http.get('*/api/scorecards/overview', () =>
      HttpResponse.json({
        scorecard: 'operational-excellence',
        totals: {
          components: 3,
          scored: 3,
          levels: [{ level: 'gold', count: 3, possible: 3 }],
          score: 0.8,
          coverage: 0.9,
          unscored: [],
        },
        changes: [],
        fixNext: [],
        facets: FACETS,
      }),
    ),
  );
  return renderLegacyApp(path, [
    entityOf('Component', 'churn'),
    entityOf('System', 'insight'),
    {
      ...entityOf('Template', 'service'),
      metadata: {
        name: 'service',
        title: 'A new service',
        tags: ['recommended'],
      },
    },
  ]);
}

describe('an app on the old frontend system', () => {
  it('has the pages, with a header of its own', async () => {
    open('/scorecards/services');
    expect(
      await screen.findByRole('heading', { name: 'Scorecards', level: 1 }),
    ).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'churn' })).toHaveAttribute(
      'href',
      '/catalog/default/component/churn/scorecard',
    );
  });

  it('has the card of a component', async () => {
    open('/catalog/default/component/churn');
    expect(await screen.findByText('Coverage')).toBeInTheDocument();
    expect(screen.getByText('Gold')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See the scorecard' }),
    ).toHaveAttribute('href', '/catalog/default/component/churn/scorecard');
  });

  it('has the tab of a component, with its history', async () => {
    open('/catalog/default/component/churn/scorecard');
    expect(
      await screen.findByRole('heading', { name: 'Results' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing has changed since the first report.'),
    ).toBeInTheDocument();
  });

  it('has the card that rolls up', async () => {
    open('/catalog/default/system/insight');
    expect(
      await screen.findByRole('link', { name: 'See all 3 services' }),
    ).toHaveAttribute(
      'href',
      '/scorecards/services?system=system%3Adefault%2Finsight',
    );
    expect(screen.getByText('80%')).toBeInTheDocument();
  });

  it('has the next steps for its home page', async () => {
    open('/home');
    expect(
      await screen.findByText('My services’ next steps'),
    ).toBeInTheDocument();
    expect(await screen.findByText(/the last step to Gold/)).toBeVisible();
  });

  it('has the way to a new project for its home page', async () => {
    open('/home');
    const link = await screen.findByRole('link', { name: 'A new service' });
    expect(link).toHaveAttribute('href', '/create/templates/default/service');
  });

  it('has the fields of the forms', async () => {
    server.use(
      http.get('*/api/scaffolder/v2/templates/*/parameter-schema', () =>
        HttpResponse.json({
          title: 'A new service',
          steps: [
            {
              title: 'Who',
              schema: {
                properties: {
                  name: { type: 'string', 'ui:field': 'OpaqComponentName' },
                  why: {
                    title: 'Personal data',
                    type: 'string',
                    'ui:field': 'OpaqAnswer',
                  },
                  partner: { type: 'string', 'ui:field': 'OpaqPartnerGroup' },
                  preview: { type: 'null', 'ui:field': 'OpaqProjectPreview' },
                },
              },
            },
          ],
        }),
      ),
      http.post('*/api/scorecards/predict', () =>
        refusal(400, 'InputError', 'values: not yet'),
      ),
    );
    open('/create/templates/default/service');
    expect(
      await screen.findByRole('checkbox', {
        name: 'Personal data does not apply here',
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Answer what is asked above')).toBeVisible();
  });

  it('has the column of the catalog’s table', async () => {
    open('/catalog?filters[user]=all');
    expect(
      await screen.findByRole('columnheader', { name: 'Scorecard' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /^Silver/ }),
    ).toHaveAttribute('href', '/catalog/default/component/churn/scorecard');
  });
});
