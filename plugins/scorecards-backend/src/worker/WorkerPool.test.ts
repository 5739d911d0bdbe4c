import { createMockDirectory } from '@backstage/backend-test-utils';
import { SMALL_SCORECARD } from '../__testUtils__/smallScorecard';
import { TimeLimitError, WorkerPool } from './WorkerPool';

jest.setTimeout(60_000);

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
      seconds: 8,
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
