import type { Approval, Subject } from '@opaq/engine';
import type { Knex } from 'knex';
import { listApprovals } from './listApprovals';
import type { FactsRow, ReportRow, SubjectRow } from './rows';

/** A component of a repository, with what its reports were made from. */
export interface WorkItem {
  entityRef: string;
  folder: string;
  subject: Subject;
  definitionHash: string;
  hasReadProblem: boolean;
  /** Of its exemptions. */
  approvals: Approval[];
  /** By scorecard. */
  inputHashes: Map<string, string>;
}

/** Stored facts without what they say. */
export type KnownFacts = Omit<FactsRow, 'data'>;

/** What there is to be done of a repository: its components, and what is known of it. */
export interface Work {
  items: WorkItem[];
  /** Of any version. */
  facts: KnownFacts[];
}

/** The work of some repositories, in their order. So many statements for one as for all. */
export async function listWork(
  knex: Knex,
  repositoryIds: readonly number[],
): Promise<Work[]> {
  const subjects = await knex<SubjectRow>('subjects')
    .whereIn('repository_id', repositoryIds)
    .orderBy('entity_ref');
  const reports: Array<
    Pick<ReportRow, 'entity_ref' | 'scorecard' | 'input_hash'>
  > = await knex('subjects')
    .join('reports', 'reports.entity_ref', 'subjects.entity_ref')
    .whereIn('subjects.repository_id', repositoryIds)
    .select('reports.entity_ref', 'reports.scorecard', 'reports.input_hash');
  const facts: KnownFacts[] = await knex<FactsRow>('facts')
    .whereIn('repository_id', repositoryIds)
    .select('repository_id', 'folder', 'version', 'revision', 'digest');
  const approvals = await listApprovals(
    knex,
    subjects.map(row => row.entity_ref),
  );
  const hashes = new Map<string, Map<string, string>>();
  for (const { entity_ref, scorecard, input_hash } of reports) {
    const ofEntity = hashes.get(entity_ref) ?? new Map<string, string>();
    hashes.set(entity_ref, ofEntity.set(scorecard, input_hash));
  }
  const itemOf = (row: SubjectRow): WorkItem => ({
    entityRef: row.entity_ref,
    folder: row.folder,
    subject: JSON.parse(row.definition) as Subject,
    definitionHash: row.definition_hash,
    hasReadProblem: row.read_problem !== null,
    approvals: approvals.get(row.entity_ref) ?? [],
    inputHashes: hashes.get(row.entity_ref) ?? new Map(),
  });
  return repositoryIds.map(id => ({
    items: subjects.filter(row => row.repository_id === id).map(itemOf),
    facts: facts.filter(row => row.repository_id === id),
  }));
}

/**
 * The stored facts of a repository's components, without those of another version.
 *
 * @param folder - Default: all of them.
 */
export async function listFacts(
  knex: Knex,
  repositoryId: number,
  version: string,
  folder?: string,
): Promise<FactsRow[]> {
  return knex<FactsRow>('facts').where({
    repository_id: repositoryId,
    version,
    ...(folder !== undefined && { folder }),
  });
}
