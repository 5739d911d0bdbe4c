import { WorkQueue, type Urgency } from './WorkQueue';

/** Work that ends when it is told to, and notes when it began. */
function notedWork(queue: WorkQueue) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const add = (name: string, urgency: Urgency) =>
    queue.run(urgency, () => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => {
        ends.set(name, error => (error ? reject(error) : resolve(name)));
      });
    });
  const end = async (name: string, error?: Error) => {
    ends.get(name)!(error);
    await new Promise(setImmediate);
  };
  return { begun, add, end };
}

describe('WorkQueue', () => {
  it('does so many at a time, the most urgent first and else in their order', async () => {
    const { begun, add, end } = notedWork(new WorkQueue(2));
    const all = Promise.all([
      add('a', 'later'),
      add('b', 'later'),
      add('c', 'later'),
      add('d', 'later'),
      add('e', 'soon'),
      add('f', 'now'),
    ]);
    expect(begun).toEqual(['a', 'b']);
    for (const name of ['a', 'b', 'f', 'e', 'c', 'd']) await end(name);
    expect(begun).toEqual(['a', 'b', 'f', 'e', 'c', 'd']);
    expect(await all).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('goes on after one that failed', async () => {
    const { begun, add, end } = notedWork(new WorkQueue(1));
    const failing = add('a', 'now');
    const next = add('b', 'now');
    await Promise.all([
      expect(failing).rejects.toThrow('boom'),
      end('a', new Error('boom')),
    ]);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(await next).toBe('b');
    const last = add('c', 'later');
    await end('c');
    expect(await last).toBe('c');
  });
});
