import type {
  RepositoryItem,
  RepositoryState,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import type {
  RepositoriesFilter,
  RepositoriesPage,
  RepositoryPlace,
} from '../reports/Operations';
import { LOCAL_HOST } from '../source/hostOf';
import { isoTime } from './isoTime';
import { repositoryState } from './repositoryState';
import type { RepositoryRow } from './rows';

/** So many entities of a repository are named. */
const NAMED = 3;

// What fails longest stands first, then what was read longest ago; the id makes places of all.
const FAILING_SINCE = `case when failures > 0 then coalesce(failing_since, 0) else ${Number.MAX_SAFE_INTEGER} end`;
const READ_AT = 'coalesce(read_at, 0)';

type Row = RepositoryRow & { state: RepositoryState };

function placeOf(row: Row): RepositoryPlace {
  return {
    failingSince:
      row.failures > 0
        ? Number(row.failing_since ?? 0)
        : Number.MAX_SAFE_INTEGER,
    readAt: Number(row.read_at ?? 0),
    id: row.id,
  };
}

/** In `like`, with `!` before what would stand for other characters. */
const partOf = (text: string) =>
  `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;

function selected(knex: Knex, filter: RepositoriesFilter) {
  const { state, host, search } = filter;
  const query = knex<RepositoryRow>('repositories');
  if (state && state.length > 0) {
    const marks = state.map(() => '?').join(', ');
    query.whereRaw(`(?) in (${marks})`, [repositoryState(knex), ...state]);
  }
  if (host !== undefined) {
    query.where({ host: host === LOCAL_HOST ? null : host });
  }
  if (search) query.whereRaw(`lower(url) like ? escape '!'`, [partOf(search)]);
  return query;
}

/** The repositories of a page: three queries, whatever their number. */
export async function readRepositories(
  knex: Knex,
  filter: RepositoriesFilter,
): Promise<RepositoriesPage> {
  const { limit, from } = filter;
  const page = selected(knex, filter)
    .select('repositories.*', knex.raw('? as state', [repositoryState(knex)]))
    .orderByRaw(`${FAILING_SINCE}, ${READ_AT}, id`)
    // One more than the page holds: where the next one begins.
    .limit(limit + 1);
  if (from) {
    page.whereRaw(`(${FAILING_SINCE}, ${READ_AT}, id) >= (?, ?, ?)`, [
      from.failingSince,
      from.readAt,
      from.id,
    ]);
  }
  const rows = (await page) as unknown as Row[];
  const total = await selected(knex, filter).count({ count: '*' }).first();
  const shown = rows.slice(0, limit);
  const entities = await entitiesOf(
    knex,
    shown.map(({ id }) => id),
  );
  const next = rows[limit];
  return {
    items: shown.map(row => itemOf(row, entities.get(row.id))),
    total: Number(total?.count ?? 0),
    ...(next && { next: placeOf(next) }),
  };
}

interface Entities {
  refs: string[];
  count: number;
}

async function entitiesOf(
  knex: Knex,
  ids: readonly number[],
): Promise<Map<number, Entities>> {
  const found = new Map<number, Entities>();
  if (ids.length === 0) return found;
  const numbered = knex('subjects')
    .whereIn('repository_id', ids)
    .select(
      'repository_id',
      'entity_ref',
      knex.raw('count(*) over (partition by repository_id) as count'),
      knex.raw(
        'row_number() over (partition by repository_id order by entity_ref) as number',
      ),
    );
  const rows: Array<{
    repository_id: number;
    entity_ref: string;
    count: number | string;
  }> = await knex
    .from(numbered.as('numbered'))
    .where('number', '<=', NAMED)
    .orderBy(['repository_id', 'number'])
    .select('repository_id', 'entity_ref', 'count');
  for (const { repository_id, entity_ref, count } of rows) {
    const { refs } = found.get(repository_id) ?? { refs: [] };
    found.set(repository_id, {
      refs: [...refs, entity_ref],
      count: Number(count),
    });
  }
  return found;
}

function itemOf(row: Row, entities: Entities | undefined): RepositoryItem {
  const isFailing = row.failures > 0;
  return {
    id: row.id,
    url: row.url,
    host: row.host ?? LOCAL_HOST,
    state: row.state,
    entityRefs: entities?.refs ?? [],
    entities: entities?.count ?? 0,
    ...(row.revision !== null && { revision: row.revision }),
    ...(row.read_at !== null && { readAt: isoTime(row.read_at) }),
    nextReadAt: isoTime(row.next_read_at),
    failures: row.failures,
    ...(isFailing &&
      row.failing_since !== null && {
        failingSince: isoTime(row.failing_since),
      }),
    ...(row.last_error !== null && { error: row.last_error }),
  };
}
