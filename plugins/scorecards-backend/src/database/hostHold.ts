import type { Knex } from 'knex';
import { databaseNow } from './dialect';
import {
  BUDGET_RESERVE,
  HOUR_MS,
  LAST_RESERVE,
  LIMIT_RESERVE,
  TROUBLE_FAILURES,
} from './hosts';

const LITTLE_LEFT =
  ' has little left of its rate limit, which is for the rest of the portal.';

const BUDGET_USED =
  ' was asked as often as the portal allows itself in an hour; requestsPerHour under scorecards.hosts in its configuration says how often.';

/**
 * Why a host is left alone now, and until when, as {@link explainHold} takes it; null where it is not.
 *
 * @param reserves - `limit`: what of the host's own limit is left to the rest of the portal. `budget`: what of the
 * portal's own is left to reads that are asked for.
 */
function holdOf(
  knex: Knex,
  reserves: Record<'limit' | 'budget', Knex.Raw>,
): Knex.Raw {
  const now = databaseNow(knex);
  return knex.raw(
    `case
      when hosts.paused_until > ? or hosts.failures >= ?
        then cast(hosts.paused_until as text) || ' ' || hosts.pause_reason
      when hosts.rate_resets_at > ? and hosts.rate_remaining <= hosts.rate_limit * ?
        then cast(hosts.rate_resets_at as text) || ' ' || hosts.host || ?
      when hosts.hour + ${HOUR_MS} > ? and hosts.requests >= hosts.requests_per_hour * (1 - ?)
        then cast(hosts.hour + ${HOUR_MS} as text) || ' ' || hosts.host || ?
    end`,
    [
      now,
      TROUBLE_FAILURES,
      now,
      reserves.limit,
      LITTLE_LEFT,
      now,
      reserves.budget,
      BUDGET_USED,
    ],
  );
}

/** The same of the host of a row of `repositories`, which is not read although it is due. */
export function hostHold(knex: Knex): Knex.Raw {
  const either = (scheduled: number, requested: number) =>
    knex.raw(
      `(case when repositories.requested_at is null then ${scheduled} else ${requested} end)`,
    );
  const hold = holdOf(knex, {
    limit: either(LIMIT_RESERVE, LAST_RESERVE),
    budget: either(BUDGET_RESERVE, 0),
  });
  return knex.raw(
    '(select ? from hosts where hosts.host = repositories.host)',
    [hold],
  );
}

/** By id of each repository that is due and whose host is left alone, why it is, for a person. */
export async function readHeld(knex: Knex): Promise<Map<number, string>> {
  const hold = holdOf(knex, {
    limit: knex.raw(`${LIMIT_RESERVE}`),
    budget: knex.raw(`${BUDGET_RESERVE}`),
  });
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
