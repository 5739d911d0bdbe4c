import { Restraint } from './Restraint';

/** A thread of which a share of each pause goes to requests. */
function threadWith({ requests }: { requests: number }) {
  let active = 0;
  let idle = 0;
  const pass = (ms: number, share: number) => {
    active += ms * share;
    idle += ms * (1 - share);
  };
  const restraint = new Restraint({
    utilization: since => ({
      active: active - (since?.active ?? 0),
      idle: idle - (since?.idle ?? 0),
      utilization: 0,
    }),
    now: () => active + idle,
    pause: async ms => pass(ms, requests),
  });
  const rest = async (signal = new AbortController().signal) => {
    const began = active + idle;
    await restraint.rest(signal);
    return active + idle - began;
  };
  return {
    work: (ms: number) => pass(ms, 1),
    idle: (ms: number) => pass(ms, 0),
    rest,
  };
}

describe('Restraint', () => {
  it('leaves two thirds of the time to who asks for pages', async () => {
    const { work, rest } = threadWith({ requests: 0 });
    work(30);
    expect(await rest()).toBe(60);
    work(10);
    expect(await rest()).toBe(20);
  });

  it('does not rest where there was time enough', async () => {
    const { work, idle, rest } = threadWith({ requests: 0 });
    idle(60);
    work(30);
    expect(await rest()).toBe(0);
  });

  it('does less where there is more to answer', async () => {
    const { work, rest } = threadWith({ requests: 0.25 });
    work(30);
    // Of 240 ms a quarter went to requests: 90 at work, 180 not.
    expect(await rest()).toBeCloseTo(240, -1);
  });

  it('goes on after a second where there is always something to answer', async () => {
    const { work, rest } = threadWith({ requests: 0.9 });
    work(30);
    expect(await rest()).toBe(1000);
    work(30);
    expect(await rest()).toBe(1000);
  });

  it('ends when it is told to', async () => {
    const { work, rest } = threadWith({ requests: 0 });
    work(30);
    expect(await rest(AbortSignal.abort())).toBe(0);
  });
});
