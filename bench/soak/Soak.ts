import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import knexOf, { type Knex } from 'knex';
import startPostgres from '../../plugins/scorecards-backend/src/__testUtils__/startPostgres';
import stopPostgres from '../../plugins/scorecards-backend/src/__testUtils__/stopPostgres';
import { bundleBackend } from '../bundleBackend.mjs';
import type { Findings } from './Findings';
import { Probe, PROBE_TOKEN } from './Probe';
import { Replica } from './Replica';
import { eventsOf, killsOf, type EventKind } from './schedule';
import { Verifier } from './verify';
import { World } from './World';

const REPLICAS = 3;
const SKEW_MS = 60_000;
/** Leases of the killed lapse after a minute; hosts that were down are left alone for longer. */
const SETTLED_WITHIN_MS = 600_000;
const SETTLE_POLL_MS = 1_000;

export interface SoakOptions {
  /** For so long at least: until all kills are done. */
  seconds: number;
  seed: number;
  repositories: number;
  kills: number;
  /** Of the code of each repository. Default: as in real ones. */
  files?: number;
  say(text: string): void;
}

/** What a run came to. */
export interface SoakResult {
  components: number;
  events: Partial<Record<EventKind, number>>;
  kills: { starting: number; working: number };
  /** Of the double, all hosts together. */
  requests: Record<string, number>;
  faults: Record<string, number>;
  probe: { [count: string]: number };
  rows: Record<string, number>;
  seconds: { faults: number; settling: number };
  findings: Findings;
}

function add(to: Record<string, number>, counts: Record<string, number>) {
  for (const [key, count] of Object.entries(counts)) {
    to[key] = (to[key] ?? 0) + count;
  }
}

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

/** A run, from an empty database to what became of it. */
export class Soak {
  readonly #options: SoakOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'scorecards-soak-'));
  readonly #ends: Array<() => Promise<unknown> | void> = [];
  readonly #killed = { starting: 0, working: 0 };

  constructor(options: SoakOptions) {
    this.#options = options;
  }

