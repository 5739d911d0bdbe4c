import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response, Router } from 'express';
import type { ReportText } from '../../reports/ReportsReader';
import { API } from '../api';
import { csvOf } from '../csv';
import type { RouterContext } from '../RouterContext';
import { serve } from '../serve';

async function* linesOf(texts: AsyncIterable<ReportText[]>) {
  for await (const some of texts) {
    // The report is JSON already, and without a line break: it was made so.
    yield some
      .map(
        ({ entityRef, report }) =>
          `{"entityRef":${JSON.stringify(entityRef)},"report":${report}}\n`,
      )
      .join('');
  }
}

async function send(stream: Readable, res: Response) {
  try {
    await pipeline(stream, res);
  } catch (error) {
    // Who has gone away needs no answer, and what has begun can't be another one.
    if (!res.headersSent) throw error;
  }
}

/** Everything that matches, as one stream: as a file for a spreadsheet, and in full for a program. */
export function addExportRoutes(router: Router, context: RouterContext): void {
  serve(router, API.exportCsv, async ({ req, res, query }) => {
    const settled = context.settle(query);
    const { order = 'name', direction = 'asc', scorecard } = settled;
    const { reports } = await context.access(req);
    const rows = await reports.rows({ ...settled, order, direction });
    const day = new Date().toISOString().slice(0, 10);
    res.setHeader('Content-Type', 'text/csv; charset=utf-8');
    res.attachment(`scorecards-${scorecard}-${day}.csv`);
    const withResult = query.check !== undefined;
    await send(csvOf(rows, { withResult }), res);
  });

  serve(router, API.streamReports, async ({ req, res, query }) => {
    const filter = context.settle(query);
    const { reports } = await context.access(req);
    const texts = await reports.texts({
      ...filter,
      order: 'name',
      direction: 'asc',
    });
    res.setHeader('Content-Type', 'application/x-ndjson');
    await send(Readable.from(linesOf(texts)), res);
  });
}
