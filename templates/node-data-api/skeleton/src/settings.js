/** What differs between a laptop and production, read from the environment. The README lists all of it. */
import { z } from 'zod';
import { explain } from './explain.js';

const LEVELS = ['debug', 'info', 'warn', 'error'];

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATA_PATH: z.string().default('data/raw/orders.csv'),
  LOG_LEVEL: z.string().toLowerCase().pipe(z.enum(LEVELS)).default('info'),
  LOG_DIR: z.string().optional(),
});

/** @param {Record<string, string | undefined>} environment */
export function readSettings(environment = process.env) {
  const { data, error } = Environment.safeParse(environment);
  if (error) throw new Error(`Environment variables: ${explain(error)}`);
  return {
    host: data.HOST,
    port: data.PORT,
    dataPath: data.DATA_PATH,
    logLevel: data.LOG_LEVEL,
    logDir: data.LOG_DIR,
  };
}
