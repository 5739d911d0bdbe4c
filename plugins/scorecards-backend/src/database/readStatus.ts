import type { ReadStatus } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { databaseNow } from './dialect';
import { isoTime } from './isoTime';
import type { ReportRow, RepositoryRow, SubjectRow } from './rows';

/** A subject with its repository and its report, where it has them. */
export type StatusRow = Pick<
  SubjectRow,
  'entity_ref' | 'repository_id' | 'source_problem' | 'read_problem'
> &
  Pick<RepositoryRow, 'read_at' | 'failures' | 'last_error'> &
  Pick<ReportRow, 'evaluated_at'> & { refreshing: boolean | 0 | 1 };

/** Whether a repository is being read or judged, or is about to be. */
export function isRefreshing(knex: Knex): Knex.Raw {
  const now = databaseNow(knex);
  return knex.raw(
    `(repositories.requested_at is not null
      or repositories.next_read_at <= ?
      or repositories.evaluate_at <= ?
      or repositories.lease_until > ?)`,
    [now, now, now],
  );
}

/** The columns of {@link StatusRow}, of a query over subjects joined with repositories and reports. */
export function statusColumns(knex: Knex): Array<string | Knex.Raw> {
  return [
    'subjects.entity_ref',
    'subjects.repository_id',
    'subjects.source_problem',
    'subjects.read_problem',
    'repositories.read_at',
    'repositories.failures',
    'repositories.last_error',
    'reports.evaluated_at',
    knex.raw('? as refreshing', [isRefreshing(knex)]),
  ];
}

function stateOf(row: StatusRow): ReadStatus['state'] {
  if (row.evaluated_at !== null) return 'scored';
  if (row.repository_id === null) return 'noSource';
  return row.failures > 0 || row.read_problem ? 'unreadable' : 'pending';
}

/** When and how an entity's repository was read. */
export function readStatus(row: StatusRow): ReadStatus {
  const state = stateOf(row);
  const problem =
    row.source_problem ??
    (row.failures > 0 ? row.last_error : undefined) ??
    row.read_problem;
  return {
    state,
    ...(problem && { message: problem }),
    ...(row.read_at !== null && { readAt: isoTime(row.read_at) }),
    ...(row.evaluated_at !== null && {
      evaluatedAt: isoTime(row.evaluated_at),
    }),
    stale: state === 'scored' && Boolean(problem),
    refreshing: Boolean(row.refreshing),
  };
}
