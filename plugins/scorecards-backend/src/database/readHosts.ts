import type {
  RepositoryState,
  SourceHost,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { LOCAL_HOST } from '../source/hostOf';
import { databaseNow } from './dialect';
import { BUDGET_RESERVE, HOUR_MS } from './hosts';
import { isoTime } from './isoTime';
import { repositoryState } from './repositoryState';
import type { HostRow } from './rows';

/** How many repositories of a host are in a state. */
interface StateCount {
  host: string;
  state: RepositoryState;
  count: number;
  /** When one of them was last read with success: milliseconds since 1970. */
  readAt?: number;
}

/** One pass over the repositories, whatever their number. */
async function countStates(knex: Knex): Promise<StateCount[]> {
  const rows: Array<{
    host: string;
    state: RepositoryState;
    count: number | string;
    read_at: number | string | null;
  }> = await knex
    .select('host', 'state')
    .count({ count: '*' })
    .max({ read_at: 'read_at' })
    .from(
      knex('repositories')
        .select(
          knex.raw('coalesce(host, ?) as host', [LOCAL_HOST]),
          knex.raw('? as state', [repositoryState(knex)]),
          'read_at',
        )
        .as('states'),
    )
    .groupBy('host', 'state');
  return rows.map(({ host, state, count, read_at }) => ({
    host,
    state,
    count: Number(count),
    ...(read_at !== null && { readAt: Number(read_at) }),
  }));
}

/** What a host asked for, with the database's time. */
type NowRow = HostRow & { now: number | string };

async function readHostRows(knex: Knex): Promise<NowRow[]> {
  return knex('hosts').select('*', knex.raw('? as now', [databaseNow(knex)]));
}

/**
 * The hosts of all repositories, by name: two queries.
 *
 * @param budgetOf - How many requests an hour the portal allows itself; undefined for any number.
 */
export async function readHosts(
  knex: Knex,
  budgetOf: (host: string) => number | undefined,
): Promise<SourceHost[]> {
  const counts = await countStates(knex);
  const rows = new Map((await readHostRows(knex)).map(row => [row.host, row]));
  return [...new Set(counts.map(({ host }) => host))].sort().map(host => {
    const states = counts.filter(one => one.host === host);
    const row = rows.get(host);
    const countOf = (state: RepositoryState) =>
      states.find(one => one.state === state)?.count ?? 0;
    // What has no row is not counted: a folder, or a host that is read another way.
    const perHour = row && budgetOf(host);
    const answers = [
      Number(row?.answered_at ?? 0),
      ...states.map(({ readAt = 0 }) => readAt),
    ];
    const answeredAt = Math.max(...answers);
    return {
      host,
      repositories: {
        total: states.reduce((sum, { count }) => sum + count, 0),
        failing: countOf('failing'),
        waiting: countOf('waiting'),
        reading: countOf('reading'),
      },
      ...pausedOf(row),
      ...rateLimitOf(row),
      budget: budgetIn(row, perHour),
      ...(row?.last_error && { error: row.last_error }),
      ...(answeredAt > 0 && { answeredAt: isoTime(answeredAt) }),
    };
  });
}

function budgetIn(
  row: NowRow | undefined,
  perHour: number | undefined,
): SourceHost['budget'] {
  const endsAt = Number(row?.hour ?? 0) + HOUR_MS;
  const used = row && endsAt > Number(row.now) ? row.requests : 0;
  if (perHour === undefined) return { used };
  const isUsedUp = used >= perHour * (1 - BUDGET_RESERVE);
  return { perHour, used, ...(isUsedUp && { usedUpUntil: isoTime(endsAt) }) };
}

function pausedOf(row: NowRow | undefined): Pick<SourceHost, 'paused'> {
  if (!row || Number(row.paused_until ?? 0) <= Number(row.now)) return {};
  return {
    paused: {
      until: isoTime(row.paused_until!),
      reason: row.pause_reason ?? '',
    },
  };
}

function rateLimitOf(row: NowRow | undefined): Pick<SourceHost, 'rateLimit'> {
  if (!row || row.rate_remaining === null) return {};
  const { rate_limit, rate_remaining, rate_resets_at, now } = row;
  // It has begun anew since, and the host has not said how much is left of it.
  if (Number(rate_resets_at ?? now) < Number(now)) return {};
  return {
    rateLimit: {
      ...(rate_limit !== null && { limit: rate_limit }),
      remaining: rate_remaining,
      ...(rate_resets_at !== null && { resetsAt: isoTime(rate_resets_at) }),
    },
  };
}
