import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { Database } from '../database/Database';
import { listHosted } from '../database/listHosted';
import { requestReads } from '../database/operations/requestRead';
import type { SourceHosts } from '../source/hosts/SourceHosts';
import { changedRef, TOPICS, type ChangedRef } from './changedRef';

/**
 * Has repositories read when their host tells that they changed, before all that is due by schedule. Each event reaches one
 * replica; which one reads is another question.
 */
export async function listenToPushes(options: {
  events: EventsService;
  database: Database;
  hosts: Pick<SourceHosts, 'find'>;
  loop: { wake(): void };
  logger: LoggerService;
}): Promise<void> {
  const { events, database, hosts, loop, logger } = options;
  await events.subscribe({
    id: 'scorecards-pushes',
    topics: TOPICS,
    async onEvent(event) {
      const changed = changedRef(event);
      const ids = changed ? await idsOf(database, hosts, changed) : [];
      if (ids.length === 0) {
        logger.debug(`An event of ${event.topic} concerns no component`);
        return;
      }
      await requestReads(database, ids);
      loop.wake();
    },
  });
}

/** The repositories that are read at the ref, in whatever way their URLs are written. */
async function idsOf(
  database: Database,
  hosts: Pick<SourceHosts, 'find'>,
  { url, ref, isDefault }: ChangedRef,
): Promise<number[]> {
  const project = hosts.find(url)?.repository.project.toLowerCase();
  if (project === undefined) return [];
  const { host } = new URL(url);
  return (await listHosted(database, host, project))
    .filter(row => {
      const repository = hosts.find(row.url)?.repository;
      return (
        repository?.project.toLowerCase() === project &&
        (repository.ref === undefined ? isDefault : repository.ref === ref)
      );
    })
    .map(({ id }) => id);
}
