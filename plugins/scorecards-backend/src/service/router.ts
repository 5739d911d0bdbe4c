import { InputError } from '@backstage/errors';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { RouterContext, type ApiOptions } from './RouterContext';
import { addApprovalRoutes } from './routes/approval';
import { addEntityRoutes } from './routes/entity';
import { addEstateRoutes } from './routes/estate';
import { addExportRoutes } from './routes/export';
import { addNewProjectRoutes } from './routes/newProject';
import { addOpenApiRoutes } from './routes/openapi';
import { addOperationsRoutes } from './routes/operations';
import { addPreviewRoutes } from './routes/preview';
import { addRulesRoutes } from './routes/rules';

// More than the longest definition that a preview takes, as JSON may write it.
const MAX_BODY = '2mb';

/** The HTTP API. `api.ts` names its routes, `@opaq/plugin-scorecards-common` describes what they take and answer. */
export function createRouter(options: ApiOptions): Router {
  const context = new RouterContext(options);
  const router = PromiseRouter();

  router.use((req, _res, next) => {
    if (req.url.includes('%00')) {
      throw new InputError('the address holds a NUL character');
    }
    next();
  });
  router.use(express.json({ limit: MAX_BODY }));

  addRulesRoutes(router, context);
  addEstateRoutes(router, context);
  addExportRoutes(router, context);
  addPreviewRoutes(router, context);
  addNewProjectRoutes(router, context);
  addOperationsRoutes(router, context);
  addOpenApiRoutes(router);
  addEntityRoutes(router, context);
  addApprovalRoutes(router, context);
  return router;
}
