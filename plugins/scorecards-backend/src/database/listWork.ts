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

/** The components of a repository. */
export async function listWork(
  knex: Knex,
  repositoryId: number,
): Promise<WorkItem[]> {
  const subjects = await knex<SubjectRow>('subjects')
    .where('repository_id', repositoryId)
    .orderBy('entity_ref');
  const reports = await knex<ReportRow>('reports')
    .whereIn(
      'entity_ref',
      knex<SubjectRow>('subjects')
        .where('repository_id', repositoryId)
        .select('entity_ref'),
    )
    .select('entity_ref', 'scorecard', 'input_hash');
  const approvals = await listApprovals(
    knex,
    subjects.map(row => row.entity_ref),
  );
  return subjects.map(row => ({
    entityRef: row.entity_ref,
    folder: row.folder,
    subject: JSON.parse(row.definition) as Subject,
    definitionHash: row.definition_hash,
    hasReadProblem: row.read_problem !== null,
    approvals: approvals.get(row.entity_ref) ?? [],
    inputHashes: new Map(
      reports
        .filter(({ entity_ref }) => entity_ref === row.entity_ref)
        .map(({ scorecard, input_hash }) => [scorecard, input_hash]),
    ),
  }));
}

/** The stored facts of a repository's components, without those of another version. */
export async function listFacts(
  knex: Knex,
  repositoryId: number,
  version: string,
): Promise<FactsRow[]> {
  return knex<FactsRow>('facts').where({
    repository_id: repositoryId,
    version,
  });
}
