import type { Knex } from 'knex';
import type { GroupRow, HistoryRow, ReportRow, SubjectRow } from './rows';

/** The counters of changes: equal ones mean that what was read is still so. */
export interface EstateVersions {
  rows: number;
  /** Entities or groups came, went or moved. */
  catalog: number;
}

/** A subject with the state of its repository. */
export type EstateSubject = Pick<
  SubjectRow,
  | 'entity_ref'
  | 'title'
  | 'type'
  | 'lifecycle'
  | 'owner'
  | 'system'
  | 'domain'
  | 'tags'
  | 'repository_id'
  | 'source_problem'
  | 'read_problem'
> & {
  read_at: number | string | null;
  failures: number | null;
  last_error: string | null;
};

/** What a report comes to, as columns. */
export const STANDING_COLUMNS = [
  'entity_ref',
  'scorecard',
  'covered',
  'level',
  'level_rank',
  'possible_level',
  'possible_rank',
  'score',
  'coverage',
  'outcomes',
  'exemptions',
  'level_since',
] as const;

const REPORT_COLUMNS = [...STANDING_COLUMNS, 'evaluated_at'] as const;

/** A report without its text. */
export type EstateReport = Pick<ReportRow, (typeof REPORT_COLUMNS)[number]>;

/** An interval of history without what changed in it. */
export type EstateInterval = Pick<
  HistoryRow,
  | 'id'
  | 'entity_ref'
  | 'scorecard'
  | 'since'
  | 'until'
  | 'cause'
  | 'covered'
  | 'level'
  | 'level_rank'
  | 'score'
  | 'coverage'
>;

const INTERVAL_COLUMNS = [
  'id',
  'entity_ref',
  'scorecard',
  'since',
  'until',
  'cause',
  'covered',
  'level',
  'level_rank',
  'score',
  'coverage',
] as const;

// Others have their turn in between.
const REPORTS_AT_ONCE = 1_000;
const PIECE_MS = 10 * 24 * 60 * 60 * 1000;

/** One cheap query. */
export async function readVersions(knex: Knex): Promise<EstateVersions> {
  const rows = await knex('versions')
    .whereIn('name', ['rows', 'catalog'])
    .select('name', 'version');
  const of = (wanted: string) =>
    Number(rows.find(({ name }) => name === wanted)?.version ?? 0);
  return { rows: of('rows'), catalog: of('catalog') };
}

/** @param after - Only what changed after this count of rows. */
export async function readSubjects(
  knex: Knex,
  after?: number,
): Promise<EstateSubject[]> {
  const query = knex('subjects')
    .leftJoin('repositories', 'repositories.id', 'subjects.repository_id')
    .select(
      'subjects.entity_ref',
      'subjects.title',
      'subjects.type',
      'subjects.lifecycle',
      'subjects.owner',
      'subjects.system',
      'subjects.domain',
      'subjects.tags',
      'subjects.repository_id',
      'subjects.source_problem',
      'subjects.read_problem',
      'repositories.read_at',
      'repositories.failures',
      'repositories.last_error',
    );
  if (after !== undefined) query.where('subjects.version', '>', after);
  return query;
}

/** All reports, in pieces. */
export async function* readReports(knex: Knex): AsyncIterable<EstateReport[]> {
  let last: EstateReport | undefined;
  do {
    const query = knex('reports')
      .orderBy(['entity_ref', 'scorecard'])
      .limit(REPORTS_AT_ONCE)
      .select(...REPORT_COLUMNS);
    if (last) {
      query.whereRaw('(entity_ref, scorecard) > (?, ?)', [
        last.entity_ref,
        last.scorecard,
      ]);
    }
    const rows: EstateReport[] = await query;
    yield rows;
    last = rows[REPORTS_AT_ONCE - 1];
  } while (last);
}

/** The reports that changed after a count of rows. */
export async function readReportChanges(
  knex: Knex,
  after: number,
): Promise<EstateReport[]> {
  return knex('reports')
    .where('version', '>', after)
    .select(...REPORT_COLUMNS);
}

/**
 * The intervals of a scorecard that reach beyond a time, in their order, in pieces: some days at once, for which a database
 * needs an index and no statistics.
 */
export async function* readHistory(
  knex: Knex,
  scorecard: string,
  from: number,
): AsyncIterable<EstateInterval[]> {
  const read = (): Knex.QueryBuilder<HistoryRow, EstateInterval[]> =>
    knex('history')
      .where('scorecard', scorecard)
      .orderBy(['since', 'id'])
      .select(...INTERVAL_COLUMNS);
  yield await read()
    .where('since', '<', from)
    .where(or => or.whereNull('until').orWhere('until', '>', from));

  const bounds = await knex('history')
    .where('scorecard', scorecard)
    .where('since', '>=', from)
    .min({ first: 'since' })
    .max({ last: 'since' })
    .first();
  if (!bounds || bounds.first === null) return;
  const last = Number(bounds.last);
  for (let since = Number(bounds.first); since <= last; since += PIECE_MS) {
    yield await read()
      .where('since', '>=', since)
      .where('since', '<', since + PIECE_MS);
  }
}

/** The intervals that began or ended after a count of rows, of all scorecards, in their order. */
export async function readHistoryChanges(
  knex: Knex,
  after: number,
): Promise<EstateInterval[]> {
  return knex('history')
    .where('version', '>', after)
    .orderBy(['since', 'id'])
    .select(...INTERVAL_COLUMNS);
}

/** Owners with the group above them, and titles of owners, systems and domains. */
export async function readGroups(knex: Knex): Promise<GroupRow[]> {
  return knex('groups').select('entity_ref', 'title', 'parent');
}
