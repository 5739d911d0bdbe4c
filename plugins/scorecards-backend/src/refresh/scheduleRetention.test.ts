import { mockServices } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__/databases';
import { readConfig } from '../config';
import { scheduleRetention } from './scheduleRetention';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');

const databases = testDatabases();

const keepMsOf = (history?: object) =>
  readConfig(mockServices.rootConfig({ data: { scorecards: { history } } }))
    .history.keepMs;

describe('how long history is kept', () => {
  it('is two years, or as configured', () => {
    expect(keepMsOf()).toBe(730 * DAY);
    expect(keepMsOf({ keep: { days: 120 } })).toBe(120 * DAY);
    expect(keepMsOf({ keep: 'P1Y' })).toBe(365 * DAY);
  });

  it('is long enough for what pages compare with', () => {
    expect(() => keepMsOf({ keep: { days: 91 } })).toThrow(
      /scorecards.history.keep is less than 92 days.*write at least/,
    );
  });

  it('ends once a day, and says what went', async () => {
    const knex = await databases.init('SQLITE_3');
    const scheduler = mockServices.scheduler.mock();
    const logger = mockServices.logger.mock();
    await knex('history').insert(
      [-400, -300].map(day => ({
        entity_ref: 'component:default/a',
        scorecard: 'small',
        covered: true,
        since: NOW + (day - 9) * DAY,
        until: NOW + day * DAY,
      })),
    );
    await scheduleRetention({
      keepMs: 365 * DAY,
      database: knex,
      scheduler,
      logger,
      now: () => NOW,
    });
    const [[task]] = scheduler.scheduleTask.mock.calls;
    expect(task).toMatchObject({ scope: 'global', frequency: { hours: 24 } });
    await task.fn(new AbortController().signal);
    expect(await knex('history').pluck('until')).toEqual([NOW - 300 * DAY]);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('before 2025-11-23 was removed'),
    );
    await task.fn(new AbortController().signal);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });
});
