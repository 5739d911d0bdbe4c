import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import { HOUR_MS, TROUBLE_FAILURES } from '../hosts';
import type { HostRow } from '../rows';

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** What a replica found out about a host since it said so last. */
export interface HostNews {
  host: string;
  /** That count against the host's limit. */
  requests: number;
  rateLimit?: { limit?: number; remaining: number; resetsInMs?: number };
  /** A repository of it could be read. */
  wasOfUse: boolean;
}

/** Makes sure that there are rows to write to. */
export async function addHosts(
  knex: Knex,
  hosts: readonly string[],
): Promise<void> {
  if (hosts.length === 0) return;
  await knex<HostRow>('hosts')
    .insert(hosts.map(host => ({ host })))
    .onConflict('host')
    .ignore();
}

/**
 * Adds what a replica found out to what all know of a host. Answers of use end its trouble, but for those that are told of
 * in a pause: they were given before it.
 */
export async function recordHostNews(
  knex: Knex,
  { host, requests, rateLimit, wasOfUse }: HostNews,
): Promise<void> {
  const now = databaseNow(knex);
  const hour = knex.raw('(? - ? % ?)', [now, now, HOUR_MS]);
  const unlessPaused = (column: 'failures' | 'last_error', value: 0 | null) =>
    knex.raw('case when paused_until > ? then ?? else ? end', [
      now,
      column,
      value,
    ]);
  await knex<HostRow>('hosts')
    .where({ host })
    .update({
      hour,
      requests: knex.raw(
        '(case when hour = ? then requests else 0 end) + cast(? as integer)',
        [hour, requests],
      ),
      ...(rateLimit && {
        rate_limit: rateLimit.limit ?? null,
        rate_remaining: rateLimit.remaining,
        rate_resets_at:
          rateLimit.resetsInMs === undefined
            ? null
            : knex.raw('? + ?', [now, Math.round(rateLimit.resetsInMs)]),
      }),
      ...(wasOfUse && {
        answered_at: now,
        failures: unlessPaused('failures', 0),
        last_error: unlessPaused('last_error', null),
      }),
    });
}

/** A host asked to wait: nobody asks it before. A pause that is longer already stays as it is. */
export async function pauseHost(
  knex: Knex,
  host: string,
  pause: { ms: number; reason: string },
): Promise<void> {
  const now = databaseNow(knex);
  const until = knex.raw('(? + ?)', [now, Math.round(pause.ms)]);
  await addHosts(knex, [host]);
  await knex<HostRow>('hosts')
    .where({ host })
    .andWhere(query =>
      query.whereNull('paused_until').orWhere('paused_until', '<', until),
    )
    .update({ paused_until: until, pause_reason: pause.reason });
}

/**
 * A host could not be used. After some such failures in a row nobody asks it for a while, which grows with each further
 * one. What fails in a pause was under way before: it says nothing new.
 *
 * @param jitter - From 0 to 1.
 * @returns For how long, where it is paused now.
 */
export async function recordHostTrouble(
  knex: Knex,
  host: string,
  reason: string,
  jitter: number,
): Promise<number | undefined> {
  const now = databaseNow(knex);
  // A host's answer may be part of it, and PostgreSQL takes no NUL in a text.
  const error = reason.replaceAll('\0', '');
  await addHosts(knex, [host]);
  return knex.transaction(async trx => {
    const [row] = await trx<HostRow>('hosts')
      .where({ host })
      .andWhere(query =>
        query.whereNull('paused_until').orWhere('paused_until', '<=', now),
      )
      .update({ failures: trx.raw('failures + 1'), last_error: error })
      .returning('failures');
    if (!row || row.failures < TROUBLE_FAILURES) return undefined;
    const exponent = Math.min(row.failures - TROUBLE_FAILURES, 10);
    const ms = Math.round(
      Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** exponent) *
        (0.8 + 0.4 * jitter),
    );
    await trx<HostRow>('hosts')
      .where({ host })
      .update({
        paused_until: trx.raw('? + ?', [now, ms]),
        pause_reason: error,
      });
    return ms;
  });
}
