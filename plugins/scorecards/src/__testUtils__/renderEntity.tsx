import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScorecardsClient } from '@opaq/plugin-scorecards-common';
import { scorecardsApiRef } from '../api';
import { repairTemplateRouteRef, rootRouteRef } from '../routes';

const churn = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'churn', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production' },
};

/** Shows an entity's card or tab on the page of the component `churn`, or of another entity. */
export function renderEntity(
  extension: ExtensionDefinition,
  options: {
    /** Names of permissions that the reader lacks. */
    denied?: string[];
    entity?: Partial<Entity>;
    /** What else the catalog holds. */
    catalog?: Entity[];
    /** With the query. */
    path?: string;
  } = {},
) {
  const { denied = [], entity, catalog = [], path = '/' } = options;
  const discoveryApi = mockApis.discovery();
  const fetchApi = mockApis.fetch();
  return renderTestApp({
    initialRouteEntries: [path],
    mountedRoutes: {
      '/scorecards': rootRouteRef,
      '/create/templates/:namespace/:templateName': repairTemplateRouteRef,
    },
    extensions: [
      createTestEntityPage({ entity: { ...churn, ...entity } }),
      extension,
    ],
    apis: [
      [scorecardsApiRef, new ScorecardsClient({ discoveryApi, fetchApi })],
      catalogApiMock({ entities: catalog }),
      [
        scmIntegrationsApiRef,
        ScmIntegrations.fromConfig(
          mockApis.config({
            data: { integrations: { github: [{ host: 'github.com' }] } },
          }),
        ),
      ],
      mockApis.permission({
        authorize: ({ permission: { name } }) =>
          denied.includes(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      }),
    ],
  });
}
