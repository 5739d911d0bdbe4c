import { pipeline } from 'node:stream/promises';
import type { Router } from 'express';
import { API } from '../api';
import { csvOf } from '../csv';
import type { RouterContext } from '../RouterContext';
import { serve } from '../serve';

/** The list as a file for a spreadsheet. */
export function addExportRoutes(router: Router, context: RouterContext): void {
  serve(router, API.exportCsv, async ({ req, res, query }) => {
    const settled = context.settle(query);
    const { order = 'name', direction = 'asc' } = settled;
    const { reports } = await context.access(req);
    const rows = await reports.rows({ ...settled, order, direction });
    const day = new Date().toISOString().slice(0, 10);
    const { scorecard } = settled;
    res.setHeader('Content-Type', 'text/csv; charset=utf-8');
    res.attachment(`scorecards-${scorecard}-${day}.csv`);
    try {
      const withResult = query.check !== undefined;
      await pipeline(csvOf(rows, { withResult }), res);
    } catch (error) {
      // Who has gone away needs no answer, and what has begun can't be another one.
      if (!res.headersSent) throw error;
    }
  });
}
