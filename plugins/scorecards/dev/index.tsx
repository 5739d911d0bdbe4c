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
import { ESTATE } from './estate/components';
import { GROUPS, SYSTEMS, titleOfRef } from './estate/organisation';
import { FakeScorecards } from './FakeScorecards';

const entityOf = (
  kind: string,
  ref: string,
  title: string | undefined,
  spec: Record<string, string | undefined>,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name: ref.slice(ref.indexOf('/') + 1),
    namespace: 'default',
    title,
  },
  spec: Object.fromEntries(
    Object.entries(spec).filter(([, value]) => value !== undefined),
  ) as Record<string, string>,
});

const entities: Entity[] = [
  ...ESTATE.map(({ ref, type, lifecycle, owner, system }) =>
    entityOf('Component', ref, undefined, { type, lifecycle, owner, system }),
  ),
  ...GROUPS.map(({ ref, title, parent }) =>
    entityOf('Group', ref, title, { type: 'team', parent }),
  ),
  ...SYSTEMS.map(({ system, domain }) =>
    entityOf('System', system, titleOfRef(system), { domain }),
  ),
  ...[...new Set(SYSTEMS.map(({ domain }) => domain))].map(domain =>
    entityOf('Domain', domain, titleOfRef(domain), {}),
  ),
];

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
