import type { Knex } from 'knex';
import { databaseNow } from './dialect';

/** For how long reports have not been compared with their repositories, in seconds. */
export interface Ages {
  oldest: number;
  /** Nineteen of twenty repositories were read since. */
  p95: number;
}

/** By the index of when repositories were read. @returns Undefined where none was read yet. */
export async function readAges(knex: Knex): Promise<Ages | undefined> {
  const read = () => knex('repositories').whereNotNull('read_at');
  const counted = await read().count({ count: '*' }).first();
  const count = Number(counted?.count ?? 0);
  const at = async (share: number) => {
    const row: { age: number | string } | undefined = await read()
      .orderBy('read_at')
      .offset(Math.floor(count * share))
      .first(knex.raw('? - read_at as age', [databaseNow(knex)]));
    // A clock that was set back makes nothing younger than new.
    return row && Math.max(0, Number(row.age) / 1000);
  };
  const oldest = await at(0);
  const p95 = await at(0.05);
  return oldest === undefined || p95 === undefined
    ? undefined
    : { oldest, p95 };
}
