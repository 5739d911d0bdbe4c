import type { Patterns } from './patterns';

const RELATIONAL =
  /["'`](?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|sqlite|redshift|snowflake|duckdb|cockroachdb)(?:\+\w{1,20})?:\/\//;
const DOCUMENT = /["'`]mongodb(?:\+srv)?:\/\//;
const OBJECT = /["'`](?:s3[an]?|gs|abfss?|wasbs?):\/\//;
const CACHE = /["'`]rediss?:\/\//;

const addresses = [
  ['relationalUrl', RELATIONAL],
  ['documentUrl', DOCUMENT],
  ['objectUrl', OBJECT],
  ['cacheUrl', CACHE],
] as const;

/** Shows which storage is called by its address. Hosts and credentials are not looked at. */
export const storage = {
  python: addresses,
  r: addresses,
  node: addresses,
} as const satisfies Patterns;
