import { join } from 'node:path';
import { connect, HOOK_SECRET } from './World.mjs';

/** What a portal is told; all that is not said is as in an installation without configuration. */
export function configOf({ database, host }) {
  return {
    backend: { database },
    auth: {
      environment: 'development',
      providers: {
        guest: {
          dangerouslyAllowOutsideDevelopment: true,
          userEntityRef: 'user:default/bench',
        },
      },
    },
    integrations: host.integrations,
    events: {
      http: { topics: ['github'] },
      modules: { github: { webhookSecret: HOOK_SECRET } },
    },
    scorecards: {
      // Of a host of one's own: the standard is gentle with those that everybody shares.
      hosts: [{ host: host.host, concurrency: 30, requestsPerHour: 1e9 }],
    },
  };
}

/** Databases that are new, and how a benchmark looks into that of the plugin. */
export function databaseOf(client, { folder, postgres }) {
  if (client === 'sqlite') {
    return {
      service: { client: 'better-sqlite3', connection: { directory: folder } },
      connect: () =>
        connect('better-sqlite3', {
          filename: join(folder, 'scorecards.sqlite'),
        }),
    };
  }
  const { connection } = postgres;
  const prefix = `bench_${Date.now()}_`;
  return {
    service: { client: 'pg', connection, prefix },
    connect: () =>
      connect('pg', { ...connection, database: `${prefix}scorecards` }),
  };
}
