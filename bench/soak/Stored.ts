import type { Knex } from 'knex';
import { databaseNow } from '../../plugins/scorecards-backend/src/database/dialect';
import type {
  FactsRow,
  HistoryRow,
  HostRow,
  OutcomeRow,
  ReportRow,
  RepositoryRow,
  SubjectRow,
} from '../../plugins/scorecards-backend/src/database/rows';

/** A component with what is known of its repository. */
export type StoredSubject = SubjectRow &
  Pick<RepositoryRow, 'url' | 'failures' | 'failing_since' | 'last_error'>;

/** All that is verified, as the database has it at one moment. */
export interface Stored {
  /** By the database's clock. */
  now: number;
  subjects: StoredSubject[];
  repositories: RepositoryRow[];
  hosts: HostRow[];
  facts: FactsRow[];
  reports: ReportRow[];
  /** By time. */
  history: HistoryRow[];
  /** By time. */
  outcomes: OutcomeRow[];
  /** The count of rows by which replicas learn of changes. */
  counter: number;
}

export async function readStored(knex: Knex): Promise<Stored> {
  const now = await knex
    .select({ now: databaseNow(knex) })
    .first<{ now: string }>();
  const counter = await knex('versions').where('name', 'rows').first();
  return {
    now: Number(now.now),
    subjects: await knex('subjects')
      .leftJoin('repositories', 'repositories.id', 'subjects.repository_id')
      .select(
        'subjects.*',
        'repositories.url',
        'repositories.failures',
        'repositories.failing_since',
        'repositories.last_error',
      ),
    repositories: await knex('repositories'),
    hosts: await knex('hosts'),
    facts: await knex('facts'),
    reports: await knex('reports'),
    history: await knex('history').orderBy(['since', 'id']),
    outcomes: await knex('outcomes').orderBy(['since', 'id']),
    counter: Number(counter?.version ?? 0),
  };
}
