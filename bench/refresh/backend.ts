/**
 * What is measured: a real backend with the plugin and Backstage's events, in a process of its own. Its catalog is a list of
 * components, so that nothing else is measured with it.
 *
 * Variables: BENCH_COMPONENTS (a file with a JSON list of names and source locations). Configuration: --config FILE.
 */
import { readFileSync } from 'node:fs';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import {
  catalogServiceRef,
  type CatalogService,
} from '@backstage/plugin-catalog-node';
import { Router } from 'express';
import { knex } from 'knex';

const components = JSON.parse(
  readFileSync(process.env.BENCH_COMPONENTS!, 'utf8'),
) as Array<{ name: string; source: string }>;

const catalog = new InMemoryCatalogClient({
  entities: components.map(({ name, source }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/source-location': source },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'data' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/data' }],
  })),
});

let statements = 0;
const { query } = knex.Client.prototype;
knex.Client.prototype.query = function counted(
  this: unknown,
  ...args: Parameters<typeof query>
) {
  statements += 1;
  return query.apply(this, args);
};

const bench = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        const router = Router();
        router.get('/statements', (_, res) => {
          res.json({ statements });
        });
        // At once, and with the profiles of all threads.
        router.post('/end', () => process.exit());
        httpRouter.use(router);
        httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
      },
    });
  },
});

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-github'));
backend.add(import('@opaq/plugin-scorecards-backend'));
backend.add(bench);
backend.add(
  createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    // The plugin asks it for nothing that needs credentials.
    factory: () => catalog as unknown as CatalogService,
  }),
);
backend.start();
