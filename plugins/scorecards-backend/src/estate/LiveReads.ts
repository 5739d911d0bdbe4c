import type { Database } from '../database/Database';
import { readHeld } from '../database/hostHold';
import { readReadNews } from '../database/readEstatePage';
import type { Entities } from './Entities';

/** Reads of repositories are noted in the order of their ends, but not to the millisecond. */
const OVERLAP_MS = 60_000;
/** For so long, what is known serves. */
const KEPT_MS = 1_000;

/** Keeps up with reads of repositories, of which the versions do not tell. */
export class LiveReads {
  readonly #database: Database;
  readonly #now: () => number;
  #look?: { entities: Entities; at: number; done: Promise<void> };

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Has reads be known as they were a second ago at most; callers at the same time share the work. */
  update(entities: Entities): Promise<void> {
    const now = this.#now();
    const last = this.#look;
    if (last?.entities === entities && now - last.at < KEPT_MS) {
      return last.done;
    }
    const done = this.#read(entities);
    this.#look = { entities, at: now, done };
    // What failed is tried again.
    done.catch(() => {
      this.#look = undefined;
    });
    return done;
  }

  async #read({ reads }: Entities) {
    reads.update(
      await readReadNews(this.#database, reads.last - OVERLAP_MS),
      await readHeld(this.#database),
    );
  }
}
