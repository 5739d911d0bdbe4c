import { Pace, type Effort } from './Pace';

/** Work that ends when it is told to, and notes when it began. */
function pacedWork(pace: Pace) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string) =>
    pace.run(() => {
      begun.push(name);
      return new Promise<string>((resolve, reject) => {
        ends.set(name, () =>
          name.startsWith('bad') ? reject(new Error(name)) : resolve(name),
        );
      });
    });
  const end = async (name: string, effort: Effort) => {
    pace.spent(effort);
    ends.get(name)!();
    await jest.advanceTimersByTimeAsync(0);
  };
  return { begun, add, end };
}

describe('Pace', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Milliseconds from the end of one piece of work until the next one begins. */
  async function restAfter(effort: Effort, more: Effort[] = []) {
    const pace = new Pace(1);
    const { begun, add, end } = pacedWork(pace);
    add('a');
    add('b');
    more.forEach(one => pace.spent(one));
    await end('a', effort);
    let ms = 0;
    for (; begun.length < 2; ms += 1) await jest.advanceTimersByTimeAsync(1);
    return ms;
  }

  it('rests after each piece, for a part of what it took', async () => {
    expect(await restAfter({ tookMs: 100, waitedMs: 0 })).toBe(50);
  });

  it('rests for much longer where it had to wait for a processor', async () => {
    expect(await restAfter({ tookMs: 100, waitedMs: 50 })).toBe(250);
  });

  it('rests for all that followed from it', async () => {
    const followed = { tookMs: 50, waitedMs: 10 };
    expect(await restAfter({ tookMs: 100, waitedMs: 0 }, [followed])).toBe(115);
  });

  it('goes on after a second on a machine that is always busy', async () => {
    expect(await restAfter({ tookMs: 20_000, waitedMs: 19_000 })).toBe(1000);
  });

  it('does so many at a time, in their order, also after one that failed', async () => {
    const { begun, add, end } = pacedWork(new Pace(2));
    const all = Promise.allSettled(['bad', 'b', 'c', 'd'].map(add));
    expect(begun).toEqual(['bad', 'b']);
    await end('bad', { tookMs: 10, waitedMs: 0 });
    expect(begun).toEqual(['bad', 'b']);
    await jest.advanceTimersByTimeAsync(5);
    expect(begun).toEqual(['bad', 'b', 'c']);
    for (const name of ['b', 'c']) await end(name, { tookMs: 0, waitedMs: 0 });
    await end('d', { tookMs: 0, waitedMs: 0 });
    expect(await all).toMatchObject([
      { reason: new Error('bad') },
      { value: 'b' },
      { value: 'c' },
      { value: 'd' },
    ]);
  });
});
