import { freePort } from '../Postgres.mjs';
import { Replica, TOKEN } from './Replica';
import type { World } from './World';

/** That are killed and started anew, again and again. */
export const KILLED = 3;
const MINUTE = 60_000;
/** By how much the clocks of machines are wrong. */
const SKEWS_MS = [0, MINUTE, -MINUTE];

const configOf = (world: World, database: object) => ({
  backend: {
    database,
    auth: {
      externalAccess: [
        { type: 'static', options: { token: TOKEN, subject: 'soak' } },
      ],
    },
  },
  integrations: world.integrations,
  scorecards: {
    catalog: { interval: '2s' },
    refresh: { interval: '10s', concurrency: 2 },
    limits: { seconds: 20 },
    hosts: world.hosts.map(({ host }) => ({
      host,
      requestsPerHour: 1_000_000,
    })),
  },
});

/**
 * Backends on one database, that are ready to be started. The last one is not killed: it is the one that is stopped, and goes
 * on where it stood.
 */
export async function makeReplicas(options: {
  file: string;
  folder: string;
  world: World;
  database: object;
}): Promise<Replica[]> {
  const { file, folder, world, database } = options;
  const catalog = await world.catalog.start();
  const config = configOf(world, database);
  const replicas: Replica[] = [];
  for (let index = 0; index <= KILLED; index++) {
    const replica = new Replica({
      name: `replica-${index + 1}`,
      file,
      folder,
      port: await freePort(),
      config,
      catalog,
      skewMs: SKEWS_MS[index],
    });
    replicas.push(replica);
  }
  return replicas;
}

/** Starts them. Tables of Backstage's own scheduler are not made by several at a time: the first one starts alone. */
export async function startReplicas(
  replicas: readonly Replica[],
): Promise<void> {
  for (const some of [replicas.slice(0, 1), replicas.slice(1)]) {
    some.forEach(replica => replica.start());
    await Promise.all(some.map(replica => replica.ready()));
  }
}
