/** The processes that are measured, each of its own: the double of a source host, replicas of a backend, PostgreSQL. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../Postgres.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const ROOT = here('../..');
const plugin = createRequire(here('../../plugins/scorecards-backend/'));
const READY_WITHIN_MS = 180_000;
const PROFILE_EVERY_US = 10_000;
const TICKS_PER_SECOND = 100;
export const HOOK_SECRET = 'of the benchmark';

function startProcess(args, options) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...options,
  });
  // Whatever ends the benchmark ends it too.
  const end = () => child.kill('SIGKILL');
  process.on('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

/** The double of a source host. */
export class Host {
  #control;
  #child;

  static async start(options) {
    const child = startProcess([
      '--require',
      '@backstage/cli-node/config/nodeTransform.cjs',
      here(
        '../../plugins/scorecards-backend/src/__testUtils__/sourceHost/main.ts',
      ),
      JSON.stringify(options),
    ]);
    child.stderr.pipe(process.stderr);
    const [line] = await new Promise((resolve, reject) => {
      createInterface(child.stdout).once('line', text => resolve([text]));
      child.once('exit', code => reject(new Error(`the host ended: ${code}`)));
    });
    const host = new Host();
    host.#child = child;
    Object.assign(host, JSON.parse(line));
    host.#control = JSON.parse(line).control;
    return host;
  }

  get pid() {
    return this.#child.pid;
  }

  async run(command, ...given) {
    const answer = await fetch(this.#control, {
      method: 'POST',
      body: JSON.stringify({ command, arguments: given }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
  }

  stop() {
    this.#child.kill('SIGKILL');
  }
}

/** A backend of those that work on one database. */
export class Replica {
  #child;
  #log = '';

  /** @param options - `profiles`: a folder in which it leaves what it spent its time on, when it ends. */
  static async start({ file, folder, name, config, components, profiles }) {
    const replica = new Replica();
    const port = await freePort();
    replica.url = `http://127.0.0.1:${port}`;
    const configFile = join(folder, `${name}.json`);
    const { backend } = config;
    const listen = { port, host: '127.0.0.1' };
    writeFileSync(
      configFile,
      JSON.stringify({
        ...config,
        app: { baseUrl: replica.url },
        backend: { ...backend, baseUrl: replica.url, listen },
      }),
    );
    if (profiles) mkdirSync(profiles, { recursive: true });
    replica.#child = startProcess(
      [
        '--no-warnings',
        ...(profiles
          ? [
              '--cpu-prof',
              `--cpu-prof-dir=${profiles}`,
              `--cpu-prof-interval=${PROFILE_EVERY_US}`,
            ]
          : []),
        file,
        '--config',
        configFile,
      ],
      {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          LOG_LEVEL: 'warn',
          BENCH_COMPONENTS: components,
        },
      },
    );
    const note = text => {
      replica.#log = (replica.#log + text).slice(-20_000);
    };
    replica.#child.stdout.on('data', note);
    replica.#child.stderr.on('data', note);
    await replica.#ready();
    return replica;
  }

  get pid() {
    return this.#child.pid;
  }

  async #ready() {
    const end = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const isReady = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (isReady) break;
      if (this.#child.exitCode !== null || Date.now() > end) {
        throw new Error(`A backend is not ready.\n${this.#log}`);
      }
      await delay(100);
    }
    const answer = await fetch(`${this.url}/api/auth/guest/refresh`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    this.token = (await answer.json()).backstageIdentity.token;
  }

  get headers() {
    return { authorization: `Bearer ${this.token}` };
  }

  async statements() {
    const answer = await fetch(`${this.url}/api/bench/statements`);
    return (await answer.json()).statements;
  }

  /** The host's word that a repository has something new, as GitHub sends it. */
  async hook(name, page) {
    const body = JSON.stringify({
      ref: 'refs/heads/main',
      repository: { full_name: name, html_url: page, default_branch: 'main' },
    });
    const signature = createHmac('sha256', HOOK_SECRET).update(body);
    const answer = await fetch(`${this.url}/api/events/http/github`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-hub-signature-256': `sha256=${signature.digest('hex')}`,
      },
      body,
    });
    if (!answer.ok) throw new Error(`a push is answered ${answer.status}`);
  }

  /** What it wrote to its log; empty where all was well. */
  get log() {
    return this.#log;
  }

  async stop() {
    const ended = new Promise(resolve => this.#child.once('exit', resolve));
    fetch(`${this.url}/api/bench/end`, { method: 'POST' }).catch(() => {});
    await Promise.race([ended, delay(60_000)]);
    this.#child.kill('SIGKILL');
  }
}

/** The plugin's own database, from outside. */
export function connect(client, connection) {
  return plugin('knex')({ client, connection, useNullAsDefault: true });
}

const statOf = path => {
  const text = readFileSync(path, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** Seconds of processor time of a process, by kind of thread. */
export function processorTimeOf(pid) {
  const seconds = fields =>
    (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  const times = { all: seconds(statOf(`/proc/${pid}/stat`)) };
  for (const id of readdirSync(`/proc/${pid}/task`)) {
    const task = `/proc/${pid}/task/${id}`;
    const name = readFileSync(`${task}/comm`, 'utf8').trim();
    const kind = Number(id) === pid ? 'main' : name;
    times[kind] = (times[kind] ?? 0) + seconds(statOf(`${task}/stat`));
  }
  return times;
}

/** Seconds of processor time of a process and its children, also of those that have ended. */
export function processorTimeOfAll(pid) {
  const children = readFileSync(
    `/proc/${pid}/task/${pid}/children`,
    'utf8',
  ).split(' ');
  const seconds = fields =>
    fields.reduce((sum, value) => sum + Number(value), 0) / TICKS_PER_SECOND;
  return (
    seconds(statOf(`/proc/${pid}/stat`).slice(11, 15)) +
    children
      .filter(Boolean)
      .reduce(
        (sum, child) =>
          sum + seconds(statOf(`/proc/${child}/stat`).slice(11, 15)),
        0,
      )
  );
}

/** The largest resident size that a process has had, in megabytes. */
export function peakMegabytes(pid) {
  const [, kilobytes] = /^VmHWM:\s*(\d+)/m.exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  );
  return Number(kilobytes) / 1024;
}
