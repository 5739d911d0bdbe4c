import type { ReadStatus } from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { databaseNow } from './dialect';
import { explainHold, hostHold } from './hostHold';
import { isoTime } from './isoTime';
import type { ReportRow, RepositoryRow, SubjectRow } from './rows';

/** A subject with its repository and its report, where it has them. */
export type StatusRow = Pick<
  SubjectRow,
  'entity_ref' | 'repository_id' | 'source_problem' | 'read_problem'
> &
  Pick<RepositoryRow, 'read_at' | 'failures' | 'last_error'> &
  Pick<ReportRow, 'evaluated_at'> & {
    /** A read was asked for. */
    requested: boolean | 0 | 1 | null;
    /** It is time for a read. */
    read_due: boolean | 0 | 1 | null;
    refreshing: boolean | 0 | 1 | null;
    /** See {@link hostHold}. */
    hold: string | null;
  };

/** Whether a repository is being read or judged, or is about to be: what waits for a host that is left alone is not. */
export function isRefreshing(knex: Knex): Knex.Raw {
  const now = databaseNow(knex);
  return knex.raw(
    `(repositories.lease_until > ?
      or repositories.evaluate_at <= ?
      or (repositories.requested_at is not null
          or repositories.next_read_at <= ?) and ? is null)`,
    [now, now, now, hostHold(knex)],
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
    knex.raw('repositories.requested_at is not null as requested'),
    knex.raw('repositories.next_read_at <= ? as read_due', [databaseNow(knex)]),
    knex.raw('? as refreshing', [isRefreshing(knex)]),
    knex.raw('? as hold', [hostHold(knex)]),
  ];
}

function stateOf(row: StatusRow): ReadStatus['state'] {
  if (row.evaluated_at !== null) return 'scored';
  if (row.repository_id === null) return 'noSource';
  return row.failures > 0 || row.read_problem ? 'unreadable' : 'pending';
}

/** What is wrong, and what somebody who asked for a read waits for. */
function explain(row: StatusRow) {
  const { hold, failures, last_error: lastError } = row;
  const problem =
    row.source_problem ??
    (failures > 0 ? lastError : undefined) ??
    row.read_problem ??
    (hold && row.read_due ? explainHold(hold) : undefined);
  const wait = hold && row.requested ? explainHold(hold) : undefined;
  const isSaid = !wait || !problem || problem === wait;
  return { problem, message: isSaid ? problem ?? wait : `${problem} ${wait}` };
}

/** When and how an entity's repository was read. */
export function readStatus(row: StatusRow): ReadStatus {
  const state = stateOf(row);
  const { problem, message } = explain(row);
  return {
    state,
    ...(message && { message }),
    ...(row.read_at !== null && { readAt: isoTime(row.read_at) }),
    ...(row.evaluated_at !== null && {
      evaluatedAt: isoTime(row.evaluated_at),
    }),
    stale: state === 'scored' && Boolean(problem),
    refreshing: Boolean(row.refreshing),
  };
}
