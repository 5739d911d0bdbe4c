import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const here = path => fileURLToPath(new URL(path, import.meta.url));
const ROOT = here('../..');
/** What runs TypeScript, in worker threads too. */
export const TYPESCRIPT = [
  '--require',
  '@backstage/cli-node/config/nodeTransform.cjs',
];
const READY_WITHIN_MS = 120_000;
const CATALOG_WITHIN_MS = 900_000;

const PORT = 7307;
const URL_ = `http://127.0.0.1:${PORT}`;

/**
 * Fills the plugin's database with a past of some days.
 *
 * @param client - As knex calls it, and its connection.
 * @param scorecard - The file of another than the default one.
 * @returns How many rows there are.
 */
export async function fillDatabase(client, connection, days, scorecard) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...TYPESCRIPT,
      here('fill.ts'),
      client,
      JSON.stringify(connection),
      `${days}`,
      ...(scorecard ? [scorecard] : []),
    ],
    { cwd: ROOT, maxBuffer: 1e9 },
  );
  return JSON.parse(stdout);
}

/** A backend in a process of its own. */
export class Backend {
  url = URL_;
  #process;
  #log = '';

  /**
   * @param options - `app`: it serves the built portal too. `scorecard`: the file of another than the default one.
   * `techInsights`: its configuration, where it is there.
   */
  static async start({
    folder,
    database,
    components,
    policy,
    app = false,
    scorecard,
    techInsights,
  }) {
    const config = join(folder, 'app-config.json');
    writeFileSync(
      config,
      JSON.stringify({
        app: { baseUrl: URL_ },
        backend: {
          baseUrl: URL_,
          listen: { port: PORT, host: '127.0.0.1' },
          database,
        },
        auth: {
          environment: 'development',
          providers: {
            guest: {
              dangerouslyAllowOutsideDevelopment: true,
              userEntityRef: 'user:default/bench',
            },
          },
        },
        permission: { enabled: true },
        catalog: {
          rules: [{ allow: ['Component', 'Group', 'System', 'Domain'] }],
          processingInterval: '24h',
          locations: [],
        },
        scorecards: {
          catalog: { interval: '5s' },
          ...(scorecard && { files: [scorecard] }),
        },
        techInsights,
      }),
    );
    const backend = new Backend();
    backend.#process = spawn(
      process.execPath,
      [
        ...TYPESCRIPT,
        here('backend.ts'),
        ...(app ? ['--config', join(ROOT, 'app-config.yaml')] : []),
        '--config',
        config,
      ],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          NODE_ENV: 'production',
          LOG_LEVEL: 'warn',
          BENCH_COMPONENTS: `${components}`,
          BENCH_POLICY: policy,
          BENCH_APP: app ? 'yes' : '',
          BENCH_TECH_INSIGHTS: techInsights ? 'yes' : '',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    // Whatever ends the benchmark ends it too.
    const end = () => backend.#process.kill('SIGKILL');
    process.on('exit', end);
    backend.#process.once('exit', () => process.off('exit', end));
    const note = text => {
      backend.#log = (backend.#log + text).slice(-20_000);
    };
    backend.#process.stdout.on('data', note);
    backend.#process.stderr.on('data', note);
    await backend.until(READY_WITHIN_MS, async () => {
      const { status } = await fetch(`${URL_}/.backstage/health/v1/readiness`);
      return status === 200;
    });
    const answer = await fetch(`${URL_}/api/auth/guest/refresh`, {
      method: 'POST',
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await answer.json();
    backend.token = backstageIdentity.token;
    return backend;
  }

  /** The catalog has every component, and the plugin knows it. */
  async settled(components) {
    let last;
    await this.until(CATALOG_WITHIN_MS, async () => {
      const { totalItems } = await this.json(
        '/api/scorecards/entities?limit=1',
      );
      const { queries } = await this.json('/api/bench/state');
      const quiet = last !== undefined && queries - last < 100;
      last = queries;
      if (totalItems === components && quiet) return true;
      await delay(3000);
      return false;
    });
  }

  async until(milliseconds, isSo) {
    const end = Date.now() + milliseconds;
    for (;;) {
      const ended = this.#process.exitCode !== null;
      if (!ended && (await isSo().catch(() => false))) return;
      if (Date.now() > end || ended) {
        throw new Error(`The backend is not ready.\n${this.#log}`);
      }
      await delay(250);
    }
  }

  fetch(path) {
    return fetch(`${URL_}${path}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
  }

  async json(path) {
    const answer = await this.fetch(path);
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json();
  }

  async stop() {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await Promise.race([ended, delay(10_000)]);
    this.#process.kill('SIGKILL');
  }
}
