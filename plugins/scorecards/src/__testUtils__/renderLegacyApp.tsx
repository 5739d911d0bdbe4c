import {
  AlertApiForwarder,
  AppRouter,
  createSpecializedApp,
  FlatRoutes,
} from '@backstage/core-app-api';
import {
  alertApiRef,
  createApiFactory,
  discoveryApiRef,
  errorApiRef,
  fetchApiRef,
  storageApiRef,
} from '@backstage/core-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  CatalogTable,
  catalogPlugin,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import { ScmIntegrations } from '@backstage/integration';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { ScaffolderPage, scaffolderPlugin } from '@backstage/plugin-scaffolder';
import { ScaffolderFieldExtensions } from '@backstage/plugin-scaffolder-react';
import { mockApis, MockErrorApi, MockFetchApi } from '@backstage/test-utils';
import { themes, UnifiedThemeProvider } from '@backstage/theme';
import HelpIcon from '@material-ui/icons/Help';
import { render } from '@testing-library/react';
import type { ComponentProps, PropsWithChildren } from 'react';
import { MemoryRouter, Route } from 'react-router-dom';
import {
  createScorecardColumn,
  EntityScorecardCard,
  EntityScorecardContent,
  EntityScorecardRollUpCard,
  HomePageCreateModel,
  HomePageMyNextSteps,
  OpaqAnswerFieldExtension,
  OpaqComponentNameFieldExtension,
  OpaqPartnerGroupFieldExtension,
  OpaqProjectPreviewFieldExtension,
  OpaqRepositoryUrlFieldExtension,
  ScorecardsPage,
  scorecardsPlugin,
} from '../legacy';

type AppOptions = Parameters<typeof createSpecializedApp>[0];

const ICONS = Object.fromEntries(
  'kind:api,kind:component,kind:domain,kind:group,kind:location,kind:system,kind:user,kind:resource,kind:template,brokenImage,catalog,chat,dashboard,docs,email,github,group,help,scaffolder,search,techdocs,user,warning'
    .split(',')
    .map(name => [name, HelpIcon]),
) as AppOptions['icons'];

const entityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind('component')}>
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <EntityScorecardCard />
        </EntityLayout.Route>
        <EntityLayout.Route path="/scorecard" title="Scorecard">
          <EntityScorecardContent />
        </EntityLayout.Route>
      </EntityLayout>
    </EntitySwitch.Case>
    <EntitySwitch.Case>
      <EntityLayout>
        <EntityLayout.Route path="/" title="Overview">
          <EntityScorecardRollUpCard />
        </EntityLayout.Route>
      </EntityLayout>
    </EntitySwitch.Case>
  </EntitySwitch>
);

const columns: ComponentProps<typeof CatalogIndexPage>['columns'] = context => [
  ...CatalogTable.defaultColumnsFunc(context),
  createScorecardColumn(),
];

const routes = (
  <FlatRoutes>
    <Route
      path="/home"
      element={
        <>
          <HomePageMyNextSteps />
          <HomePageCreateModel />
        </>
      }
    />
    <Route path="/create" element={<ScaffolderPage />}>
      <ScaffolderFieldExtensions>
        <OpaqComponentNameFieldExtension />
        <OpaqPartnerGroupFieldExtension />
        <OpaqAnswerFieldExtension />
        <OpaqRepositoryUrlFieldExtension />
        <OpaqProjectPreviewFieldExtension />
      </ScaffolderFieldExtensions>
    </Route>
    <Route path="/catalog" element={<CatalogIndexPage columns={columns} />} />
    <Route
      path="/catalog/:namespace/:kind/:name"
      element={<CatalogEntityPage />}
    >
      {entityPage}
    </Route>
    <Route path="/scorecards" element={<ScorecardsPage />} />
  </FlatRoutes>
);

/** Renders an app on the old frontend system, made as its README says, at a path. */
export function renderLegacyApp(path: string, entities: Entity[]) {
  const app = createSpecializedApp({
    apis: [createApiFactory(catalogApiRef, catalogApiMock({ entities }))],
    bindRoutes: ({ bind }) => {
      bind(catalogPlugin.externalRoutes, {});
      bind(scorecardsPlugin.externalRoutes, {
        createProject: scaffolderPlugin.routes.root,
        repairTemplate: scaffolderPlugin.routes.selectedTemplate,
      });
    },
    components: {
      BootErrorPage: ({ error }) => <>{String(error)}</>,
      ErrorBoundaryFallback: ({ error }) => <>{String(error)}</>,
      NotFoundErrorPage: () => <>There is nothing here</>,
      Progress: () => <>Loading</>,
      Router: ({ children }: PropsWithChildren<{}>) => (
        <MemoryRouter initialEntries={[path]}>{children}</MemoryRouter>
      ),
    },
    configLoader: async () => [
      {
        context: 'test',
        data: { backend: { baseUrl: 'http://localhost:7007' } },
      },
    ],
    defaultApis: [
      createApiFactory(alertApiRef, new AlertApiForwarder()),
      createApiFactory(discoveryApiRef, mockApis.discovery()),
      createApiFactory(errorApiRef, new MockErrorApi({ collect: true })),
      createApiFactory(fetchApiRef, new MockFetchApi()),
      createApiFactory(permissionApiRef, mockApis.permission()),
      createApiFactory(
        scmIntegrationsApiRef,
        ScmIntegrations.fromConfig(mockApis.config()),
      ),
      createApiFactory(storageApiRef, mockApis.storage()),
    ],
    icons: ICONS,
    themes: [
      {
        id: 'light',
        title: 'Light',
        variant: 'light',
        Provider: ({ children }) => (
          <UnifiedThemeProvider theme={themes.light}>
            {children}
          </UnifiedThemeProvider>
        ),
      },
    ],
  });
  const App = app.createRoot(<AppRouter>{routes}</AppRouter>);
  return render(<App />);
}
