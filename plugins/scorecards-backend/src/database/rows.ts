import type { Cause, ReportExemption } from '@opaq/plugin-scorecards-common';

/** Big integers, which PostgreSQL's driver gives as text. */
type Milliseconds = number | string;
type Count = number | string;

/** How a check counts: passes, fails, is not applicable, unknown, an error, or taken out by an exemption in force. */
export type Letter = 'p' | 'f' | 'n' | 'u' | 'e' | 'x';

/** By check, of all that a scorecard asks for. */
export type Outcomes = Record<string, Letter>;

/** By check, what a project asks for of those that a scorecard asks for. */
export type Exemptions = Record<string, ReportExemption>;

/** A check whose outcome changed: its id, its letter before and now. Null where the scorecard did not ask for it. */
export type ChangedCheck = [string, Letter | null, Letter | null];

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
  host: string | null;
  failing_since: Milliseconds | null;
}

export interface HostRow {
  host: string;
  paused_until: Milliseconds | null;
  pause_reason: string | null;
  rate_limit: number | null;
  rate_remaining: number | null;
  rate_resets_at: Milliseconds | null;
  /** Beginning of the hour that `requests` counts. */
  hour: Milliseconds;
  requests: number;
  /** That replicas allow themselves; null for any number. */
  requests_per_hour: number | string | null;
  failures: number;
  last_error: string | null;
  answered_at: Milliseconds | null;
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
  domain: string | null;
  /** JSON: a list. */
  tags: string;
  definition: string;
  definition_hash: string;
  source_problem: string | null;
  read_problem: string | null;
  /** Of its last change, or of the last one of its repository's state. */
  version: Count;
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
  /** JSON, with the results of all checks that the scorecard asks for. */
  report: string;
  /** JSON, without the brackets of a list: the other results. */
  other_results: string;
  input_hash: string;
  evaluated_at: Milliseconds;
  covered: boolean | 0 | 1;
  level: string | null;
  level_rank: number | null;
  possible_level: string | null;
  possible_rank: number | null;
  score: number | null;
  coverage: number | null;
  /** JSON: {@link Outcomes}; empty where the scorecard does not judge the entity. */
  outcomes: string;
  /** JSON: {@link Exemptions} */
  exemptions: string;
  /** JSON: `Inputs` of standing.ts; empty in a row that was written before there was a history. */
  inputs: string;
  level_since: Milliseconds | null;
  version: Count;
}

export interface RulesRow {
  hash: string;
  engine_version: string;
  generation: number;
  seen_at: Milliseconds;
  /** JSON: hash of each scorecard by its name; null in a row that was written before there was a history. */
  scorecards: string | null;
}

export interface VersionRow {
  /** `notified` is the last row of `history` of which all that there is to tell was told. */
  name: 'rows' | 'catalog' | 'notified';
  version: Count;
}

export interface GroupRow {
  entity_ref: string;
  title: string;
  parent: string | null;
}

export interface HistoryRow {
  id: number;
  entity_ref: string;
  scorecard: string;
  since: Milliseconds;
  until: Milliseconds | null;
  cause: Cause | null;
  covered: boolean | 0 | 1;
  level: string | null;
  level_rank: number | null;
  possible_level: string | null;
  possible_rank: number | null;
  score: number | null;
  coverage: number | null;
  revision: string | null;
  /** JSON: a list of {@link ChangedCheck}. */
  checks: string;
  /** Of its last change: that it began, or that it ended. */
  version: Count;
}

export interface OutcomeRow {
  id: number;
  entity_ref: string;
  scorecard: string;
  check_id: string;
  outcome: Letter;
  since: Milliseconds;
  until: Milliseconds | null;
}

export interface ObservedDayRow {
  /** ISO 8601 */
  day: string;
}

export interface RuleChangeRow {
  id: number;
  at: Milliseconds;
  kind: 'scorecard' | 'engine';
  scorecard: string | null;
  title: string;
}

export interface ScorecardRow {
  origin: string;
  name: string;
  definition: string;
  loaded_at: Milliseconds;
}

export interface ApprovalRow {
  entity_ref: string;
  check_id: string;
  reason: string;
  /** ISO 8601 */
  expires: string;
  approved_by: string;
  approved_at: Milliseconds;
}

export interface SentRow {
  key: string;
  at: Milliseconds;
}

declare module 'knex/types/tables' {
  interface Tables {
    repositories: RepositoryRow;
    hosts: HostRow;
    subjects: SubjectRow;
    facts: FactsRow;
    reports: ReportRow;
    rules: RulesRow;
    versions: VersionRow;
    groups: GroupRow;
    history: HistoryRow;
    outcomes: OutcomeRow;
    observed_days: ObservedDayRow;
    rule_changes: RuleChangeRow;
    scorecards: ScorecardRow;
    approvals: ApprovalRow;
    sent: SentRow;
  }
}
