/** One JSON object a line, on stdout and, where LOG_DIR names a folder, in files there. */
import { join } from 'node:path';
import pino from 'pino';
import roll from 'pino-roll';

// service.1.log and so on: the newest of ten megabytes, and five before it. Lines are written at once, so that a crash
// takes none with it.
const LIMITS = { size: '10m', limit: { count: 5, removeOtherLogFiles: true } };

/**
 * @param {{ logLevel: string, logDir?: string }} settings
 * @param {NodeJS.WritableStream} stdout
 */
export async function createLog({ logLevel, logDir }, stdout = process.stdout) {
  const streams = [stdout];
  if (logDir) {
    streams.push(await roll({ file: join(logDir, 'service'), mkdir: true, sync: true, ...LIMITS }));
  }
  return pino(
    {
      level: logLevel,
      base: undefined,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label.toUpperCase() }) },
    },
    pino.multistream(streams.map(stream => ({ stream, level: logLevel }))),
  );
}
