import { healthSchema } from '@opaq/plugin-scorecards-common';
import { ReplicaHealth, type LoopState } from './ReplicaHealth';

const MINUTE = 60_000;

describe('the health of a replica', () => {
  let now = 0;
  let loop: LoopState;
  let health: ReplicaHealth;

  beforeEach(() => {
    now = 5_000;
    loop = { lookedMs: 900, heldMs: 0 };
    health = new ReplicaHealth({
      loop: { state: () => loop },
      catalogIntervalMs: MINUTE,
      now: () => now,
    });
  });

  const current = () => healthSchema.parse(health.current());

  it('is well from the start, also before the catalog was read', () => {
    expect(current()).toEqual({ status: 'ok', loopAge: 1 });
    health.catalogRead();
    now += 90_000;
    expect(current()).toEqual({ status: 'ok', loopAge: 1, catalogAge: 90 });
  });

  it('is stuck when its loop has not looked for a minute', () => {
    loop.lookedMs = 59_000;
    expect(current().status).toBe('ok');
    loop.lookedMs = 61_000;
    expect(current()).toEqual({
      status: 'stuck',
      loopAge: 61,
      message: expect.stringContaining('not looked for work for 61 seconds'),
    });
  });

  it('is stuck when nothing that it has ends any more', () => {
    loop.heldMs = 29 * MINUTE;
    expect(current().status).toBe('ok');
    loop.heldMs = 31 * MINUTE;
    expect(current()).toMatchObject({
      status: 'stuck',
      message: expect.stringContaining('has ended for 31 minutes'),
    });
  });

  it('is stuck when the catalog was not read for long, and well again when it was', () => {
    now += 31 * MINUTE;
    expect(current()).toMatchObject({
      status: 'stuck',
      message: expect.stringContaining('The catalog was not read'),
    });
    health.catalogRead();
    expect(current().status).toBe('ok');
  });

  it('gives a catalog that is read seldom more time', () => {
    health = new ReplicaHealth({
      loop: { state: () => loop },
      catalogIntervalMs: 60 * MINUTE,
      now: () => now,
    });
    now += 4 * 60 * MINUTE;
    expect(current().status).toBe('ok');
    now += 2 * 60 * MINUTE;
    expect(current().status).toBe('stuck');
  });
});
