import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** For each moment in which this thread is at work, so many in which it is not: who asks for a page finds it free. */
const SPARE = 2;
/** Where requests alone take more than that, there is still something done. */
const LONGEST_MS = 1_000;

interface RestraintOptions {
  utilization?: typeof performance.eventLoopUtilization;
  /** Milliseconds, by a clock that nobody sets. */
  now?: () => number;
  pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Has what this thread does by itself leave time to requests. What they take counts as well, and so does what it waits for a
 * processor: the more there is to answer and the slower it goes, the less is done beside it.
 */
export class Restraint {
  readonly #options: Required<RestraintOptions>;
  #since: ReturnType<typeof performance.eventLoopUtilization>;

  constructor({
    utilization = performance.eventLoopUtilization,
    now = () => performance.now(),
    pause = (ms, signal) => delay(ms, undefined, { signal }).catch(() => {}),
  }: RestraintOptions = {}) {
    this.#options = { utilization, now, pause };
    this.#since = utilization();
  }

  /** Waits until there was enough time to spare since it was waited for last, and for a second at most. */
  async rest(signal: AbortSignal): Promise<void> {
    const { utilization, now, pause } = this.#options;
    const end = now() + LONGEST_MS;
    while (!signal.aborted) {
      const { active, idle } = utilization(this.#since);
      const ms = Math.min(active * SPARE - idle, end - now());
      if (ms < 1) break;
      await pause(ms, signal);
    }
    this.#since = utilization();
  }
}
