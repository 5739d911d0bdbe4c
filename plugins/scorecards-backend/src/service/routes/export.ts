import { pipeline } from 'node:stream/promises';
import type { Response, Router } from 'express';
import type { ReportText } from '../../reports/ReportsReader';
import { API } from '../api';
import { csvOf } from '../csv';
import type { RouterContext } from '../RouterContext';
import { serve } from '../serve';

async function* linesOf(texts: AsyncIterable<ReportText[]>) {
  for await (const some of texts) {
    // The report is JSON already, and without a line break: it was made so. One text for all of them: buffers, one for each,
    // would have the garbage collected twice for a thousand.
    yield some
      .map(
        ({ entityRef, report }) =>
          `{"entityRef":${JSON.stringify(entityRef)},"report":${report}}\n`,
      )
      .join('');
  }
}

/** Where answers are compressed, the compression keeps back what is little, unless it is told not to. */
const flush = (res: Response & { flush?(): void }) => res.flush?.();

async function send(chunks: AsyncIterable<string | Buffer>, res: Response) {
  async function* shown() {
    for await (const chunk of chunks) {
      yield chunk;
      // Who waits is to see that it has begun: the next chunk is asked for when this one is written.
      flush(res);
    }
  }
  try {
    await pipeline(shown, res);
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
    const { results = 'asked', ...filter } = context.settle(query);
    const { reports } = await context.access(req);
    const texts = await reports.texts(
      { ...filter, order: 'name', direction: 'asc' },
      results,
    );
    res.setHeader('Content-Type', 'application/x-ndjson');
    await send(linesOf(texts), res);
  });
}
