import type { Knex } from 'knex';
import { databaseNow } from '../dialect';
import type { RepositoryRow, SubjectRow } from '../rows';

/** Asks for a read of an entity's repository now, before all that is due by schedule. */
export async function requestRead(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  const repository = knex<SubjectRow>('subjects')
    .where('entity_ref', entityRef)
    .select('repository_id');
  await knex<RepositoryRow>('repositories')
    .whereIn('id', repository)
    .update({ requested_at: databaseNow(knex) });
}

/**
 * Asks for a read of a repository now, before all that is due by schedule.
 *
 * @returns Whether there is such a repository.
 */
export async function requestRepositoryRead(
  knex: Knex,
  id: number,
): Promise<boolean> {
  const asked = await knex<RepositoryRow>('repositories')
    .where({ id })
    .update({ requested_at: databaseNow(knex) });
  return asked > 0;
}

/** Asks for a read of repositories now, before all that is due by schedule. */
export async function requestReads(
  knex: Knex,
  ids: readonly number[],
): Promise<void> {
  await knex<RepositoryRow>('repositories')
    .whereIn('id', ids)
    .update({ requested_at: databaseNow(knex) });
}
