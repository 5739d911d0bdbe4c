import pg from 'pg';
import { createApp } from './app.js';
import { logger } from './logger.js';

const port = Number(process.env.PORT ?? 3000);
const database = new pg.Pool({ connectionString: process.env.DATABASE_URL });

const server = createApp(database).listen(port, () =>
  logger.info({ port }, 'listening'),
);

process.on('SIGTERM', () => server.close(() => database.end()));
