import { Piscina } from 'piscina';
import {
  download,
  type DownloadTask,
  type Downloaded,
  type Downloads,
  type NotReached,
} from '../source/download';

/** More wait for their turn; the limits of hosts and of the refresh are far below. */
const AT_ONCE = 100;

/** Where `fetch` keeps by what it makes requests. */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

/**
 * Whether the portal has told `fetch` in this thread of a proxy, of which other threads know nothing. By
 * `NODE_USE_ENV_PROXY` they know as well.
 */
function hasOwnWay(): boolean {
  const { [DISPATCHER]: dispatcher } = globalThis as {
    [DISPATCHER]?: object;
  };
  return (
    dispatcher !== undefined &&
    dispatcher.constructor.name !== 'Agent' &&
    process.env.NODE_USE_ENV_PROXY !== '1'
  );
}

/**
 * A thread that fetches archives. Whatever passes through the main thread is garbage there a moment later, and to collect it
 * takes a look through all that the portal holds: once a second, while repositories are read at full speed.
 */
export class DownloadThread implements Downloads {
  readonly #pool = new Piscina({
    filename: require.resolve('@opaq/plugin-scorecards-backend/downloads'),
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: AT_ONCE,
    idleTimeout: 30_000,
    // It has connections to look after while it has nothing to do.
    atomics: 'disabled',
  });
  #onlyHere = false;

  async download(task: DownloadTask): Promise<Downloaded | NotReached> {
    if (this.#onlyHere || hasOwnWay()) return download(task);
    const began = performance.now();
    const answer = await this.#inThread(task);
    if (!('notReached' in answer)) return answer;
    // What the thread can't reach, this one may: by certificates that only it was told of.
    const withinMs = task.withinMs - Math.ceil(performance.now() - began);
    if (withinMs <= 0) return answer;
    const second = await download({ ...task, withinMs });
    if (!('notReached' in second)) this.#onlyHere = true;
    return second;
  }

  #inThread(task: DownloadTask): Promise<Downloaded | NotReached> {
    return this.#pool.run(task, { name: 'download' });
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
