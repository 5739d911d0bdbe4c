import { words, type Patterns } from './patterns';

const RELATIONAL =
  /["'`](?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|sqlite|redshift|snowflake|duckdb|cockroachdb)(?:\+\w{1,20})?:\/\//;
const DOCUMENT = /["'`]mongodb(?:\+srv)?:\/\//;
const OBJECT = /["'`](?:s3[an]?|gs|abfss?|wasbs?):\/\//;
const CACHE = /["'`]rediss?:\/\//;

const COLUMNAR =
  /\b(?:(?:read|scan|to|write|sink)_(?:parquet|feather|ipc|delta)|\.parquet)\(/;

const addresses = [
  [
    'relationalUrl',
    RELATIONAL,
    words(
      'postgres mysql mariadb mssql oracle sqlite redshift snowflake duckdb cockroachdb',
    ),
  ],
  ['documentUrl', DOCUMENT, words('mongodb')],
  [
    'objectUrl',
    OBJECT,
    words('s3:// s3a:// s3n:// gs:// abfs:// abfss:// wasb:// wasbs://'),
  ],
  ['cacheUrl', CACHE, words('redis')],
  ['columnarFile', COLUMNAR, words('parquet feather _ipc _delta')],
] as const;

/** Shows which storage is called by its address or its format. Hosts and credentials are not looked at. */
export const storage = {
  python: addresses,
  r: addresses,
  node: addresses,
} as const satisfies Patterns;
