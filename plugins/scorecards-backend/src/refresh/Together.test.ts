import { Together } from './Together';

/** Work that notes what it is given and ends when it is told to. */
function notedWork() {
  const given: number[][] = [];
  const ends: Array<(error?: Error) => void> = [];
  const together = new Together<number, string>(items => {
    given.push(items);
    return new Promise((resolve, reject) => {
      ends.push(error =>
        error ? reject(error) : resolve(items.map(item => `${item}!`)),
      );
    });
  });
  const end = async (index: number, error?: Error) => {
    ends[index](error);
    await new Promise(setImmediate);
  };
  return { together, given, end };
}

describe('Together', () => {
  it('does what is asked for in the same moment, and then what came meanwhile', async () => {
    const { together, given, end } = notedWork();
    const first = Promise.all([together.ask(1), together.ask(2)]);
    await new Promise(setImmediate);
    const second = Promise.all([together.ask(3), together.ask(4)]);
    expect(given).toEqual([[1, 2]]);
    await end(0);
    expect(await first).toEqual(['1!', '2!']);
    expect(given).toEqual([
      [1, 2],
      [3, 4],
    ]);
    await end(1);
    expect(await second).toEqual(['3!', '4!']);
    const last = together.ask(5);
    await new Promise(setImmediate);
    await end(2);
    expect(await last).toBe('5!');
  });

  it('lets those down whose work failed, and nobody else', async () => {
    const { together, end } = notedWork();
    const failing = together.ask(1);
    await new Promise(setImmediate);
    const next = together.ask(2);
    await Promise.all([
      expect(failing).rejects.toThrow('boom'),
      end(0, new Error('boom')),
    ]);
    await end(1);
    expect(await next).toBe('2!');
  });

  it('does not do more at a time than a statement may hold', async () => {
    const { together, given, end } = notedWork();
    const all = Promise.all(
      Array.from({ length: 120 }, (_, index) => together.ask(index)),
    );
    await new Promise(setImmediate);
    for (const index of [0, 1, 2]) await end(index);
    expect(given.map(items => items.length)).toEqual([50, 50, 20]);
    expect((await all).at(-1)).toBe('119!');
  });
});
