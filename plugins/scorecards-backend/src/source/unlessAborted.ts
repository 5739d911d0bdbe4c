import { once } from 'node:events';

/**
 * Waits for a promise, but not past a signal: not everybody who is given one heeds it.
 *
 * @throws The signal's reason.
 */
export async function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const ended = new AbortController();
  const aborted = once(signal, 'abort', { signal: ended.signal }).then(() =>
    signal.throwIfAborted(),
  );
  try {
    return await Promise.race([promise, aborted as Promise<never>]);
  } finally {
    aborted.catch(() => {});
    ended.abort();
  }
}
