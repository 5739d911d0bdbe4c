import type { Knex } from 'knex';
import { databaseNow } from './dialect';
import { LAST_RESERVE, LIMIT_RESERVE, TROUBLE_FAILURES } from './hosts';

const LITTLE_LEFT =
  ' has little left of its rate limit, which is for the rest of the portal.';

/**
 * Why a host is left alone now, and until when, as {@link explainHold} takes it; null where it is not.
 *
 * @param reserve - What of the host's own limit is left to the rest of the portal.
 */
function holdOf(knex: Knex, reserve: Knex.Raw): Knex.Raw {
  const now = databaseNow(knex);
  return knex.raw(
    `case
      when hosts.paused_until > ? or hosts.failures >= ?
        then cast(hosts.paused_until as text) || ' ' || hosts.pause_reason
      when hosts.rate_resets_at > ? and hosts.rate_remaining <= hosts.rate_limit * ?
        then cast(hosts.rate_resets_at as text) || ' ' || hosts.host || ?
    end`,
    [now, TROUBLE_FAILURES, now, reserve, LITTLE_LEFT],
  );
}

/** The same of the host of a row of `repositories`, which is not read although it is due. */
export function hostHold(knex: Knex): Knex.Raw {
  const reserve = knex.raw(
    `(case when repositories.requested_at is null then ${LIMIT_RESERVE} else ${LAST_RESERVE} end)`,
  );
  return knex.raw(
    '(select ? from hosts where hosts.host = repositories.host)',
    [holdOf(knex, reserve)],
  );
}

/** By id of each repository that is due and whose host is left alone, why it is, for a person. */
export async function readHeld(knex: Knex): Promise<Map<number, string>> {
  const hold = holdOf(knex, knex.raw(`${LIMIT_RESERVE}`));
  const hosts: Array<{ host: string; hold: string }> = await knex('hosts')
    .whereRaw('? is not null', [hold])
    .select('host', knex.raw('? as hold', [hold]));
  const held = new Map<number, string>();
  for (const { host, hold: reason } of hosts) {
    const message = explainHold(reason);
    const due: number[] = await knex('repositories')
      .where({ host })
      .andWhere('next_read_at', '<=', databaseNow(knex))
      .pluck('id');
    due.forEach(id => held.set(id, message));
  }
  return held;
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
