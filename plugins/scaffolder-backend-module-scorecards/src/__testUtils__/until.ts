/** Longer than anything takes on a busy machine; shorter than a test may. */
const ANSWERED_WITHIN_MS = 60_000;

/** Asks until there is an answer. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + ANSWERED_WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error('There is no answer');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
