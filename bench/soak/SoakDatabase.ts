import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexOf, { type Knex } from 'knex';
import { freePort, startPostgres } from '../Postgres.mjs';

const PREFIX = 'soak_';

/** The PostgreSQL that all replicas share. */
export class SoakDatabase {
  /** The plugin's own database, once a replica has made it. */
  readonly plugin: Knex;
  /** What stands under `backend.database` in the replicas' configuration. */
  readonly config: object;
  readonly #folder: string;
  readonly #admin: Knex;
  readonly #stop: () => Promise<void>;

  static async start(): Promise<SoakDatabase> {
    const folder = mkdtempSync(join(tmpdir(), 'scorecards-soak-postgres-'));
    return new SoakDatabase(
      folder,
      await startPostgres(folder, await freePort()),
    );
  }

  private constructor(
    folder: string,
    { connection, stop }: Awaited<ReturnType<typeof startPostgres>>,
  ) {
    const open = (database: string) =>
      knexOf({
        client: 'pg',
        connection: { ...connection, database },
        pool: { min: 0, max: 4 },
        // Connections are cut on purpose.
        log: { warn: () => {} },
      });
    this.#folder = folder;
    this.#stop = stop;
    this.#admin = open('postgres');
    this.plugin = open(`${PREFIX}scorecards`);
    this.config = { client: 'pg', connection, prefix: PREFIX };
  }

  /** Ends all connections that there are. */
  async disconnect(): Promise<void> {
    await this.#admin.raw(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname like ?',
      [`${PREFIX}%`],
    );
  }

  async rows(): Promise<Record<string, number>> {
    const rows: Record<string, number> = {};
    for (const table of ['repositories', 'reports', 'history', 'outcomes']) {
      const counted = await this.plugin(table).count({ count: '*' }).first();
      rows[table] = Number(counted?.count);
    }
    return rows;
  }

  async stop(): Promise<void> {
    await Promise.all([this.#admin.destroy(), this.plugin.destroy()]);
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
