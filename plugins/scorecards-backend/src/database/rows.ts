/** Big integers, which PostgreSQL's driver gives as text. */
type Milliseconds = number | string;

export interface RepositoryRow {
  id: number;
  url: string;
  etag: string | null;
  revision: string | null;
  read_key: string | null;
  read_at: Milliseconds | null;
  next_read_at: Milliseconds;
  requested_at: Milliseconds | null;
  evaluate_at: Milliseconds | null;
  leased_at: Milliseconds | null;
  lease_until: Milliseconds | null;
  fence: number;
  failures: number;
  last_error: string | null;
}

export interface SubjectRow {
  entity_ref: string;
  repository_id: number | null;
  folder: string;
  title: string;
  type: string | null;
  lifecycle: string | null;
  owner: string | null;
  system: string | null;
  definition: string;
  definition_hash: string;
  source_problem: string | null;
  read_problem: string | null;
}

export interface FactsRow {
  repository_id: number;
  folder: string;
  version: string;
  revision: string | null;
  digest: string;
  data: Buffer;
}

export interface ReportRow {
  entity_ref: string;
  scorecard: string;
  report: string;
  input_hash: string;
  evaluated_at: Milliseconds;
  covered: boolean | 0 | 1;
  level: string | null;
  level_rank: number | null;
  possible_level: string | null;
  score: number | null;
  coverage: number | null;
}

export interface RulesRow {
  hash: string;
  engine_version: string;
  generation: number;
  seen_at: Milliseconds;
}

declare module 'knex/types/tables' {
  interface Tables {
    repositories: RepositoryRow;
    subjects: SubjectRow;
    facts: FactsRow;
    reports: ReportRow;
    rules: RulesRow;
  }
}
