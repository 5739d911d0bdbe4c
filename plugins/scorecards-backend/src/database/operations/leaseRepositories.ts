import type { Knex } from 'knex';
import type { HostLimitsOf } from '../../source/hosts/HostLimits';
import { databaseNow, databaseNowOnce, isPostgres } from '../dialect';
import { readRooms, type Room } from '../hosts';
import type { RepositoryRow } from '../rows';

/** The right of one replica to work on one repository for a while. */
export interface Lease {
  id: number;
  /** Rises with each lease: what the holder of an older one writes is refused. */
  fence: number;
}

/** A repository that is due, and how it was left. */
export interface LeasedRepository extends Lease {
  url: string;
  etag?: string;
  revision?: string;
  readKey?: string;
  /** A read is due and its host has room for it; else there is only a new evaluation to be done. */
  readDue: boolean;
  /** Somebody, or a push, asked for it. */
  isRequested: boolean;
  failures: number;
}

const UNLIMITED = { concurrency: Infinity, requestsPerHour: Infinity };

/** A repository that may be taken. */
interface Candidate {
  id: number;
  host: string | null;
  is_requested: boolean | 0 | 1;
  is_due: boolean | 0 | 1;
}

/** Keeps count of what is taken of each host. */
class Rooms {
  readonly #rooms: Map<string, Room>;

  constructor(rooms: Map<string, Room>) {
    this.#rooms = rooms;
  }

  /** The hosts that nothing more is taken of. */
  full(kind: keyof Room): string[] {
    return [...this.#rooms]
      .filter(([, room]) => room[kind] <= 0)
      .map(([host]) => host);
  }

  /** @returns Whether the repository may be read. */
  take({ host, is_requested, is_due }: Candidate): boolean {
    if (!is_requested && !is_due) return false;
    const room = host === null ? undefined : this.#rooms.get(host);
    if (!room) return true;
    if (room[is_requested ? 'requested' : 'scheduled'] <= 0) return false;
    room.requested -= 1;
    room.scheduled -= 1;
    return true;
  }
}

/**
 * Takes repositories that are due and that nobody has. First those that somebody asked for, then those that are to be
 * judged anew, for which no host is asked, then by schedule those that have waited longest. What is paused, or has as much
 * to do as its limits allow, is not read. Replicas that do so at the same time get different ones.
 */
export async function leaseRepositories(
  knex: Knex,
  options: {
    limit: number;
    leaseMs: number;
    /** Default: none but pauses. */
    limitsOf?: HostLimitsOf;
  },
): Promise<LeasedRepository[]> {
  const { limit, leaseMs, limitsOf = () => UNLIMITED } = options;
  const now = databaseNow(knex);
  const time = databaseNowOnce(knex);
  return knex.transaction(async trx => {
    const rooms = new Rooms(await readRooms(trx, limitsOf));
    /** Whether it is read, by id, in order. */
    const taken = new Map<number, boolean>();
    const free = () => {
      const query = trx<RepositoryRow>('repositories')
        .select(
          'id',
          'host',
          trx.raw('requested_at is not null as is_requested'),
          trx.raw('next_read_at <= ? as is_due', [time]),
        )
        .whereNotIn('id', [...taken.keys()])
        .andWhere(other =>
          other.whereNull('lease_until').orWhere('lease_until', '<=', time),
        )
        .limit(limit - taken.size);
      if (isPostgres(knex)) query.forUpdate().skipLocked();
      return query as Knex.QueryBuilder;
    };
    const outside = (hosts: string[]) => (query: Knex.QueryBuilder) =>
      query.whereNull('host').orWhereNotIn('host', hosts);
    const takeOf = async (
      query: () => Knex.QueryBuilder,
      { ifRead }: { ifRead: boolean },
    ) => {
      let wereRefused = false;
      do {
        if (taken.size >= limit) return;
        const candidates: Candidate[] = await query();
        wereRefused = false;
        for (const candidate of candidates) {
          const isRead = rooms.take(candidate);
          if (isRead || !ifRead) taken.set(candidate.id, isRead);
          else wereRefused = true;
        }
        // Those of a host that is full now stood in the place of others'.
      } while (wereRefused);
    };

    await takeOf(
      () =>
        free()
          .whereNotNull('requested_at')
          .andWhere(outside(rooms.full('requested')))
          .orderBy(['requested_at', 'id']),
      { ifRead: true },
    );
    await takeOf(
      () =>
        free()
          .where('evaluate_at', '<=', time)
          // Of what was never read there is nothing to be judged.
          .andWhere(query =>
            query.whereNotNull('read_at').orWhere('next_read_at', '>', time),
          )
          .orderBy(['evaluate_at', 'id']),
      { ifRead: false },
    );
    await takeOf(
      () =>
        free()
          .where('next_read_at', '<=', time)
          .andWhere(outside(rooms.full('scheduled')))
          .orderBy(['next_read_at', 'id']),
      { ifRead: true },
    );
    if (taken.size === 0) return [];

    const rows = await trx<RepositoryRow>('repositories')
      .whereIn('id', [...taken.keys()])
      .update({
        fence: trx.raw('fence + 1'),
        leased_at: now,
        lease_until: trx.raw('? + ?', [now, leaseMs]),
      })
      .returning('*');
    const byId = new Map(rows.map(row => [row.id, row]));
    return [...taken].flatMap(([id, readDue]) => {
      const row = byId.get(id);
      if (!row) return [];
      return {
        id,
        fence: row.fence,
        url: row.url,
        etag: row.etag ?? undefined,
        revision: row.revision ?? undefined,
        readKey: row.read_key ?? undefined,
        readDue,
        isRequested: row.requested_at !== null,
        failures: row.failures,
      };
    });
  });
}
