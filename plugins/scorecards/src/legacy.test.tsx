import {
  ApiFactoryRegistry,
  ApiProvider,
  ApiResolver,
} from '@backstage/core-app-api';
import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  MockFetchApi,
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import type { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityScorecardCard,
  EntityScorecardContent,
  ScorecardsPage,
  scorecardsPlugin,
} from './legacy';
import {
  basics,
  makeEntities,
  onEntities,
  onReport,
} from './__testUtils__/backend';
import { makeEntityReport, makeReport, makeRow } from './__testUtils__/reports';

const server = setupServer();
registerMswTestHooks(server);

const churn = makeEntityReport(makeReport('churn'));
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'churn', namespace: 'default' },
};

const apis = new ApiFactoryRegistry();
[
  ...scorecardsPlugin.getApis(),
  createApiFactory(discoveryApiRef, mockApis.discovery()),
  createApiFactory(fetchApiRef, new MockFetchApi()),
  createApiFactory(permissionApiRef, mockApis.permission()),
].forEach(factory => apis.register('default', factory));

/** Renders in an app on the old system, with the API that the plugin brings. */
function show(element: ReactElement) {
  server.use(
    ...basics,
    onEntities(() => makeEntities([makeRow(churn)])),
    onReport(() => churn),
  );
  return renderInTestApp(
    <ApiProvider apis={new ApiResolver(apis)}>{element}</ApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('the entry for the old frontend system', () => {
  it('has the page, with a header of its own', async () => {
    await show(
      <Routes>
        <Route path="/*" element={<ScorecardsPage />} />
      </Routes>,
    );
    expect(
      await screen.findByRole('heading', { name: 'Scorecards', level: 1 }),
    ).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'churn' })).toHaveAttribute(
      'href',
      '/catalog/default/component/churn/scorecard',
    );
  });

  it('has the card', async () => {
    await show(
      <EntityProvider entity={entity}>
        <EntityScorecardCard />
      </EntityProvider>,
    );
    expect(await screen.findByText('Gold')).toBeInTheDocument();
    expect(screen.getByText('Coverage')).toBeInTheDocument();
  });

  it('has the tab', async () => {
    await show(
      <EntityProvider entity={entity}>
        <Routes>
          <Route path="/" element={<EntityScorecardContent />} />
        </Routes>
      </EntityProvider>,
    );
    expect(
      await screen.findByRole('heading', { name: 'Results' }),
    ).toBeInTheDocument();
  });
});
