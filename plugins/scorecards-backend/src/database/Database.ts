import type { Knex } from 'knex';

/** The plugin's database, as the rest of the plugin hands it to the operations of this folder, without looking inside. */
export type Database = Knex;
