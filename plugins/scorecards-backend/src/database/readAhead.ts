/**
 * Reads pages in turn, each while the one before it is in use: PostgreSQL works on one while the other is sent.
 *
 * @returns What was read, in the pages' order. Who takes no more of it ends the reading.
 */
export async function* readAhead<Page, Read>(
  pages: readonly Page[],
  read: (page: Page) => Promise<Read>,
): AsyncGenerator<Read> {
  const begin = (page: Page) => {
    const reading = read(page);
    // It may fail while nobody waits for it: whoever takes it is told.
    reading.catch(() => {});
    return reading;
  };
  let next: Promise<Read> | undefined;
  for (const [index, page] of pages.entries()) {
    const current = await (next ?? begin(page));
    next = index + 1 < pages.length ? begin(pages[index + 1]) : undefined;
    yield current;
  }
}
