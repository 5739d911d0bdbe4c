import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { MetricsService } from '../backstageAlpha';
import type { NotificationsConfig } from '../config';
import type { Database } from '../database/Database';
import { Digest } from './Digest';
import { ExemptionNotifier } from './ExemptionNotifier';
import { LevelNotifier } from './LevelNotifier';
import { Outbox } from './Outbox';
import { RulesNotifier } from './RulesNotifier';
import type { NamedRules } from './Titles';

/** Has those told that are concerned, as far as the configuration wants it. */
export async function scheduleNotifications(options: {
  config: NotificationsConfig;
  database: Database;
  rules: NamedRules;
  notifications: NotificationService;
  scheduler: SchedulerService;
  logger: LoggerService;
  metrics: MetricsService;
}): Promise<void> {
  const { config, scheduler, metrics } = options;
  const messages = metrics.createCounter('scorecards.notifications', {
    description: 'Notifications, by outcome: sent or failed',
  });
  const outbox = new Outbox({
    ...options,
    onEnd: outcome => messages.add(1, { outcome }),
  });
  const parts = { ...options, outbox, now: () => new Date() };
  // One replica at a time. What goes out once does so even where two overlap.
  const task = { scope: 'global', timeout: { minutes: 10 } } as const;

  if (config.levels) {
    const levels = new LevelNotifier(parts);
    const rules = new RulesNotifier(parts);
    await scheduler.scheduleTask({
      ...task,
      id: 'scorecards-notify-levels',
      frequency: { minutes: 1 },
      fn: async () => {
        await levels.run();
        await rules.run();
      },
    });
  }
  if (config.exemptions) {
    const exemptions = new ExemptionNotifier(parts);
    await scheduler.scheduleTask({
      ...task,
      id: 'scorecards-notify-exemptions',
      frequency: { hours: 1 },
      // Not while the replica that starts has all to judge anew.
      initialDelay: { minutes: 5 },
      fn: () => exemptions.run(),
    });
  }
  if (config.digest) {
    const { day, hour } = config.digest;
    const digest = new Digest(parts);
    await scheduler.scheduleTask({
      ...task,
      id: 'scorecards-notify-digest',
      // Until the day ends, for what failed to be sent at first.
      frequency: { cron: `*/10 ${hour}-23 * * ${day}` },
      fn: () => digest.run(),
    });
  }
}
