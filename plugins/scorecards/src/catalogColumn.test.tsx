import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ScorecardsClient } from '@opaq/plugin-scorecards-common';
import { screen, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { scorecardsApiRef } from './api';
import catalogColumn from './catalogColumn';
import {
  basics,
  makeEntities,
  onEntities,
  refusal,
} from './__testUtils__/backend';
import {
  makeEntityReport,
  makeReport,
  makeRow,
  makeUnscored,
} from './__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const entityOf = (name: string, kind = 'Component'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { type: 'service' },
});

/** Shows the catalog's page with these entities. */
function show(entities: Entity[], path = '/catalog?filters[user]=all') {
  const discoveryApi = mockApis.discovery();
  const fetchApi = mockApis.fetch();
  return renderTestApp({
    initialRouteEntries: [path],
    features: [catalogPlugin, catalogColumn],
    apis: [
      [scorecardsApiRef, new ScorecardsClient({ discoveryApi, fetchApi })],
      catalogApiMock({ entities }),
      mockApis.permission(),
    ],
  });
}

describe('the column of levels', () => {
  it('loads all rows of a page by one request', async () => {
    const asked: string[][] = [];
    server.use(
      ...basics,
      onEntities(query => {
        asked.push(query.getAll('entityRef'));
        return makeEntities([
          makeRow(makeEntityReport(makeReport('churn')), { level: 'silver' }),
          makeRow(makeUnscored('wiki', { state: 'noSource' })),
        ]);
      }),
    );
    show([entityOf('churn'), entityOf('wiki'), entityOf('unknown')]);
    // The table draws its cells anew while it settles.
    await waitFor(() => {
      expect(
        screen.getByRole('columnheader', { name: 'Scorecard' }),
      ).toBeInTheDocument();
      expect(screen.getByRole('link', { name: /^Silver/ })).toHaveAttribute(
        'href',
        '/catalog/default/component/churn/scorecard',
      );
      expect(
        screen.getByRole('link', { name: 'No source location' }),
      ).toHaveAttribute('href', '/catalog/default/component/wiki/scorecard');
      expect(screen.getByText('–')).toBeInTheDocument();
    });
    expect(asked).toEqual([
      [
        'component:default/churn',
        'component:default/unknown',
        'component:default/wiki',
      ],
    ]);
  });

  it('says that levels could not be loaded', async () => {
    server.use(
      ...basics,
      onEntities(() => refusal(500, 'Error', 'The store is away')),
    );
    show([entityOf('churn')]);
    await waitFor(() =>
      expect(screen.getByText('Could not be loaded')).toBeInTheDocument(),
    );
  });

  it('leaves the tables of other kinds alone', async () => {
    show(
      [entityOf('insight', 'System')],
      '/catalog?filters[kind]=system&filters[user]=all',
    );
    await waitFor(() =>
      expect(screen.getByRole('link', { name: /insight/ })).toBeInTheDocument(),
    );
    expect(
      screen.queryByRole('columnheader', { name: 'Scorecard' }),
    ).toBeNull();
  });
});
