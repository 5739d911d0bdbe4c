/** The databases that are measured on: each with a catalog, and with reports of some days. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPostgres } from '../Postgres.mjs';
import { Backend, fillDatabase } from './Backend.mjs';

const POSTGRES_PORT = 7308;

export const say = text => process.stderr.write(`${text}\n`);

/** A database as Backstage is told of it, and each plugin's own as knex is. */
function databaseOf(client, folder, prefix) {
  if (client === 'sqlite') {
    return {
      service: { client: 'better-sqlite3', connection: { directory: folder } },
      of: plugin => [
        'better-sqlite3',
        { filename: join(folder, `${plugin}.sqlite`) },
      ],
    };
  }
  const connection = {
    host: '127.0.0.1',
    port: POSTGRES_PORT,
    user: 'postgres',
    password: 'postgres',
  };
  return {
    service: { client: 'pg', connection, prefix },
    of: plugin => ['pg', { ...connection, database: `${prefix}${plugin}` }],
  };
}

export class Databases {
  #keep;

  /** @param keep - A folder in which they stay, for the next time; else they are gone at the end. */
  constructor(keep) {
    this.#keep = keep;
  }

  async startPostgres() {
    const folder = this.#folderOf('postgres');
    const postgres = await startPostgres(folder, POSTGRES_PORT);
    return {
      stop: async () => {
        await postgres.stop();
        this.#forget(folder);
      },
    };
  }

  /**
   * A database with so many components, and a past of so many days.
   *
   * @param options - `scorecard`: the file of another than the default one.
   * @returns `start` starts a backend on it; `of` is a plugin's own as knex is told; `filled` says how many rows there are.
   */
  async prepared(client, { components, days, scorecard }) {
    const folder = this.#folderOf(`${client}-${components}-${days}`);
    const { service, of } = databaseOf(
      client,
      folder,
      `bench_${components}_${days}_`,
    );
    const start = options =>
      Backend.start({
        folder,
        database: service,
        components,
        scorecard,
        ...options,
      });
    const done = join(folder, 'filled.json');
    if (!existsSync(done)) {
      say(`${client}, ${components} components: the catalog …`);
      const backend = await start({ policy: 'allow' });
      await backend.settled(components);
      await backend.stop();
      say(`${client}, ${components} components: ${days} days of history …`);
      const counts = await fillDatabase(...of('scorecards'), days, scorecard);
      writeFileSync(done, JSON.stringify(counts));
    }
    return {
      start,
      of,
      filled: JSON.parse(readFileSync(done, 'utf8')),
      remove: () => this.#forget(folder),
    };
  }

  #folderOf(name) {
    if (!this.#keep) return mkdtempSync(join(tmpdir(), `bench-${name}-`));
    const folder = resolve(this.#keep, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  #forget(folder) {
    if (!this.#keep) rmSync(folder, { recursive: true, force: true });
  }
}
