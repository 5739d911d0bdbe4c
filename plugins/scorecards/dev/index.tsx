import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import scorecardsPlugin, { scorecardsApiRef } from '../src';
import { ROWS } from './components';
import { FakeScorecards } from './FakeScorecards';

const entities: Entity[] = ROWS.map(row => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: row.title, namespace: 'default' },
  spec: { type: row.type, lifecycle: row.lifecycle, owner: row.owner },
}));

const catalogData = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => new InMemoryCatalogClient({ entities }),
        }),
    }),
  ],
});

const scorecardsData = createFrontendModule({
  pluginId: 'scorecards',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scorecardsApiRef,
          deps: {},
          factory: () => new FakeScorecards(),
        }),
    }),
  ],
});

createDevApp({
  features: [catalogPlugin, scorecardsPlugin, catalogData, scorecardsData],
});