  async run(): Promise<SoakResult> {
    try {
      return await this.#run();
    } finally {
      for (const end of this.#ends.reverse()) await end();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  async #run(): Promise<SoakResult> {
    const { seconds, seed, repositories, kills, files, say } = this.#options;
    say('Repositories, database and replicas …');
    const [file, world] = await Promise.all([
      bundleBackend(join(__dirname, 'backend.ts')),
      World.start({ seed, repositories, files }),
    ]);
    this.#ends.push(() => world.stop());
    const database = await this.#startDatabase();
    const replicas = await this.#startReplicas(file, world, database);
    const verifier = new Verifier(world, database.plugin);
    const probe = new Probe({ world, replicas, knex: database.plugin });

    say(`Faults, ${kills} kills, for ${seconds} s at least …`);
    const began = Date.now();
    const events: SoakResult['events'] = {};
    world.beginFaults();
    probe.start();
    await Promise.all([
      this.#happen(world, database, replicas, events),
      ...this.#killAll(replicas),
    ]);
    world.endFaults();
    const ended = Date.now();

    say('No more faults: settling …');
    const left = await this.#settle(verifier);
    const settled = Date.now();
    await probe.stop();
    await Promise.all(replicas.map(replica => replica.end('SIGTERM')));

    say('Comparing with the truth …');
    const findings = await verifier.verify();
    findings.assert('Everything settles by itself', left.length === 0, () =>
      left.slice(0, 10).join('\n'),
    );
    const deaths = replicas.flatMap(replica => replica.deaths);
    findings.assert('No replica ends but by a kill', deaths.length === 0, () =>
      deaths.join('\n'),
    );
    probe.judge(findings);

    const requests: Record<string, number> = {};
    const faults: Record<string, number> = {};
    for (const host of world.hosts) {
      add(requests, host.counts().requests);
      add(faults, host.counts().faults);
    }
    return {
      components: world.catalog.all().length,
      events,
      kills: this.#killed,
      requests,
      faults,
      probe: probe.counts,
      rows: await this.#rowsOf(database.plugin),
      seconds: {
        faults: Math.round((ended - began) / 1000),
        settling: Math.round((settled - ended) / 1000),
      },
      findings,
    };
  }

  async #startDatabase() {
    await startPostgres();
    this.#ends.push(() => stopPostgres());
    const address = new URL(
      process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING!,
    );
    const connection = {
      host: address.hostname,
      port: Number(address.port),
      user: address.username,
      password: address.password,
    };
    const open = (name: string) => {
      const knex = knexOf({
        client: 'pg',
        connection: { ...connection, database: name },
        pool: { min: 0, max: 4 },
        // Connections are cut on purpose.
        log: { warn: () => {} },
      });
      this.#ends.push(() => knex.destroy());
      return knex;
    };
    const prefix = 'soak_';
    return {
      admin: open('postgres'),
      plugin: open(`${prefix}scorecards`),
      config: { client: 'pg', connection, prefix },
    };
  }

  async #startReplicas(
    file: string,
    world: World,
    database: { config: object },
  ): Promise<Replica[]> {
    const catalog = await world.catalog.start();
    const config = {
      backend: {
        database: database.config,
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: PROBE_TOKEN, subject: 'soak' },
            },
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
    };
    const ports = await Promise.all(
      Array.from({ length: REPLICAS }, () => freePort()),
    );
    const replicas = ports.map(
      (port, index) =>
        new Replica({
          name: `replica-${index + 1}`,
          file,
          folder: this.#folder,
          port,
          config,
          catalog,
          skewMs: index === 1 ? SKEW_MS : undefined,
        }),
    );
    this.#ends.push(async () => {
      await Promise.all(replicas.map(replica => replica.end('SIGKILL')));
    });
    // Tables of Backstage's own scheduler are not made by several at a time.
    for (const some of [replicas.slice(0, 1), replicas.slice(1)]) {
      some.forEach(replica => replica.start());
      await Promise.all(some.map(replica => replica.ready()));
    }
    return replicas;
  }

  async #happen(
    world: World,
    database: { admin: Knex; config: { prefix: string } },
    replicas: readonly Replica[],
    events: SoakResult['events'],
  ) {
    const { seconds, seed, repositories } = this.#options;
    const perSecond = Math.min(2, repositories / 50);
    const began = Date.now();
    for (const event of eventsOf(seed, { seconds, perSecond })) {
      await delay(Math.max(0, began + event.atMs - Date.now()));
      let happened = true;
      if (event.kind === 'disconnect') {
        replicas.forEach(replica => replica.databaseEndsConnections());
        await database.admin.raw(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname like ?',
          [`${database.config.prefix}%`],
        );
      } else {
        happened = world.apply(event);
      }
      if (happened) events[event.kind] = (events[event.kind] ?? 0) + 1;
    }
    await delay(Math.max(0, began + seconds * 1000 - Date.now()));
  }

  #killAll(replicas: readonly Replica[]): Array<Promise<void>> {
    const { seed, kills, say } = this.#options;
    const planned = killsOf(seed, { kills, replicas: replicas.length });
    return replicas.map(async (replica, index) => {
      for (const kill of planned.filter(one => one.replica === index)) {
        await replica.kill(kill);
        this.#killed[kill.when] += 1;
        const done = this.#killed.starting + this.#killed.working;
        if (done % 20 === 0) say(`${done} kills …`);
      }
      if (!replica.isReady) await replica.ready();
    });
  }

  /** @returns What is left to be done, where it does not settle. */
  async #settle(verifier: Verifier): Promise<string[]> {
    const end = Date.now() + SETTLED_WITHIN_MS;
    for (;;) {
      const left = await verifier.unsettled();
      if (left.length === 0 || Date.now() > end) return left;
      await delay(SETTLE_POLL_MS);
    }
  }

  async #rowsOf(knex: Knex): Promise<Record<string, number>> {
    const rows: Record<string, number> = {};
    for (const table of ['repositories', 'reports', 'history', 'outcomes']) {
      const counted = await knex(table).count({ count: '*' }).first();
      rows[table] = Number(counted?.count);
    }
    return rows;
  }
}
