import express from 'express';
import { pinoHttp } from 'pino-http';
import { logger } from './logger.js';
import { salesByCountry } from './sales.js';

/** The API on a database: anything with pg's `query`. */
export function createApp(database) {
  const app = express();
  app.disable('x-powered-by');
  app.use(pinoHttp({ logger }));

  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });

  app.get('/sales', async (req, res) => {
    const weeks = Number(req.query.weeks ?? 4);
    if (!Number.isInteger(weeks) || weeks < 1 || weeks > 52) {
      res.status(400).json({ error: 'weeks must be a whole number from 1 to 52' });
      return;
    }
    res.json(await salesByCountry(database, weeks));
  });

  return app;
}
