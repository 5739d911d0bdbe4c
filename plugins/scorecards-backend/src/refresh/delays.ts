const FIRST_RETRY_MS = 30_000;

/** Up to a tenth more or less, so that what began at the same time does not stay together. */
export function spread(ms: number): number {
  return Math.round(ms * (0.9 + Math.random() * 0.2));
}

/**
 * Some time within the interval: what was read for the first time in one go comes due evenly, and not in one go again.
 */
export function scatter(ms: number): number {
  return Math.round(ms * (0.1 + Math.random() * 0.9));
}

/**
 * When to try again: half a minute after the first failure, twice that after each further one, at most the usual interval.
 *
 * @param failures - In a row, before this one.
 */
export function backOff(failures: number, intervalMs: number): number {
  const exponent = Math.min(failures, 20);
  return spread(Math.min(intervalMs, FIRST_RETRY_MS * 2 ** exponent));
}
