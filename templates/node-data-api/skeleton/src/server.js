/** Starts the service. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createApp } from './app.js';
import { load, versionOf } from './data.js';
import { createLog } from './logs.js';
import { readSettings } from './settings.js';

const settings = readSettings();
const log = await createLog(settings);
try {
  const version = versionOf(settings.dataPath);
  const rows = load(settings.dataPath);
  log.info({ path: settings.dataPath, version, rows: rows.length }, 'data is read');

  const server = createServer(createApp(rows, log)).listen(settings.port, settings.host);
  await once(server, 'listening');
  log.info(server.address(), 'listens');

  // As the first process of a container, Node would not stop for a signal by itself.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      log.info({ signal }, 'stops');
      server.close();
    });
  }
} catch (error) {
  log.fatal({ err: error }, 'does not start');
  process.exitCode = 1;
}
