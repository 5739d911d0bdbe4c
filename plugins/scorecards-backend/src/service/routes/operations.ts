import { NotFoundError } from '@backstage/errors';
import type {
  RepositoriesResponse,
  SourceHostsResponse,
} from '@opaq/plugin-scorecards-common';
import type { Router } from 'express';
import * as z from 'zod';
import { decodeRepositoryCursor, encodeCursor } from '../../reports/cursor';
import { API } from '../api';
import { audited } from '../audited';
import { parse } from '../parse';
import type { RouterContext } from '../RouterContext';
import { serve } from '../serve';

const DEFAULT_LIMIT = 50;

const pathSchema = z.object({
  repository: z.coerce.number().int().min(1).max(2_147_483_647),
});

/** What is answered to those who operate the portal, and to what watches it. */
export function addOperationsRoutes(
  router: Router,
  context: RouterContext,
): void {
  const { auditor, health } = context.options;

  serve(router, API.getHealth, async ({ res }) => {
    const current = health.current();
    res.status(current.status === 'ok' ? 200 : 503);
    // Of this moment, and of this replica.
    res.set('Cache-Control', 'no-store').json(current);
  });

  serve(router, API.listHosts, async ({ req, res }) => {
    const { operations } = await context.access(req);
    const body: SourceHostsResponse = { items: await operations.hosts() };
    res.json(body);
  });

  serve(router, API.listRepositories, async ({ req, res, query }) => {
    const { cursor, limit = DEFAULT_LIMIT, ...filter } = query;
    const from =
      cursor === undefined ? undefined : decodeRepositoryCursor(cursor);
    const { operations } = await context.access(req);
    const page = await operations.repositories({ ...filter, limit, from });
    const body: RepositoriesResponse = {
      items: page.items,
      total: page.total,
      ...(page.next && { nextCursor: encodeCursor(page.next) }),
    };
    res.json(body);
  });

  serve(router, API.readRepository, async ({ req, res }) => {
    const { repository } = parse(pathSchema, req.params);
    const { operations } = await context.access(req);
    await audited(
      auditor,
      { eventId: 'repository-read', request: req, meta: { repository } },
      async () => {
        if (!(await operations.requestRead(repository))) {
          throw new NotFoundError(`There is no repository ${repository}`);
        }
      },
    );
    res.status(202).end();
  });
}
