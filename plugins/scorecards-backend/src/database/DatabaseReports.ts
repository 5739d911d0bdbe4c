import type {
  EntityReport,
  EntityRow,
  Report,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { rowsOf } from './dialect';
import type { ReportRow, SubjectRow } from './rows';
import { readStatus, statusColumns, type StatusRow } from './readStatus';
import type {
  EntitiesFilter,
  EntitiesPage,
  ReportsReader,
} from '../reports/ReportsReader';

type ListRow = StatusRow &
  Pick<SubjectRow, 'title' | 'type' | 'lifecycle' | 'owner' | 'system'> &
  Pick<
    ReportRow,
    'covered' | 'level' | 'possible_level' | 'score' | 'coverage'
  >;

const ORDER_COLUMNS = {
  name: 'lower(subjects.title)',
  owner: 'subjects.owner',
  level: 'reports.level_rank',
  score: 'reports.score',
  coverage: 'reports.coverage',
  readAt: 'repositories.read_at',
} as const;

const FACETS = ['owner', 'type', 'lifecycle'] as const;

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function rowOf(row: ListRow): EntityRow {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    ...(row.type !== null && { type: row.type }),
    ...(row.lifecycle !== null && { lifecycle: row.lifecycle }),
    ...(row.owner !== null && { owner: row.owner }),
    ...(row.system !== null && { system: row.system }),
    status: readStatus(row),
    covered: Boolean(row.covered),
    level: row.level,
    possibleLevel: row.possible_level,
    score: row.score,
    coverage: row.coverage,
  };
}

/** Reads reports from the database. How many queries a page takes does not depend on the number of entities. */
export class DatabaseReports implements ReportsReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async listEntities(
    filter: EntitiesFilter,
    visible?: readonly string[],
  ): Promise<EntitiesPage> {
    const column = ORDER_COLUMNS[filter.order];
    const matching = this.#matching(filter, visible);
    const [count, rows, facets] = await Promise.all([
      matching.clone().count({ total: '*' }).first(),
      matching
        .clone()
        .select(
          ...statusColumns(this.#knex),
          'subjects.title',
          'subjects.type',
          'subjects.lifecycle',
          'subjects.owner',
          'subjects.system',
          'reports.covered',
          'reports.level',
          'reports.possible_level',
          'reports.score',
          'reports.coverage',
        )
        // What has no value comes last, whatever the direction.
        .orderByRaw(`case when ${column} is null then 1 else 0 end`)
        .orderByRaw(`${column} ${filter.direction}`)
        .orderBy('subjects.entity_ref')
        .limit(filter.limit)
        .offset(filter.offset) as Promise<ListRow[]>,
      this.#facets(visible),
    ]);
    return {
      items: rows.map(rowOf),
      totalItems: Number((count as { total: number | string }).total),
      facets,
    };
  }

  async getReport(
    entityRef: string,
    scorecard: string,
  ): Promise<EntityReport | undefined> {
    const row: (StatusRow & { report: string | null }) | undefined =
      await this.#joined(scorecard)
        .where('subjects.entity_ref', entityRef)
        .first(...statusColumns(this.#knex), 'reports.report');
    if (!row) return undefined;
    return {
      entityRef,
      status: readStatus(row),
      ...(row.report !== null && { report: JSON.parse(row.report) as Report }),
    };
  }

  #joined(scorecard: string): Knex.QueryBuilder {
    return this.#knex('subjects')
      .leftJoin('repositories', 'repositories.id', 'subjects.repository_id')
      .leftJoin('reports', join =>
        join
          .on('reports.entity_ref', 'subjects.entity_ref')
          .andOnVal('reports.scorecard', scorecard),
      );
  }

  #matching(filter: EntitiesFilter, visible?: readonly string[]) {
    const knex = this.#knex;
    const query = this.#joined(filter.scorecard);
    if (visible) {
      query.whereRaw('subjects.entity_ref in ?', [rowsOf(knex, visible)]);
    }
    for (const name of FACETS) {
      if (filter[name]) query.whereIn(`subjects.${name}`, filter[name]);
    }
    if (filter.search) {
      const pattern = `%${escapeLike(filter.search.toLowerCase())}%`;
      query.whereRaw(
        `(lower(subjects.title) like ? escape '\\' or subjects.entity_ref like ? escape '\\')`,
        [pattern, pattern],
      );
    }
    if (filter.level) {
      const names = filter.level;
      query.where(or => {
        or.whereIn('reports.level', names);
        if (names.includes('none')) or.orWhere('reports.level_rank', 0);
        if (names.includes('unscored')) or.orWhereNull('reports.level_rank');
      });
    }
    return query;
  }

  async #facets(visible?: readonly string[]): Promise<EntitiesPage['facets']> {
    const knex = this.#knex;
    const valuesOf = (facet: (typeof FACETS)[number]) => {
      const query = knex('subjects')
        .distinct(knex.raw('? as facet', [facet]), `${facet} as value`)
        .whereNotNull(facet);
      return visible
        ? query.whereRaw('entity_ref in ?', [rowsOf(knex, visible)])
        : query;
    };
    const rows: Array<{ facet: string; value: string }> = await knex.unionAll(
      FACETS.map(valuesOf),
    );
    const of = (name: string) =>
      rows
        .filter(({ facet }) => facet === name)
        .map(({ value }) => value)
        .sort();
    return {
      owner: of('owner'),
      type: of('type'),
      lifecycle: of('lifecycle'),
    };
  }
}
