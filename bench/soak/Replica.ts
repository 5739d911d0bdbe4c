import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ScheduledKill } from './schedule';

/** By which it knows who asks. */
export const TOKEN = 'a-static-token-of-the-soak';

const READY_WITHIN_MS = 300_000;
const LOG_LENGTH = 20_000;

export interface ReplicaOptions {
  name: string;
  /** The bundled backend. */
  file: string;
  folder: string;
  port: number;
  config: object;
  catalog: string;
  /** By how much its clock is wrong, in milliseconds. */
  skewMs?: number;
}

/** A backend in a process of its own, that is killed again and again. */
export class Replica {
  readonly #options: ReplicaOptions;
  #process: ChildProcess | undefined;
  #isReady = false;
  #isFrozen = false;
  #mayEnd = false;
  #log = '';
  /** Since it was started, in milliseconds; of all its starts. */
  readonly startMs: number[] = [];
  /** It ended by itself, which nothing should make it do. */
  deaths: string[] = [];

  constructor(options: ReplicaOptions) {
    this.#options = options;
  }

  get #url(): string {
    return `http://127.0.0.1:${this.#options.port}`;
  }

  get isReady(): boolean {
    return this.#isReady && !this.#isFrozen;
  }

  /** Who is starting just then ends, as it should: what runs it starts it anew. */
  databaseEndsConnections(): void {
    this.#mayEnd = !this.#isReady;
  }

  start(): void {
    this.#mayEnd = false;
    const { name, file, folder, port, config, catalog, skewMs } = this.#options;
    const configFile = join(folder, `${name}.json`);
    const own = {
      app: { baseUrl: this.#url },
      backend: {
        ...(config as { backend: object }).backend,
        baseUrl: this.#url,
        listen: { port, host: '127.0.0.1' },
      },
    };
    writeFileSync(configFile, JSON.stringify({ ...config, ...own }));
    const started = spawn(
      process.execPath,
      [
        '--no-warnings',
        ...(skewMs ? ['--require', join(__dirname, 'skew.cjs')] : []),
        file,
        '--config',
        configFile,
      ],
      {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
          LOG_LEVEL: 'warn',
          SOAK_CATALOG: catalog,
          SOAK_SKEW_MS: `${skewMs ?? 0}`,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#process = started;
    const note = (text: Buffer) => {
      this.#log = (this.#log + text).slice(-LOG_LENGTH);
    };
    started.stdout.on('data', note);
    started.stderr.on('data', note);
    started.once('exit', code => {
      if (this.#process !== started) return;
      this.#isReady = false;
      if (this.#mayEnd) this.start();
      else {
        this.deaths.push(
          `${name} ended with ${code}: ${this.#log.slice(-2000)}`,
        );
      }
    });
  }

  /** Asks the plugin's API. */
  ask(path: string): Promise<Response> {
    return fetch(`${this.#url}/api/scorecards${path}`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
  }

  /** @throws Where it does not become ready. */
  async ready(): Promise<void> {
    const began = Date.now();
    const { deaths } = this;
    const before = deaths.length;
    for (;;) {
      const isReady = await fetch(
        `${this.#url}/.backstage/health/v1/readiness`,
      ).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (isReady) break;
      if (deaths.length > before) throw new Error(deaths.at(-1));
      if (Date.now() - began > READY_WITHIN_MS) {
        throw new Error(`${this.#options.name} is not ready:\n${this.#log}`);
      }
      await delay(100);
    }
    this.startMs.push(Date.now() - began);
    this.#isReady = true;
    this.#mayEnd = false;
  }

  /**
   * Stops it where it stands, with all that it holds, and has it go on as if nothing had been.
   *
   * @returns Whether it stood still for so long.
   */
  async freeze(ms: number, signal: AbortSignal): Promise<boolean> {
    const frozen = this.#process;
    this.#isFrozen = true;
    frozen?.kill('SIGSTOP');
    await delay(ms, undefined, { signal }).catch(() => {});
    frozen?.kill('SIGCONT');
    this.#isFrozen = false;
    return !signal.aborted;
  }

  /** Ends it without a word, while it starts or when it works, and starts it anew. */
  async kill({ when, afterMs }: ScheduledKill): Promise<void> {
    if (when === 'working' && !this.#isReady) await this.ready();
    await delay(afterMs);
    await this.end('SIGKILL');
    this.start();
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const ending = this.#process;
    this.#process = undefined;
    this.#isReady = false;
    if (!ending || ending.exitCode !== null) return;
    const ended = new Promise(resolve => ending.once('exit', resolve));
    ending.kill(signal);
    await Promise.race([ended, delay(15_000)]);
    ending.kill('SIGKILL');
  }
}
