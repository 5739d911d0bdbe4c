import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bundleBackend } from '../bundleBackend.mjs';
import type { Findings } from './claims';
import { plantAll, type Planted } from './plant';
import { Probe } from './Probe';
import type { Replica } from './Replica';
import { KILLED, makeReplicas, startReplicas } from './replicas';
import { eventsOf, killsOf, type EventKind } from './schedule';
import { SoakDatabase } from './SoakDatabase';
import { readStored } from './Stored';
import { Truth } from './Truth';
import { unsettled } from './unsettled';
import { verify } from './verify';
import { listOnceSound, verifyList } from './verifyList';
import { World } from './World';
import { WorldEvents } from './WorldEvents';

/** Longer than leases last. */
const FROZEN_MS = 66_000;
const THAWED_MS = 5_000;
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
  /** How often a replica was stopped, and went on later. */
  freezes: number;
  /** Of the double, all hosts together. */
  requests: Record<string, number>;
  faults: Record<string, number>;
  probe: { [count: string]: number };
  rows: Record<string, number>;
  seconds: { faults: number; settling: number };
  findings: Findings;
  planted: Planted[];
}

function add(to: Record<string, number>, counts: Record<string, number>) {
  for (const [key, count] of Object.entries(counts)) {
    to[key] = (to[key] ?? 0) + count;
  }
}

/** A run, from an empty database to what became of it. */
export class Soak {
  readonly #options: SoakOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'scorecards-soak-'));
  readonly #ends: Array<() => Promise<unknown> | void> = [];
  readonly #killed = { starting: 0, working: 0 };
  #freezes = 0;

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
    const { seed, repositories, kills, files, say } = this.#options;
    say('Repositories, database and replicas …');
    const [file, world, database] = await Promise.all([
      bundleBackend(join(__dirname, 'backend.ts')),
      World.start({ seed, repositories, files }),
      SoakDatabase.start(),
    ]);
    this.#ends.push(
      () => world.stop(),
      () => database.stop(),
    );
    const replicas = await makeReplicas({
      file,
      folder: this.#folder,
      world,
      database: database.config,
    });
    this.#ends.push(() => this.#endAll(replicas, 'SIGKILL'));
    await startReplicas(replicas);
    const { plugin: knex } = database;
    const truth = new Truth(world);
    const probe = new Probe({ world, replicas, knex });

    say(`Faults, ${kills} kills …`);
    const began = Date.now();
    probe.start();
    const events = await this.#makeTrouble(world, database, replicas);
    const ended = Date.now();

    say('No more faults: settling …');
    const settle = () =>
      this.#settle(async () =>
        unsettled({ world, truth, stored: await readStored(knex) }),
      );
    const left = await settle();
    const settled = Date.now();
    // Whatever the seed, something that had a report is gone.
    const [one] = world.catalog.all().filter(any => world.isReadable(any));
    world.catalog.remove(one.name);
    left.push(...(await settle()));
    await probe.stop();
    // Where loading anew takes long, a replica answers from what was, once.
    const lists = await Promise.all(
      replicas.map(replica => listOnceSound(replica, knex)),
    );
    await this.#endAll(replicas, 'SIGTERM');

    say('Comparing with the truth …');
    const stored = await readStored(knex);
    const findings = verify({ world, truth, stored });
    lists.forEach(list => verifyList(list, stored, findings));
    findings.assert('settles', left.length === 0, () =>
      left.slice(0, 10).join('\n'),
    );
    const deaths = replicas.flatMap(replica => replica.deaths);
    findings.assert('deaths', deaths.length === 0, () => deaths.join('\n'));
    probe.judge(findings);

    say('Planting what is wrong …');
    const planted = await plantAll(knex, { world, truth });

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
      freezes: this.#freezes,
      requests,
      faults,
      probe: probe.counts,
      rows: await database.rows(),
      seconds: {
        faults: Math.round((ended - began) / 1000),
        settling: Math.round((settled - ended) / 1000),
      },
      findings,
      planted,
    };
  }

  async #endAll(replicas: readonly Replica[], signal: 'SIGKILL' | 'SIGTERM') {
    await Promise.all(replicas.map(replica => replica.end(signal)));
  }

  /** All that is done to the portal, until it is over. */
  async #makeTrouble(
    world: World,
    database: SoakDatabase,
    replicas: readonly Replica[],
  ): Promise<SoakResult['events']> {
    const isOver = new AbortController();
    const frozen = this.#freezeAgain(replicas[KILLED], isOver.signal);
    world.beginFaults();
    const [events] = await Promise.all([
      this.#happen(world, database, replicas),
      ...this.#killAll(replicas.slice(0, KILLED)),
    ]);
    world.endFaults();
    isOver.abort();
    await frozen;
    return events;
  }

  async #happen(
    world: World,
    database: SoakDatabase,
    replicas: readonly Replica[],
  ) {
    const { seconds, seed, repositories } = this.#options;
    const counts: SoakResult['events'] = {};
    const worldEvents = new WorldEvents(world);
    const perSecond = Math.min(2, repositories / 50);
    const began = Date.now();
    for (const event of eventsOf(seed, { seconds, perSecond })) {
      await delay(Math.max(0, began + event.atMs - Date.now()));
      let happened = true;
      if (event.kind === 'disconnect') {
        replicas.forEach(replica => replica.databaseEndsConnections());
        await database.disconnect();
      } else {
        happened = worldEvents.apply(event);
      }
      if (happened) counts[event.kind] = (counts[event.kind] ?? 0) + 1;
    }
    await delay(Math.max(0, began + seconds * 1000 - Date.now()));
    worldEvents.end();
    return counts;
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

  /** What it was about to write when it stopped comes too late. */
  async #freezeAgain(replica: Replica, isOver: AbortSignal) {
    while (!isOver.aborted) {
      if (await replica.freeze(FROZEN_MS, isOver)) this.#freezes += 1;
      await delay(THAWED_MS, undefined, { signal: isOver }).catch(() => {});
    }
  }

  /** @returns What is left to be done, where it does not settle. */
  async #settle(left: () => Promise<string[]>): Promise<string[]> {
    const end = Date.now() + SETTLED_WITHIN_MS;
    for (;;) {
      const still = await left();
      if (still.length === 0 || Date.now() > end) return still;
      await delay(SETTLE_POLL_MS);
    }
  }
}
