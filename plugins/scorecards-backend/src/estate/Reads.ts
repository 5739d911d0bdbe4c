import type { ReadNews } from '../database/readEstatePage';

/** When repositories were read, and which of them are being read: the versions do not tell of each read. */
export class Reads {
  /** When the last of them was; 0 where there is none. */
  last = 0;
  /** Counts changes of times. */
  generation = 0;
  readonly #times = new Map<number, number>();
  #refreshing: ReadonlySet<number> = new Set();
  #held: ReadonlyMap<number, string> = new Map();

  /** @param repository - Its id. @param time - Milliseconds since 1970. */
  set(repository: number, time: number): void {
    if (this.#times.get(repository) === time) return;
    this.#times.set(repository, time);
    this.generation += 1;
    this.last = Math.max(this.last, time);
  }

  /** Takes over what is new. Whatever is not in it is not being read, or not held. */
  update(
    news: readonly ReadNews[],
    held: ReadonlyMap<number, string> = new Map(),
  ): void {
    const refreshing = new Set<number>();
    for (const row of news) {
      if (row.read_at !== null) this.set(row.id, Number(row.read_at));
      if (row.refreshing) refreshing.add(row.id);
    }
    this.#refreshing = refreshing;
    this.#held = held;
  }

  /** NaN where it was never read with success. */
  timeOf(repository: number): number {
    return this.#times.get(repository) ?? NaN;
  }

  /** Whether it is being read or judged, or is about to be. */
  isRefreshing(repository: number): boolean {
    return this.#refreshing.has(repository);
  }

  /** Why it is due and not read, where its host is left alone. */
  holdOf(repository: number): string | undefined {
    return this.#held.get(repository);
  }
}
