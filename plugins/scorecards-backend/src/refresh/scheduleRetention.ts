import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Database } from '../database/Database';
import { removeHistory } from '../database/operations/removeHistory';

/** Has the past end where the configuration wants it to, once a day. */
export async function scheduleRetention(options: {
  keepMs: number;
  database: Database;
  scheduler: SchedulerService;
  logger: LoggerService;
  now?: () => number;
}): Promise<void> {
  const { keepMs, database, scheduler, logger, now = Date.now } = options;
  await scheduler.scheduleTask({
    id: 'scorecards-history-retention',
    // One replica at a time. Where two overlap, the second finds nothing to remove.
    scope: 'global',
    frequency: { hours: 24 },
    timeout: { hours: 1 },
    // Not while the replica that starts has all to judge anew.
    initialDelay: { minutes: 10 },
    fn: async () => {
      const before = now() - keepMs;
      const removed = await removeHistory(database, before);
      if (removed.history + removed.outcomes === 0) return;
      const day = new Date(before).toISOString().slice(0, 10);
      logger.info(
        `History before ${day} was removed, as scorecards.history.keep says: ` +
          `${removed.history} intervals of components, ${removed.outcomes} of checks`,
      );
    },
  });
}
