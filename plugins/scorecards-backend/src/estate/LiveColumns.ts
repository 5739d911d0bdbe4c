import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Database } from '../database/Database';
import { readVersions } from '../database/readEstate';
import { loadColumns, updateColumns, type Columns } from './Columns';
import type { EstateRules } from './Standard';

/** For how long a request waits for everything to be loaded anew; after that it is answered from what was. */
const PATIENCE_MS = 250;

export interface LiveColumnsOptions {
  database: Database;
  rules: { current(): EstateRules };
  logger: Pick<LoggerService, 'warn'>;
  /** Milliseconds since 1970. */
  now?(): number;
  /** What was said before may not be so any more. */
  onChange(): void;
}

/** Keeps columns up with the database: what did not change is not read again. */
export class LiveColumns {
  readonly #options: LiveColumnsOptions;
  readonly #now: () => number;
  #columns?: Columns;
  #updating?: Promise<Columns>;
  #loading?: { began: number; done: Promise<void> };
  #rules?: EstateRules;
  #hasFailed = false;

  constructor(options: LiveColumnsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * The columns as the database has them now; callers at the same time share the work.
   *
   * @throws Where nothing could be loaded ever; otherwise the last state stays.
   */
  current(): Promise<Columns> {
    this.#updating ??= this.#update().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  async #update(): Promise<Columns> {
    try {
      await this.#bringUpToDate();
      this.#hasFailed = false;
    } catch (error) {
      this.#failed(error);
      if (!this.#columns) throw error;
    }
    return this.#columns!;
  }

  async #bringUpToDate() {
    const { database, rules, onChange } = this.#options;
    const current = rules.current();
    if (current !== this.#rules) onChange();
    this.#rules = current;
    const columns = this.#columns;
    const versions = columns && (await readVersions(database));
    const names = current.scorecards.map(({ name }) => name);
    const now = this.#now();
    if (
      !columns ||
      versions?.catalog !== columns.versions.catalog ||
      names.some(name => !columns.hasPastOf(name))
    ) {
      await this.#reload(names, now);
    } else if (versions.rows !== columns.versions.rows) {
      await updateColumns(database, columns, versions, now);
      onChange();
    } else {
      columns.settle(now);
    }
  }

  async #reload(names: readonly string[], now: number) {
    const { database, onChange } = this.#options;
    this.#loading ??= {
      began: now,
      done: loadColumns(database, names, now)
        .then(columns => {
          this.#columns = columns;
          onChange();
        })
        .finally(() => {
          this.#loading = undefined;
        }),
    };
    const { began, done } = this.#loading;
    if (!this.#columns) {
      await done;
      return;
    }
    const waiting = new AbortController();
    const over = sleep(Math.max(0, began + PATIENCE_MS - now), undefined, {
      signal: waiting.signal,
    });
    // Nobody may be waiting any more when it fails.
    done.catch(error => this.#failed(error));
    await Promise.race([done, over]).finally(() => waiting.abort());
  }

  /** Says once that the database does not answer. */
  #failed(error: unknown) {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    const { logger } = this.#options;
    logger.warn(`Scorecards can't be read, the last ones stay: ${error}`);
  }
}
