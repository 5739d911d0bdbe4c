// yarn bench:refresh [--json] [--write] [--repositories 10000] [--files 200] [--databases sqlite,postgres]
//                    [--replicas 1,3] [--seconds 45] [--calm] [--profiles FOLDER] [--from FILE]...
//
// How fast repositories are read and scored, and what else the portal can do meanwhile: real backends, with a double of a
// source host on the same machine. SQLite has one replica. --from takes what --json printed before in place of a
// measurement; --profiles leaves what the threads did in the rounds that are sampled, for the browser's tools. The first
// round of 10,000 repositories takes a quarter of an hour. --calm leaves out what is no part of how long a report takes, idle and
// while everything is read: with `--repositories 250 --databases sqlite` it is a matter of three minutes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bundleBackend } from '../bundleBackend.mjs';
import { freePort, startPostgres } from '../Postgres.mjs';
import { section } from '../report.mjs';
import { measurePushes, readReports, summaryOf, until } from './measure.mjs';
import { sharesOf } from './shares.mjs';
import { tablesOf } from './tables.mjs';
import {
  connect,
  Host,
  HOOK_SECRET,
  peakMegabytes,
  processorTimeOf,
  processorTimeOfAll,
  Replica,
} from './World.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    repositories: { type: 'string', default: '10000' },
    files: { type: 'string', default: '200' },
    databases: { type: 'string', default: 'sqlite,postgres' },
    replicas: { type: 'string', default: '1,3' },
    seconds: { type: 'string', default: '45' },
    calm: { type: 'boolean', default: false },
    profiles: { type: 'string' },
    from: { type: 'string', multiple: true, default: [] },
  },
});
const count = Number(options.repositories);
const seconds = Number(options.seconds);
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

/** What a portal is told; all that is not said is as in an installation without configuration. */
function configOf({ database, host }) {
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
function databaseOf(client, { folder, postgres }) {
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

const difference = (after, before) =>
  Object.fromEntries(
    Object.entries(after)
      .map(([key, value]) => [key, value - (before[key] ?? 0)])
      .filter(([, value]) => value > 0),
  );

const sum = numbers => numbers.reduce((all, one) => all + one, 0);

/** One database and number of replicas, from nothing to the end. */
class Measurement {
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

  constructor({ client, replicas, host, postgres, repositories, bundle }) {
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
        resolve(options.profiles ?? this.#folder),
        `profiles-${this.#client}-${this.#replicaCount}`,
      );
      await this.#startAll(all);
      const firstRound = await this.#firstRound();
      if (!options.calm) {
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
        ...(!options.calm && {
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
      ...(!options.calm && { unchangedBusy: {} }),
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
    const end = performance.now() + (seconds / TURNS) * 1000;
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
    const end = performance.now() + (seconds / TURNS) * 1000;
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

async function measureAll() {
  const bundle = await bundleBackend(join(import.meta.dirname, 'backend.ts'));
  const host = await Host.start({ count, files: Number(options.files) });
  const wanted = options.databases.split(',');
  const folder = mkdtempSync(join(tmpdir(), 'bench-postgres-'));
  const postgres = wanted.includes('postgres')
    ? await startPostgres(folder, await freePort())
    : undefined;
  const results = [];
  try {
    await host.run('prepare');
    const repositories = (await host.run('repositories')).map(
      ({ name, folders, source }) => {
        const [, base] = name.split('/');
        return {
          name,
          components: folders.map((_, index) => `${base}-${index}`),
          sources: folders.map(folder_ => source + (folder_ && `${folder_}/`)),
        };
      },
    );
    for (const client of wanted) {
      const numbers = client === 'sqlite' ? ['1'] : options.replicas.split(',');
      for (const replicas of numbers.map(Number)) {
        const one = { client, replicas, host, postgres, repositories, bundle };
        results.push(await new Measurement(one).run());
        process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
      }
    }
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
    host.stop();
  }
  return results;
}

const results =
  options.from.length > 0
    ? options.from.flatMap(file => JSON.parse(readFileSync(file, 'utf8')))
    : await measureAll();
process.stdout.write(
  options.json
    ? `${JSON.stringify(results, null, 2)}\n`
    : `${tablesOf(results)}\n`,
);
if (options.write) section('refresh', tablesOf(results));
process.exit();
