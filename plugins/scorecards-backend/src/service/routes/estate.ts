import type { Router } from 'express';
import { decodeCursor } from '../../reports/cursor';
import { API } from '../api';
import type { RouterContext } from '../RouterContext';
import { sendJson, serve } from '../serve';

const DEFAULT_LIMIT = 50;

/** What is answered over many components. */
export function addEstateRoutes(router: Router, context: RouterContext): void {
  serve(router, API.getOverview, async ({ req, res, query }) => {
    const filter = context.settle(query);
    const { reports } = await context.access(req);
    sendJson(res, (await reports.overview(filter)).json);
  });

  serve(router, API.getTrend, async ({ req, res, query }) => {
    const filter = context.settle(query);
    const { reports } = await context.access(req);
    sendJson(res, (await reports.trend(filter)).json);
  });

  serve(router, API.listEntities, async ({ req, res, query }) => {
    const {
      cursor,
      limit = DEFAULT_LIMIT,
      order = 'name',
      direction = 'asc',
      ...rest
    } = context.settle(query);
    const place = cursor === undefined ? undefined : decodeCursor(cursor);
    const { reports } = await context.access(req);
    const filter = { ...rest, limit, order, direction, place };
    sendJson(res, (await reports.listEntities(filter)).json);
  });

  serve(router, API.listExemptions, async ({ req, res, query }) => {
    const filter = context.settle(query);
    const { reports } = await context.access(req);
    sendJson(res, (await reports.exemptions(filter)).json);
  });
}
