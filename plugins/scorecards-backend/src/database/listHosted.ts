import type { Knex } from 'knex';
import type { RepositoryRow } from './rows';

/**
 * Repositories of a host whose URLs have a project's path somewhere in them: those of the project, and few others.
 *
 * @param project - In lower case.
 */
export async function listHosted(
  knex: Knex,
  host: string,
  project: string,
): Promise<Array<Pick<RepositoryRow, 'id' | 'url'>>> {
  // What stands for any character finds more, and nothing less.
  return knex<RepositoryRow>('repositories')
    .where({ host })
    .andWhereRaw('lower(url) like ?', [`%/${encodeURI(project)}%`])
    .select('id', 'url');
}
