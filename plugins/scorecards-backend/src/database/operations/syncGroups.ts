import type { Knex } from 'knex';
import { batches } from '../batches';
import type { GroupRow } from '../rows';
import { countUp } from './countUp';

const BATCH = 200;

/**
 * Makes the groups those that the catalog has: owners with the group above them, and titles of owners, systems and domains.
 *
 * @returns Whether anything was changed.
 */
export async function syncGroups(
  knex: Knex,
  groups: readonly GroupRow[],
): Promise<boolean> {
  return knex.transaction(async trx => {
    const known = new Map(
      (await trx<GroupRow>('groups')).map(row => [row.entity_ref, row]),
    );
    const wanted = new Map(groups.map(row => [row.entity_ref, row]));
    const changed = [...wanted.values()].filter(row => {
      const old = known.get(row.entity_ref);
      return old?.title !== row.title || old.parent !== row.parent;
    });
    const removed = [...known.keys()].filter(ref => !wanted.has(ref));
    if (changed.length + removed.length === 0) return false;

    await countUp(trx, { catalog: true });
    for (const rows of batches(changed, BATCH)) {
      await trx<GroupRow>('groups')
        .insert(rows)
        .onConflict('entity_ref')
        .merge();
    }
    for (const refs of batches(removed, BATCH)) {
      await trx<GroupRow>('groups').whereIn('entity_ref', refs).delete();
    }
    return true;
  });
}
