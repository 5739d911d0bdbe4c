import { readAhead } from './readAhead';

const taken = async <Item>(items: AsyncIterable<Item>) => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('readAhead', () => {
  it('gives what was read in the order of the pages', async () => {
    const read = async (page: number) => page * 10;
    expect(await taken(readAhead([1, 2, 3], read))).toEqual([10, 20, 30]);
    expect(await taken(readAhead([], read))).toEqual([]);
  });

  it('reads the next two pages, and no other, while one is in use', async () => {
    const begun: number[] = [];
    const read = async (page: number) => begun.push(page);
    const pages = readAhead([1, 2, 3, 4, 5], read);
    expect(begun).toEqual([]);
    await pages.next();
    expect(begun).toEqual([1, 2, 3]);
    await pages.next();
    expect(begun).toEqual([1, 2, 3, 4]);
    await pages.return(undefined);
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it('tells that a page could not be read when it is its turn, and reads no more', async () => {
    const begun: number[] = [];
    const read = async (page: number) => {
      begun.push(page);
      if (page === 2) throw new Error('no page 2');
      return page;
    };
    const pages = readAhead([1, 2, 3, 4], read);
    expect(await pages.next()).toEqual({ done: false, value: 1 });
    await expect(pages.next()).rejects.toThrow('no page 2');
    expect(begun).toEqual([1, 2, 3]);
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });

  it('keeps the failure of a page that nobody takes any more to itself', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    const read = async (page: number) => {
      if (page === 2) throw new Error('no page 2');
      return page;
    };
    const pages = readAhead([1, 2], read);
    await pages.next();
    await pages.return(undefined);
    await new Promise(resolve => setTimeout(resolve, 10));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
