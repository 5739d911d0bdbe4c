/** What a piece of work took, in milliseconds. */
export interface Effort {
  tookMs: number;
  /** Of that, it waited for a processor. */
  waitedMs: number;
}

/** For what it took: where nobody else needs the machine, a thread works for up to two thirds of the time. */
const REST = 0.5;
/** For what it waited, beside that: others needed all processors, and some of them answer requests. */
const REST_FOR_WAIT = 4;
/** A machine that is busy all day is no reason to stand still. */
const LONGEST_REST_MS = 1_000;

/**
 * Has work that has time leave the machine to others: so much at a time, and a rest after each piece of it, the longer the
 * more it had to wait for a processor.
 *
 * @remarks
 * Whoever answers requests beside it need not be known: the portal, its database, other replicas on the same machine. Work of
 * low priority notices first when processors are short, and what gives way at once keeps them from becoming so.
 */
export class Pace {
  #free: number;
  #owedMs = 0;
  readonly #waiting: Array<() => void> = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** Does it when it is its turn. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(begin => this.#waiting.push(begin));
    try {
      return await work();
    } finally {
      const restMs = Math.min(this.#owedMs, LONGEST_REST_MS);
      this.#owedMs = 0;
      setTimeout(() => this.#next(), restMs).unref();
    }
  }

  /** Notes what the next rest is for, whether it was done here or followed from it. */
  spent({ tookMs, waitedMs }: Effort): void {
    this.#owedMs += tookMs * REST + waitedMs * REST_FOR_WAIT;
  }

  #next() {
    const begin = this.#waiting.shift();
    if (begin) begin();
    else this.#free += 1;
  }
}
