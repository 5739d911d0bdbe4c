import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { RELATION_MEMBER_OF, type Entity } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import homePlugin from '@backstage/plugin-home/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { ANNOTATION_REPAIRS } from '@opaq/plugin-scorecards-common';
import scorecardsPlugin, { scorecardsApiRef } from '../src';
import catalogColumn from '../src/catalogColumn';
import { ESTATE } from './estate/components';
import { MY_GROUP } from './estate/filter';
import { GROUPS, SYSTEMS, titleOfRef } from './estate/organisation';
import { FakeScorecards } from './FakeScorecards';

const entityOf = (
  kind: string,
  ref: string,
  title: string | undefined,
  spec: Record<string, string | undefined>,
  more: Partial<Entity> = {},
): Entity => ({
  ...more,
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name: ref.slice(ref.indexOf('/') + 1),
    namespace: 'default',
    title,
    ...more.metadata,
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
  entityOf(
    'User',
    'user:default/guest',
    'Guest',
    {},
    { relations: [{ type: RELATION_MEMBER_OF, targetRef: MY_GROUP }] },
  ),
  entityOf(
    'Template',
    'template:default/add-lockfile',
    'Lock dependencies',
    { type: 'repair' },
    {
      metadata: {
        name: 'add-lockfile',
        annotations: { [ANNOTATION_REPAIRS]: 'deps.lockfile, readme.test' },
      },
    },
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

const everythingAllowed = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: defineParams =>
        defineParams({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({ result: AuthorizeResult.ALLOW }),
          }),
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

const selectedTemplate = createRouteRef({
  params: ['namespace', 'templateName'],
});

/** Stands for the scaffolder, so that links to its templates lead somewhere. */
const scaffolder = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: { selectedTemplate },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/create/templates/:namespace/:templateName',
        routeRef: selectedTemplate,
        title: 'Create',
        loader: async () => <>A template of the scaffolder</>,
      },
    }),
  ],
});

createDevApp({
  features: [
    catalogPlugin,
    homePlugin,
    scaffolder,
    scorecardsPlugin,
    catalogColumn,
    everythingAllowed,
    catalogData,
    scorecardsData,
  ],
});
