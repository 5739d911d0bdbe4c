import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScorecardsClient } from '@opaq/plugin-scorecards-common';
import { scorecardsApiRef } from '../api';

const churn = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'churn', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production' },
};

/** Shows an entity's card or tab on the page of the component `churn`. */
export function renderEntity(
  extension: ExtensionDefinition,
  options: { mayRefresh?: boolean; kind?: string } = {},
) {
  const { mayRefresh = true, kind = churn.kind } = options;
  const discoveryApi = mockApis.discovery();
  const fetchApi = mockApis.fetch();
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: { ...churn, kind } }),
      extension,
    ],
    apis: [
      [scorecardsApiRef, new ScorecardsClient({ discoveryApi, fetchApi })],
      [
        scmIntegrationsApiRef,
        ScmIntegrations.fromConfig(
          mockApis.config({
            data: { integrations: { github: [{ host: 'github.com' }] } },
          }),
        ),
      ],
      mockApis.permission({
        authorize: mayRefresh ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      }),
    ],
  });
}
