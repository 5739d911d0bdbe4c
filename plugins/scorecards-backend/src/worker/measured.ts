import { readFileSync } from 'node:fs';
import type { Effort } from './Pace';

/** Milliseconds that this thread has waited for a processor. Only Linux says so; 0 elsewhere. */
function waitedMs(): number {
  try {
    const [, nanoseconds] = readFileSync(
      '/proc/thread-self/schedstat',
      'utf8',
    ).split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return 0;
  }
}

/** A task with what it took, for who sets the pace. */
export type Measured<Result> = Effort & { result: Result };

/** Has a task say what it took. A thread does one at a time. */
export function measured<Task, Result>(
  run: (task: Task) => Promise<Result>,
): (task: Task) => Promise<Measured<Result>> {
  return async task => {
    const began = performance.now();
    const waited = waitedMs();
    const result = await run(task);
    return {
      result,
      tookMs: performance.now() - began,
      waitedMs: waitedMs() - waited,
    };
  };
}
