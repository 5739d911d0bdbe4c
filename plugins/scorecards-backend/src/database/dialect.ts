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

/** The values of a list of any length as a set of rows: one parameter, where a database allows only so many. */
export function rowsOf(knex: Knex, values: readonly string[]): Knex.Raw {
  const json = JSON.stringify(values);
  return isPostgres(knex)
    ? knex.raw('(select json_array_elements_text(?::json))', [json])
    : knex.raw('(select value from json_each(?))', [json]);
}
