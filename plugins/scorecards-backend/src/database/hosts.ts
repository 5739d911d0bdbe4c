import type { Knex } from 'knex';
import type { HostLimits, HostLimitsOf } from '../source/hosts/HostLimits';
import { databaseNow, databaseNowOnce, idleLimit, isPostgres } from './dialect';
import type { HostRow } from './rows';

export const HOUR_MS = 3_600_000;

/** So many failures in a row are the host's, and not one repository's. */
export const TROUBLE_FAILURES = 3;

/** What scheduled reads leave of the portal's own budget to reads that somebody, or a push, asked for. */
export const BUDGET_RESERVE = 0.1;
/** What they leave of the host's own limit to the rest of the portal, which has the same credentials. */
export const LIMIT_RESERVE = 0.2;
/** What reads that were asked for leave of it. */
export const LAST_RESERVE = 0.05;

/** How many repositories of a host may be read now, beside those that are being read. */
export interface Room {
  requested: number;
  scheduled: number;
}

type HostNow = Pick<
  HostRow,
  | 'host'
  | 'failures'
  | 'hour'
  | 'requests'
  | 'requests_per_hour'
  | 'rate_limit'
  | 'rate_remaining'
  | 'rate_resets_at'
> & {
  is_paused: boolean | 0 | 1 | null;
  now: number | string;
};

function roomOf(
  row: HostNow,
  reading: number,
  { concurrency, requestsPerHour }: HostLimits,
): Room {
  if (row.is_paused) return { requested: 0, scheduled: 0 };
  if (row.failures >= TROUBLE_FAILURES) {
    // One tries whether it is well again.
    const room = Math.max(0, 1 - reading);
    return { requested: room, scheduled: room };
  }
  const now = Number(row.now);
  const used = Number(row.hour) === now - (now % HOUR_MS) ? row.requests : 0;
  const isCurrent = Number(row.rate_resets_at ?? 0) > now;
  const leftAtHost =
    isCurrent && row.rate_limit
      ? (row.rate_remaining ?? 0) / row.rate_limit
      : 1;
  const room = Math.max(0, concurrency - reading);
  const open = (budgetReserve: number, limitReserve: number) =>
    used < requestsPerHour * (1 - budgetReserve) && leftAtHost > limitReserve
      ? room
      : 0;
  return {
    requested: open(0, LAST_RESERVE),
    scheduled: open(BUDGET_RESERVE, LIMIT_RESERVE),
  };
}

/** How many repositories of each host are being read, by any replica. */
async function readingByHost(knex: Knex): Promise<Map<string, number>> {
  const now = databaseNowOnce(knex);
  // As long as a read goes on, its repository is due.
  const rows = await knex('repositories')
    .where('lease_until', '>', now)
    .whereNotNull('host')
    .andWhere(query =>
      query.whereNotNull('requested_at').orWhere('next_read_at', '<=', now),
    )
    .pluck('host');
  const counts = new Map<string, number>();
  for (const host of rows as string[]) {
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return counts;
}

async function readHostsNow(knex: Knex): Promise<HostNow[]> {
  const now = databaseNow(knex);
  return knex('hosts').select(
    'host',
    'failures',
    'hour',
    'requests',
    'requests_per_hour',
    'rate_limit',
    'rate_remaining',
    'rate_resets_at',
    knex.raw('paused_until > ? as is_paused', [now]),
    knex.raw('? as now', [now]),
  );
}

const isTried = ({ failures, is_paused }: HostNow) =>
  failures >= TROUBLE_FAILURES && !is_paused;

/** Writes down what is allowed, where that changed: who asks why nothing is read need not know the configuration. */
async function keepBudgets(
  trx: Knex.Transaction,
  rows: readonly HostNow[],
  limitsOf: HostLimitsOf,
): Promise<void> {
  const inOrder = [...rows].sort((a, b) => (a.host < b.host ? -1 : 1));
  for (const { host, requests_per_hour: kept } of inOrder) {
    const { requestsPerHour } = limitsOf(host);
    const allowed = Number.isFinite(requestsPerHour)
      ? Math.floor(requestsPerHour)
      : null;
    if ((kept === null ? null : Number(kept)) !== allowed) {
      await trx<HostRow>('hosts')
        .where({ host })
        .update({ requests_per_hour: allowed });
    }
  }
}

/** What may be read of each source host that is known, by the database's clock and for all replicas. */
export async function readRooms(
  trx: Knex.Transaction,
  limitsOf: HostLimitsOf,
): Promise<Map<string, Room>> {
  let rows = await readHostsNow(trx);
  if (isPostgres(trx) && rows.some(isTried)) {
    // Replicas take turns, so that one of them tries and no more.
    await trx('hosts')
      .where('failures', '>=', TROUBLE_FAILURES)
      .orderBy('host')
      .forUpdate()
      .select('host', ...idleLimit(trx));
    rows = await readHostsNow(trx);
  }
  await keepBudgets(trx, rows, limitsOf);
  const reading = await readingByHost(trx);
  return new Map(
    rows.map(row => [
      row.host,
      roomOf(row, reading.get(row.host) ?? 0, limitsOf(row.host)),
    ]),
  );
}
