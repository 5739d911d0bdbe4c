import type { Knex } from 'knex';
import { databaseNow } from './dialect';
import { LAST_RESERVE, LIMIT_RESERVE, TROUBLE_FAILURES } from './hosts';

const LITTLE_LEFT =
  ' has little left of its rate limit, which is for the rest of the portal.';

/**
 * Why a row of `repositories` is not read although it is due, as its host is left alone, and until when, as
 * {@link explainHold} takes it; null where it is not.
 */
export function hostHold(knex: Knex): Knex.Raw {
  const now = databaseNow(knex);
  return knex.raw(
    `(select case
        when hosts.paused_until > ? or hosts.failures >= ?
          then cast(hosts.paused_until as text) || ' ' || hosts.pause_reason
        when hosts.rate_resets_at > ? and hosts.rate_remaining <= hosts.rate_limit *
            (case when repositories.requested_at is null then ? else ? end)
          then cast(hosts.rate_resets_at as text) || ' ' || hosts.host || ?
        end
      from hosts where hosts.host = repositories.host)`,
    [
      now,
      TROUBLE_FAILURES,
      now,
      ...[LIMIT_RESERVE, LAST_RESERVE].map(share => knex.raw(`${share}`)),
      LITTLE_LEFT,
    ],
  );
}

/** For a person: whose doing it is, and when it goes on. */
export function explainHold(hold: string): string {
  const space = hold.indexOf(' ');
  const until = Number(hold.slice(0, space));
  const reason = hold.slice(space + 1);
  if (until <= Date.now()) return `${reason} It is being tried again.`;
  const [day, time] = new Date(until).toISOString().split('T');
  return `${reason} It is asked again at ${time.slice(0, 5)} UTC on ${day}.`;
}
