import type { Knex } from 'knex';
import { databaseNow, idleLimit } from '../dialect';
import type { VersionRow } from '../rows';

/** The number that a transaction stamps on what it writes, and its time. */
export interface Stamp {
  version: number;
  /** Milliseconds since 1970, by the database's clock. */
  now: number;
}

/**
 * Begins a write of what the estate holds in memory. Others wait until it is committed, so that numbers become visible in
 * their order; whoever needs the lock of a repository takes that first.
 *
 * @param options - `catalog`: entities or groups come, go or move, and the estate is to be loaded anew.
 */
export async function countUp(
  trx: Knex.Transaction,
  options: { catalog?: boolean } = {},
): Promise<Stamp> {
  const increase = (name: VersionRow['name']) =>
    trx<VersionRow>('versions')
      .where('name', name)
      .update({ version: trx.raw('version + 1') });
  // knex's types know columns only.
  const returned = [
    'version',
    trx.raw('? as now', [databaseNow(trx)]),
    ...idleLimit(trx),
  ] as unknown as ['version'];
  const [stamp] = (await increase('rows').returning(
    returned,
  )) as unknown as Array<Record<keyof Stamp, string>>;
  if (options.catalog) await increase('catalog');
  return { version: Number(stamp.version), now: Number(stamp.now) };
}
