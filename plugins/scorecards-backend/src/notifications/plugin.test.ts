import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import {
  componentOf,
  SMALL_SCORECARD,
  startPlugin,
} from '../__testUtils__/startPlugin';

describe('notifications of the plugin', () => {
  const files = createMockDirectory();
  const write = (path: string, text: string) => {
    const file = files.resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };

  it('tell an owner that a change of code cost a level', async () => {
    const send = jest.fn<Promise<void>, [NotificationSendOptions]>();
    const scheduler = mockServices.scheduler();
    write('repositories/churn/app.py', '');
    write('repositories/churn/renovate.json', '{}');
    const plugin = await startPlugin({
      entities: [
        componentOf('churn', `file:${files.resolve('repositories/churn')}`),
      ],
      scorecards: {
        files: [write('small.yaml', SMALL_SCORECARD)],
        localFolders: [files.resolve('repositories')],
      },
      features: [
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
      ],
    });
    await scheduler.triggerTask('scorecards-catalog-sync');
    expect((await plugin.settled('churn')).report?.level).toBe('bronze');
    await scheduler.triggerTask('scorecards-notify-levels');
    expect(send).not.toHaveBeenCalled();

    rmSync(files.resolve('repositories/churn/renovate.json'));
    await plugin.refresh('churn');
    expect((await plugin.settled('churn')).report?.level).toBeNull();
    await scheduler.triggerTask('scorecards-notify-levels');
    await scheduler.triggerTask('scorecards-notify-levels');
    expect(send.mock.calls).toEqual([
      [
        {
          recipients: { type: 'entity', entityRef: 'group:default/data' },
          payload: expect.objectContaining({
            title: 'churn lost Bronze',
            description: expect.stringMatching(
              /^It is at no level now, by Small\. The code changed \([0-9a-f]{7}\)\. What fails now: “.*”\.$/,
            ),
          }),
        },
      ],
    ]);
  });
});
