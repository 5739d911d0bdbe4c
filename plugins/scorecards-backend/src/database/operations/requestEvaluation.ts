import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow, SubjectRow } from '../rows';

/** Has an entity judged anew from its stored facts, as soon as a replica has time for it. */
export async function requestEvaluation(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  const repository = knex<SubjectRow>('subjects')
    .where('entity_ref', entityRef)
    .select('repository_id');
  await knex<RepositoryRow>('repositories')
    .whereIn('id', repository)
    .update({ evaluate_at: databaseNow(knex) });
}
