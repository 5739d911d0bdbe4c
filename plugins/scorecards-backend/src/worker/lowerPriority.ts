import { constants, setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

/**
 * Has this thread give way to those that answer requests. Only where the system knows priorities of threads, which is Linux:
 * elsewhere the same call would slow down the whole portal.
 */
export function lowerPriority(): void {
  if (isMainThread || process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some containers forbid it. The work is the same without.
  }
}
