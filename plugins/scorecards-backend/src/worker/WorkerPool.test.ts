import { createMockDirectory } from '@backstage/backend-test-utils';
import { SMALL_SCORECARD } from '../__testUtils__/smallScorecard';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { MemoryLimitError, TimeLimitError, WorkerPool } from './WorkerPool';
import type { Urgency } from './WorkQueue';

/** A limit that is reached soon; to start a thread, which it counts, takes less of it on the busiest machine. */
const SHORT_SECONDS = 15;

describe('WorkerPool', () => {
  const folder = createMockDirectory();
  const module = (code: string) => {
    folder.setContent({ 'checks.js': code });
    return folder.resolve('checks.js');
  };
  const files = [{ origin: 'small.yaml', text: SMALL_SCORECARD }];

  it('ends a worker that takes too long, and goes on with another', async () => {
    const modulePath = module(`
      const { existsSync, writeFileSync } = require('node:fs');
      // Hangs the first time.
      if (!existsSync(__filename + '.seen')) {
        writeFileSync(__filename + '.seen', '');
        for (;;);
      }
      exports.checks = [];
    `);
    const pool = new WorkerPool({
      threads: 1,
      seconds: SHORT_SECONDS,
      checkModules: [modulePath],
    });
    try {
      await expect(pool.run('loadRules', { files })).rejects.toThrow(
        TimeLimitError,
      );
      const { scorecards } = await pool.run('loadRules', { files });
      expect(scorecards).toMatchObject([{ name: 'small' }]);
    } finally {
      await pool.close();
    }
  });

  it('counts the time of a task from when it begins', async () => {
    // Of four that wait for one thread the last one ends beyond the limit.
    const modulePath = module(`
      const end = Date.now() + ${SHORT_SECONDS * 300};
      while (Date.now() < end);
      delete require.cache[__filename];
      exports.checks = [];
    `);
    const pool = new WorkerPool({
      threads: 1,
      seconds: SHORT_SECONDS,
      checkModules: [modulePath],
    });
    try {
      const all = await Promise.all(
        Array.from({ length: 4 }, () => pool.run('loadRules', { files })),
      );
      expect(all).toHaveLength(4);
    } finally {
      await pool.close();
    }
  });

  it('leaves a thread to what somebody waits for', async () => {
    const modulePath = module(`
      const { existsSync, writeFileSync } = require('node:fs');
      // The first one goes on when the third has ended.
      if (!existsSync(__filename + '.begun')) {
        writeFileSync(__filename + '.begun', '');
        while (!existsSync(__filename + '.end'));
      }
      exports.checks = [];
    `);
    const pool = new WorkerPool({
      threads: 2,
      seconds: 30,
      checkModules: [modulePath],
    });
    const ended: string[] = [];
    const run = async (name: string, urgency: Urgency) => {
      await pool.run('loadRules', { files }, urgency);
      ended.push(name);
    };
    try {
      const first = run('first', 'later');
      while (!existsSync(`${modulePath}.begun`)) await delay(10);
      const second = run('second', 'later');
      await run('asked for', 'now');
      expect(ended).toEqual(['asked for']);
      writeFileSync(`${modulePath}.end`, '');
      await Promise.all([first, second]);
      expect(ended).toEqual(['asked for', 'first', 'second']);
    } finally {
      await pool.close();
    }
  });

  it('ends a worker that takes too much memory, and goes on with another', async () => {
    const modulePath = module(`
      const { existsSync, writeFileSync } = require('node:fs');
      // Is too much the first time.
      if (!existsSync(__filename + '.seen')) {
        writeFileSync(__filename + '.seen', '');
        const kept = [];
        for (;;) kept.push({ length: kept.length });
      }
      exports.checks = [];
    `);
    const pool = new WorkerPool({
      threads: 1,
      seconds: 30,
      memoryMegabytes: 300,
      checkModules: [modulePath],
    });
    try {
      const refused = pool.run('loadRules', { files });
      await expect(refused).rejects.toThrow(MemoryLimitError);
      await expect(refused).rejects.toThrow(
        'It needed more memory than the limit of 300 MB (scorecards.limits.memoryMegabytes).',
      );
      const { scorecards } = await pool.run('loadRules', { files });
      expect(scorecards).toMatchObject([{ name: 'small' }]);
    } finally {
      await pool.close();
    }
  });

  it('gives way to the portal where the system knows priorities of threads', async () => {
    const tasks = '/proc/self/task';
    const lowered = () =>
      existsSync(tasks)
        ? readdirSync(tasks)
            .map(id => readFileSync(`${tasks}/${id}/stat`, 'utf8'))
            // After the name in brackets: state is the third field, and the nineteenth says how nice.
            .map(stat => stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
            .filter(nice => Number(nice) > getPriority()).length
        : 0;
    expect(lowered()).toBe(0);
    const pool = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
    await pool.run('loadRules', { files });
    expect(lowered()).toBe(process.platform === 'linux' ? 1 : 0);
    await pool.close();
  });

  it.each([
    ['exports.checks = 7', /no export 'checks'/],
    ['throw new Error("boom")', /boom/],
    [
      'exports.checks = [{ id: "deps.update-bot" }]',
      /checks\.js: check 1 \('deps\.update-bot'\) cannot be used: id: use 'namespace/,
    ],
  ])('says what is wrong with a module of checks: %s', async (code, reason) => {
    const pool = new WorkerPool({
      threads: 1,
      seconds: 30,
      checkModules: [module(code)],
    });
    await expect(pool.run('loadRules', { files })).rejects.toThrow(reason);
    await pool.close();
  });
});
