import { Piscina } from 'piscina';
import type { TaskContext, Tasks } from './tasks';

const MAX_MEMORY_MB = 2048;
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

/** Runs tasks in worker threads, each of which is ended when a task of it takes too long. */
export class WorkerPool {
  readonly #pool: Piscina;
  readonly #options: { seconds: number; checkModules: readonly string[] };

  constructor(options: {
    threads: number;
    /** Time limit of a task. */
    seconds: number;
    checkModules: readonly string[];
  }) {
    this.#options = options;
    this.#pool = new Piscina({
      filename: require.resolve('@opaq/plugin-scorecards-backend/worker'),
      minThreads: 0,
      maxThreads: options.threads,
      idleTimeout: 30_000,
      // What needs more is ended, and the portal goes on.
      resourceLimits: {
        maxOldGenerationSizeMb: MAX_MEMORY_MB,
        maxYoungGenerationSizeMb: YOUNG_MEMORY_MB,
      },
    });
  }

  async run<Name extends keyof Tasks>(
    name: Name,
    task: Task<Name>,
  ): Promise<Awaited<ReturnType<Tasks[Name]>>> {
    const { seconds, checkModules } = this.#options;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), seconds * 1000);
    try {
      return await this.#pool.run(
        { ...task, checkModules },
        { name, signal: limit.signal },
      );
    } catch (error) {
      if (!limit.signal.aborted) throw error;
      throw new TimeLimitError(
        `It took longer than the limit of ${seconds} seconds (scorecards.limits.seconds).`,
      );
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
