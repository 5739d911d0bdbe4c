/** As many are read at the same time, each by a connection of its own. */
const AT_ONCE = 2;

/**
 * Reads pages while those before them are in use: PostgreSQL works on some while others are sent, and spends most of its
 * time on unpacking texts, for which it takes a processor a connection.
 *
 * @returns What was read, in the pages' order. Who takes no more of it ends the reading.
 */
export async function* readAhead<Page, Read>(
  pages: readonly Page[],
  read: (page: Page) => Promise<Read>,
): AsyncGenerator<Read> {
  const rest = pages.values();
  const reading: Array<Promise<Read>> = [];
  const begin = () => {
    const { value: page, done } = rest.next();
    if (done) return;
    const begun = read(page);
    // It may fail while nobody waits for it: whoever takes it is told.
    begun.catch(() => {});
    reading.push(begun);
  };
  for (let count = 0; count < AT_ONCE; count += 1) begin();
  for (let next = reading.shift(); next; next = reading.shift()) {
    const current = await next;
    begin();
    yield current;
  }
}
