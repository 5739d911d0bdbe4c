import type { Knex } from 'knex';

/** How many of the rows of a table are of entities that are not among those of an answer of the catalog. */
export async function countLost(
  knex: Knex,
  table: 'subjects' | 'groups',
  refs: ReadonlySet<string>,
): Promise<{ known: number; lost: number }> {
  const known: string[] = await knex(table).pluck('entity_ref');
  return {
    known: known.length,
    lost: known.filter(ref => !refs.has(ref)).length,
  };
}
