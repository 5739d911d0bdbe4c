import { Piscina } from 'piscina';
import { STANDARD_MEMORY_MEGABYTES } from '../config';
import type { Measured } from './measured';
import { Pace } from './Pace';
import type { TaskContext, Tasks } from './tasks';
import { WorkQueue, type Urgency } from './WorkQueue';

// Garbage is one file's text at most: with more room for it a worker only holds more of it, and is no faster.
const YOUNG_MEMORY_MB = 24;

type Task<Name extends keyof Tasks> = Omit<
  Parameters<Tasks[Name]>[0],
  keyof TaskContext
>;

/** A task that took longer than it may: its worker was ended. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/** A task that needed more memory than it may have: its worker was ended. */
export class MemoryLimitError extends Error {
  override readonly name = 'MemoryLimitError';
}

interface WorkerPoolOptions {
  threads: number;
  /** Time limit of a task, from when it begins. */
  seconds: number;
  /** Of each thread, beside the bytes of the file that it looks at. */
  memoryMegabytes?: number;
  checkModules: readonly string[];
}

/**
 * Runs tasks in worker threads, each of which is ended when a task of it takes too long or too much memory. What has time is
 * done at a pace that leaves the machine to others.
 */
export class WorkerPool {
  readonly #pool: Piscina;
  readonly #options: WorkerPoolOptions;
  // Before the pool's own queue: what waits for a thread has not begun, and takes none of its time.
  readonly #queue: WorkQueue;
  readonly #pace: Pace;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#queue = new WorkQueue(options.threads);
    // Where there are several threads, one is left to what somebody waits for.
    this.#pace = new Pace(Math.max(1, options.threads - 1));
    this.#pool = new Piscina({
      filename: require.resolve('@opaq/plugin-scorecards-backend/worker'),
      minThreads: 0,
      maxThreads: options.threads,
      idleTimeout: 30_000,
      // What needs more is ended, and the portal goes on.
      resourceLimits: {
        maxOldGenerationSizeMb:
          options.memoryMegabytes ?? STANDARD_MEMORY_MEGABYTES,
        maxYoungGenerationSizeMb: YOUNG_MEMORY_MB,
      },
    });
  }

  /** @param urgency - Default: somebody waits for it. */
  run<Name extends keyof Tasks>(
    name: Name,
    task: Task<Name>,
    urgency: Urgency = 'now',
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    const begin = () => this.#queue.run(urgency, () => this.#begin(name, task));
    return urgency === 'later' ? this.#pace.run(begin) : begin();
  }

  async #begin<Name extends keyof Tasks>(
    name: Name,
    task: Task<Name>,
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    const { seconds, checkModules } = this.#options;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), seconds * 1000);
    try {
      const { result, ...effort } = (await this.#pool.run(
        { ...task, checkModules },
        { name, signal: limit.signal },
      )) as Measured<Awaited<ReturnType<Tasks[Name]>>>;
      this.#pace.spent(effort);
      return result;
    } catch (error) {
      if (limit.signal.aborted) {
        throw new TimeLimitError(
          `It took longer than the limit of ${seconds} seconds (scorecards.limits.seconds).`,
        );
      }
      const { memoryMegabytes = STANDARD_MEMORY_MEGABYTES } = this.#options;
      if (
        (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      ) {
        throw new MemoryLimitError(
          `It needed more memory than the limit of ${memoryMegabytes} MB (scorecards.limits.memoryMegabytes).`,
        );
      }
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
