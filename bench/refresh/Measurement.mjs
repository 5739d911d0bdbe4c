import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { measurePushes, readReports, summaryOf, until } from './measure.mjs';
import { configOf, databaseOf } from './portal.mjs';
import { sharesOf } from './shares.mjs';
import {
  peakMegabytes,
  processorTimeOf,
  processorTimeOfAll,
  Replica,
} from './World.mjs';

const PUSHES = 6;
/** As if they were never read. */
const READ_AGAIN = { etag: null, revision: null, read_key: 'another' };
/** Repositories whose round is sampled. To sample it takes a third of the speed, so that it is not the one that is timed. */
const SAMPLED = 500;
/** Idle and busy take turns: what else the machine does falls on both. */
const TURNS = 3;
const READS_PER_SECOND = 25;
const ROUND_SECONDS = 3600;

const say = text => process.stderr.write(`${text}\n`);

const difference = (after, before) =>
  Object.fromEntries(
    Object.entries(after)
      .map(([key, value]) => [key, value - (before[key] ?? 0)])
      .filter(([, value]) => value > 0),
  );

const sum = numbers => numbers.reduce((all, one) => all + one, 0);

/** One database and number of replicas, from nothing to the end. */
export class Measurement {
  #client;
  #replicaCount;
  #folder;
  #host;
  #postgres;
  #database;
  #start;
  #repositories;
  #names;
  #replicas = [];
  #knex;
  #bundle;
  #options;

  /**
   * @param options - `seconds` that reports are asked for in each kind of time, whether to be `calm`, and where to leave
   *   `profiles`.
   */
  constructor({
    client,
    replicas,
    host,
    postgres,
    repositories,
    bundle,
    ...options
  }) {
    this.#options = options;
    this.#client = client;
    this.#replicaCount = replicas;
    this.#host = host;
    this.#postgres = postgres;
    this.#bundle = bundle;
    this.#repositories = repositories;
    this.#names = repositories.flatMap(({ components }) => components);
    this.#folder = mkdtempSync(join(tmpdir(), 'bench-refresh-'));
    this.#database = databaseOf(client, { folder: this.#folder, postgres });
    const config = configOf({ database: this.#database.service, host });
    this.#start = (name, components, profiles) =>
      Replica.start({
        file: bundle,
        folder: this.#folder,
        name,
        config,
        components,
        profiles,
      });
  }

  async run() {
    const list = (name, components) => {
      const file = join(this.#folder, name);
      writeFileSync(file, JSON.stringify(components));
      return file;
    };
    const all = list(
      'components.json',
      this.#repositories.flatMap(({ components, sources }) =>
        components.map((name, index) => ({ name, source: sources[index] })),
      ),
    );
    try {
      // The tables are there before several replicas look for them.
      const first = await this.#start('empty', list('none.json', []));
      await first.stop();
      this.#knex = this.#database.connect();
      const profiles = join(
        resolve(this.#options.profiles ?? this.#folder),
        `profiles-${this.#client}-${this.#replicaCount}`,
      );
      await this.#startAll(all);
      const firstRound = await this.#firstRound();
      if (!this.#options.calm) {
        await this.#startAll(all, profiles);
        firstRound.shares = await this.#shares(profiles);
      }
      await this.#startAll(all);
      await delay(5000);
      const result = {
        database: this.#client,
        replicas: this.#replicaCount,
        repositories: this.#repositories.length,
        components: this.#names.length,
        firstRound,
        ...(!this.#options.calm && {
          unchanged: await this.#unchanged(),
          judgedAnew: await this.#judgedAnew(),
        }),
        ...(await this.#inTurns()),
      };
      result.peakMegabytes = Math.max(
        firstRound.peakMegabytes,
        ...this.#replicas.map(({ pid }) => peakMegabytes(pid)),
      );
      return result;
    } finally {
      await this.#stopAll();
      await this.#knex?.destroy();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  async #startAll(components, profiles) {
    this.#replicas = await Promise.all(
      Array.from({ length: this.#replicaCount }, (_, index) =>
        this.#start(`replica-${index}`, components, profiles),
      ),
    );
  }

  async #stopAll() {
    await Promise.all(this.#replicas.map(replica => replica.stop()));
    this.#replicas = [];
  }

  async #count(where) {
    const row = await where(this.#knex('repositories'))
      .count({ count: '*' })
      .first();
    return Number(row.count);
  }

  /** Nothing is due, and nobody has anything. */
  async #roundEnded(where) {
    const open = query => where(query).orWhereNotNull('lease_until');
    const every = { seconds: ROUND_SECONDS, everyMs: 500 };
    await until('a round', async () => (await this.#count(open)) === 0, every);
  }

  async #statements() {
    return sum(
      await Promise.all(this.#replicas.map(replica => replica.statements())),
    );
  }

  /** Seconds of processor time since the processes began. */
  #processorTime() {
    const replicas = this.#replicas.map(({ pid }) => processorTimeOf(pid));
    const of = kind => sum(replicas.map(times => times[kind] ?? 0));
    return {
      all: of('all'),
      main: of('main'),
      workers: of('WorkerThread'),
      // Of V8, which collect garbage and compile for all others.
      helpers: of('V8Worker'),
      host: processorTimeOf(this.#host.pid).all,
      postgres:
        this.#client === 'postgres'
          ? processorTimeOfAll(this.#postgres.pid)
          : 0,
    };
  }

  async #firstRound() {
    this.#say('the first round');
    const known = async () => {
      const all = await this.#count(query => query);
      return all === this.#repositories.length;
    };
    await until('the catalog', known, { seconds: 300, everyMs: 20 });
    const began = performance.now();
    const before = await this.#host.run('counts');
    const statements = await this.#statements();
    const time = this.#processorTime();
    await this.#roundEnded(query => query.whereNull('read_at'));
    const result = {
      seconds: (performance.now() - began) / 1000,
      statements: (await this.#statements()) - statements,
      processorSeconds: difference(this.#processorTime(), time),
      requests: difference(
        (await this.#host.run('counts')).requests,
        before.requests,
      ),
      peakMegabytes: Math.max(
        ...this.#replicas.map(({ pid }) => peakMegabytes(pid)),
      ),
    };
    await this.#allScored();
    await this.#stopAll();
    return result;
  }

  async #shares(profiles) {
    this.#say('samples of what the threads do');
    const some = this.#knex('repositories')
      .select('id')
      .orderBy('id')
      .limit(SAMPLED);
    const change = { ...READ_AGAIN, next_read_at: 0 };
    await this.#update(query => query.whereIn('id', some).update(change));
    await this.#roundEnded(query => query.where('next_read_at', 0));
    await this.#allScored();
    await this.#stopAll();
    return sharesOf(profiles, dirname(this.#bundle));
  }

  /** What was measured has to have been done. */
  async #allScored() {
    const failed = await this.#count(query => query.where('failures', '>', 0));
    const row = await this.#knex('reports').count({ count: '*' }).first();
    if (failed > 0 || Number(row.count) !== this.#names.length) {
      const problem = await this.#knex('repositories')
        .whereNotNull('last_error')
        .first('last_error');
      throw new Error(
        `${failed} repositories failed, and there are ${row.count} reports of ${
          this.#names.length
        }. ${problem?.last_error ?? ''}\n${this.#replicas[0].log}`,
      );
    }
  }

  async #unchanged() {
    this.#say('a round in which nothing has changed');
    const before = await this.#host.run('counts');
    const round = await this.#timed(async () => {
      await this.#makeDue({});
      await this.#roundEnded(query => query.where('next_read_at', 0));
    });
    const { requests } = await this.#host.run('counts');
    return { ...round, requests: difference(requests, before.requests) };
  }

  /** As after a change of the rules: each report follows from something else than it did. */
  async #judgedAnew() {
    this.#say('all judged anew');
    return this.#timed(async () => {
      await this.#knex('reports').update({ input_hash: 'another' });
      await this.#update(query => query.update({ evaluate_at: 0 }));
      await this.#roundEnded(query => query.whereNotNull('evaluate_at'));
    });
  }

  async #timed(round) {
    const statements = await this.#statements();
    const began = performance.now();
    await round();
    return {
      seconds: (performance.now() - began) / 1000,
      statements: (await this.#statements()) - statements,
    };
  }

  /** What reports and pushes take while there is nothing to do, nothing has changed, and everything has. */
  async #inTurns() {
    const kinds = {
      idle: undefined,
      ...(!this.#options.calm && { unchangedBusy: {} }),
      scan: READ_AGAIN,
    };
    const measured = {};
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [kind, change] of Object.entries(kinds)) {
        this.#say(`${kind}, ${turn + 1} of ${TURNS}`);
        const { times, pushes } = change
          ? await this.#meanwhile(kind, turn, change)
          : await this.#idle(turn);
        measured[kind] ??= { times: [], pushes: [] };
        measured[kind].times.push(...times);
        measured[kind].pushes.push(...pushes);
      }
    }
    return Object.fromEntries(
      Object.entries(measured).map(([kind, { times, pushes }]) => [
        kind,
        { reads: summaryOf(times), pushes },
      ]),
    );
  }

