import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { Database } from '../database/Database';
import { readConfig } from '../config';
import { scheduleNotifications } from './scheduleNotifications';

const scheduledBy = async (notifications?: object) => {
  const scheduler = mockServices.scheduler.mock();
  const config = mockServices.rootConfig({
    data: { scorecards: { notifications } },
  });
  await scheduleNotifications({
    config: readConfig(config).notifications,
    scheduler,
    // Nothing is run here.
    database: {} as Database,
    rules: { current: () => ({ scorecards: [], checks: [] }) },
    notifications: { send: jest.fn() },
    logger: mockServices.logger.mock(),
    metrics: metricsServiceMock.mock(),
  });
  return scheduler.scheduleTask.mock.calls.map(([{ id, frequency, scope }]) => {
    expect(scope).toBe('global');
    return [id.replace('scorecards-notify-', ''), frequency];
  });
};

describe('what is scheduled to be told', () => {
  it('is all of it by default', async () => {
    expect(await scheduledBy()).toEqual([
      ['levels', { minutes: 1 }],
      ['exemptions', { hours: 1 }],
      ['digest', { cron: '*/10 8-23 * * 1' }],
    ]);
  });

  it.each([
    ['levels', ['exemptions', 'digest']],
    ['exemptions', ['levels', 'digest']],
    ['digest', ['levels', 'exemptions']],
  ])('is the rest where %s are off', async (kind, rest) => {
    const scheduled = await scheduledBy({ [kind]: false });
    expect(scheduled.map(([id]) => id)).toEqual(rest);
  });

  it('is the digest at another time', async () => {
    const digest = { day: 'friday', hour: 16 };
    expect((await scheduledBy({ digest })).at(-1)).toEqual([
      'digest',
      { cron: '*/10 16-23 * * 5' },
    ]);
  });

  it.each([
    [{ day: 'Freitag' }, /digest\.day is 'Freitag': use one of sunday/],
    [{ hour: 24 }, /digest\.hour is 24: use a number from 0 to 23/],
  ])(
    'is not what the configuration gets wrong: %j',
    async (digest, problem) => {
      await expect(scheduledBy({ digest })).rejects.toThrow(problem);
    },
  );
});
