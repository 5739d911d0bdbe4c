/** The HTTP service: data, health and metrics. */
{%- if values.page %}
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
{%- endif %}
import express from 'express';
import { z } from 'zod';
import { explain } from './explain.js';
import { createMetrics } from './metrics.js';
import { describe } from './openapi.js';
{%- if values.page %}

const PAGE = join(import.meta.dirname, '../public');
const CHART_JS = dirname(fileURLToPath(import.meta.resolve('chart.js')));
// The page needs nothing from elsewhere, and must not load it.
const setHeaders = response => response.set('Content-Security-Policy', "default-src 'self'");
{%- endif %}

/** What may be asked for. */
export const Query = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  depot: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

/**
 * @param {ReturnType<import('./data.js').load>} rows by day
 * @param {import('pino').Logger} log
 */
export function createApp(rows, log) {
  const app = express();
  const { registry, requests } = createMetrics(rows);
  app.disable('x-powered-by');

  app.use((request, response, next) => {
    const stop = requests.startTimer();
    response.on('close', () => {
      // The route, not the path: what somebody types must not become a series of its own.
      const path = request.route?.path ?? 'unknown';
      const seconds = stop({ path, status: response.statusCode });
      log.debug({ url: request.originalUrl, status: response.statusCode, seconds }, 'answered');
    });
    next();
  });

  app.get('/healthz', (request, response) => {
    response.json({ status: 'ok' });
  });

  app.get('/metrics', async (request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });

  app.get('/openapi.json', (request, response) => {
    response.json(describe(Query));
  });

  app.get('/orders', (request, response) => {
    const { data: query, error } = Query.safeParse(request.query);
    if (error) return response.status(400).json({ error: explain(error) });
    const { from = '', to = '9999', depot, limit, offset } = query;
    const found = rows.filter(
      row => row.day >= from && row.day <= to && (!depot || row.depot === depot),
    );
    return response.json({ total: found.length, rows: found.slice(offset, offset + limit) });
  });
  {%- if values.page %}

  app.use(express.static(PAGE, { setHeaders }));
  app.use('/vendor', express.static(CHART_JS, { maxAge: '1d' }));
  {%- endif %}

  app.use((request, response) => {
    response
      .status(404)
      .json({ error: 'There is nothing here. /openapi.json says what there is.' });
  });

  // Express knows by the fourth argument that this is about errors. It gives the caller's own a status.
  app.use((error, request, response, _next) => {
    const { status = 500, message } = error;
    if (status < 500) return response.status(status).json({ error: message });
    log.error({ err: error, url: request.originalUrl }, 'failed');
    return response.status(500).json({ error: 'Something went wrong here. The log says what.' });
  });
  return app;
}