  async #idle(turn) {
    const end = performance.now() + (this.#options.seconds / TURNS) * 1000;
    const times = await this.#reads(() => performance.now() < end);
    return { times, pushes: await this.#pushes('idle', turn) };
  }

  /** Again and again all repositories are due. */
  async #meanwhile(kind, turn, change) {
    await this.#makeDue(change);
    let isOver = false;
    const busy = (async () => {
      while (!isOver) {
        const due = await this.#count(query => query.where('next_read_at', 0));
        if (due < 100) await this.#makeDue(change);
        await delay(1000);
      }
    })();
    // The threads are there, and what is compiled while it runs is compiled.
    await delay(5000);
    const end = performance.now() + (this.#options.seconds / TURNS) * 1000;
    const reads = this.#reads(() => performance.now() < end);
    const pushes = await this.#pushes(kind, turn);
    const times = await reads;
    isOver = true;
    await busy;
    await this.#update(query =>
      query
        .where('next_read_at', 0)
        .update({ next_read_at: Date.now() + ROUND_SECONDS * 1000 }),
    );
    await this.#roundEnded(query => query.where('next_read_at', 0));
    await delay(1000);
    return { times, pushes };
  }

  async #makeDue(change) {
    await this.#update(query => query.update({ ...change, next_read_at: 0 }));
  }

  /** Replicas write the same rows meanwhile: of two that wait for each other, PostgreSQL ends one. */
  async #update(all) {
    for (;;) {
      try {
        return await all(this.#knex('repositories'));
      } catch (error) {
        if (error.code !== '40P01') throw error;
      }
    }
  }

  #reads(goesOn) {
    return readReports({
      replica: this.#replicas[0],
      names: this.#names,
      perSecond: READS_PER_SECOND,
      goesOn,
    });
  }

  /** To other repositories each time. */
  #pushes(kind, turn) {
    const place = ['idle', 'unchangedBusy', 'scan'].indexOf(kind);
    const each = PUSHES / TURNS;
    const from = place * PUSHES + turn * each;
    return measurePushes({
      host: this.#host,
      replicas: this.#replicas,
      repositories: this.#repositories.slice(from, from + each),
    });
  }

  #say(what) {
    say(`${this.#client}, ${this.#replicaCount} replicas: ${what} …`);
  }
}
