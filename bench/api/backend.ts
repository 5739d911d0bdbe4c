/**
 * A real backend, with a catalog of the estate and beside it a plugin of the benchmark's own: an empty route that asks for
 * the same authorisation, a count of queries and the memory in use.
 *
 * Variables: BENCH_COMPONENTS, BENCH_POLICY (allow or conditional), BENCH_APP (serves the built portal),
 * BENCH_TECH_INSIGHTS (has Tech Insights beside it). Configuration: --config FILE.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { Router } from 'express';
import { knex } from 'knex';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { estateOf, VISIBLE_LABEL } from './estate';

let queries = 0;
const { query } = knex.Client.prototype;
knex.Client.prototype.query = function counted(
  this: unknown,
  connection: unknown,
  what: { sql?: string } | string,
) {
  const sql = typeof what === 'string' ? what : what.sql ?? '';
  if (!/^(begin|commit|rollback|savepoint|release)/i.test(sql)) queries += 1;
  return query.call(this, connection, what);
};

const estate = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench-estate',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'bench-estate',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: estateOf(Number(process.env.BENCH_COMPONENTS)).map(
                entity => ({ entity, locationKey: 'bench:estate' }),
              ),
            }),
        });
      },
    });
  },
});

const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init(deps) {
        deps.policy.setPolicy({
          async handle({ permission }) {
            return process.env.BENCH_POLICY === 'conditional' &&
              isPermission(permission, catalogEntityReadPermission)
              ? createCatalogConditionalDecision(
                  permission,
                  catalogConditions.hasLabel({
                    label: VISIBLE_LABEL,
                    value: 'yes',
                  }),
                )
              : { result: AuthorizeResult.ALLOW };
          },
        });
      },
    });
  },
});

const bench = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ httpAuth, httpRouter, permissions }) {
        const router = Router();
        router.get('/empty', async (req, res) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          await permissions.authorizeConditional(
            [{ permission: catalogEntityReadPermission }],
            { credentials },
          );
          res.json({});
        });
        router.get('/state', (_, res) => {
          const { rss } = process.memoryUsage();
          res.json({ queries, rss });
        });
        httpRouter.use(router);
        httpRouter.addAuthPolicy({
          path: '/state',
          allow: 'unauthenticated',
        });
      },
    });
  },
});

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@opaq/plugin-scorecards-backend'));
if (process.env.BENCH_APP) {
  backend.add(import('@backstage/plugin-app-backend'));
}
if (process.env.BENCH_TECH_INSIGHTS) {
  // From a folder of its own: its Backstage is apart from ours.
  const theirs = createRequire(
    resolve(__dirname, '../tech-insights/package.json'),
  );
  const its = (name: string) =>
    import(theirs.resolve(`@backstage-community/${name}`));
  backend.add(its('plugin-tech-insights-backend'));
  backend.add(its('plugin-tech-insights-backend-module-jsonfc'));
}
backend.add(estate);
backend.add(policy);
backend.add(bench);
backend.start();
