import type { Knex } from 'knex';

/** SQLite is the other one: it has one connection, which makes its transactions exclusive. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/** The database's time, in milliseconds since 1970: replicas' clocks may differ. */
export function databaseNow(knex: Knex): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint')
    : knex.raw("cast(unixepoch('subsec') * 1000 as integer)");
}

/**
 * The same for a query that compares with it: taken once and not anew for each row, so that an index can be used. What is
 * written takes `databaseNow`, which is later than whatever its statement had to wait for.
 */
export function databaseNowOnce(knex: Knex): Knex.Raw {
  return knex.raw('(select ?)', [databaseNow(knex)]);
}

/** A machine that stands still within a transaction holds all others up for no longer. */
const IDLE_MS = 30_000;

/**
 * For the list of what a statement returns that takes a lock which all replicas need: PostgreSQL ends the connection of who
 * then takes too long for the next statement of its transaction. SQLite has one process only.
 */
export function idleLimit(trx: Knex.Transaction): Knex.Raw[] {
  const setting = 'idle_in_transaction_session_timeout';
  return isPostgres(trx)
    ? [trx.raw('set_config(?, ?, true)', [setting, `${IDLE_MS}`])]
    : [];
}

/** The values of a list of any length as a set of rows: one parameter, where a database allows only so many. */
export function rowsOf(knex: Knex, values: readonly string[]): Knex.Raw {
  const json = JSON.stringify(values);
  return isPostgres(knex)
    ? knex.raw('(select json_array_elements_text(?::json))', [json])
    : knex.raw('(select value from json_each(?))', [json]);
}
