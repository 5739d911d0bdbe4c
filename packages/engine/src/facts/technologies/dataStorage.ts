import { code, markOf, notebookCode } from '../code/code';
import type { Mark } from '../code/marks';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { manifests } from '../dependencies/manifests';
import {
  eachOnce,
  placeAt,
  technologiesIn,
  type Known,
  type Technology,
} from './Technology';

const relational = 'relational';
const document = 'document';
const columnar = 'columnar';
const object = 'object';
const keyValue = 'key-value';
const search = 'search';
const vector = 'vector';
const timeSeries = 'time series';
const graph = 'graph';

const STORAGE: readonly Known[] = [
  {
    name: 'PostgreSQL',
    kind: relational,
    modules: [
      'psycopg2',
      'psycopg',
      'asyncpg',
      'RPostgres',
      'RPostgreSQL',
      'pg',
      'aiopg',
      'postgres',
      'pg-promise',
    ],
    packages: [
      'psycopg2',
      'psycopg',
      'asyncpg',
      'RPostgres',
      'psycopg2-binary',
      'psycopg-binary',
      'dbt-postgres',
      'apache-airflow-providers-postgres',
    ],
  },
  {
    name: 'MySQL or MariaDB',
    kind: relational,
    modules: [
      'pymysql',
      'MySQLdb',
      'mysql.connector',
      'aiomysql',
      'RMySQL',
      'RMariaDB',
      'mysql',
      'mysql2',
      'mariadb',
    ],
    packages: ['mysql-connector-python', 'mysqlclient', 'pymysql'],
  },
  {
    name: 'SQL Server',
    kind: relational,
    modules: ['pymssql', 'tedious', 'mssql', 'mssql_python'],
    packages: ['dbt-sqlserver', 'pymssql'],
  },
  {
    name: 'Oracle',
    kind: relational,
    modules: ['oracledb', 'cx_Oracle', 'ROracle'],
    packages: ['oracledb', 'cx-oracle'],
  },
  {
    name: 'SQLite',
    kind: relational,
    modules: [
      'sqlite3',
      'aiosqlite',
      'RSQLite',
      'better-sqlite3',
      'node:sqlite',
    ],
    files: /\.(sqlite3?|db3)$/i,
  },
  {
    name: 'a database by SQLAlchemy, ODBC, JDBC or an ORM',
    kind: relational,
    modules: [
      'sqlalchemy',
      'sqlmodel',
      'peewee',
      'pyodbc',
      'jaydebeapi',
      'odbc',
      'RJDBC',
      'django.db',
      'tortoise',
      'databases',
      'knex',
      'sequelize',
      'typeorm',
      '@prisma/client',
      'drizzle-orm',
      'ibis',
      'connectorx',
      'DBI',
    ],
    packages: ['prisma', 'flask-sqlalchemy'],
  },
  {
    name: 'MongoDB',
    kind: document,
    modules: [
      'pymongo',
      'motor',
      'mongoengine',
      'beanie',
      'mongolite',
      'mongodb',
      'mongoose',
    ],
  },
  {
    name: 'Firestore or Firebase',
    kind: document,
    modules: [
      'google.cloud.firestore',
      'firebase_admin',
      '@google-cloud/firestore',
      'firebase-admin',
      'firebase',
    ],
    packages: ['google-cloud-firestore'],
  },
  {
    name: 'Cosmos DB',
    kind: document,
    modules: ['azure.cosmos', '@azure/cosmos'],
    packages: ['azure-cosmos'],
  },
  {
    name: 'DynamoDB',
    kind: document,
    modules: ['pynamodb', '@aws-sdk/client-dynamodb', 'dynamoose', 'aiodynamo'],
  },
  { name: 'CouchDB', kind: document, modules: ['couchdb', 'nano', 'sofa'] },
  {
    name: 'BigQuery',
    kind: columnar,
    modules: [
      'google.cloud.bigquery',
      'bigrquery',
      '@google-cloud/bigquery',
      'pandas_gbq',
      'bigframes',
      'airflow.providers.google.cloud.operators.bigquery',
    ],
    packages: ['google-cloud-bigquery', 'dbt-bigquery'],
  },
  {
    name: 'Snowflake',
    kind: columnar,
    modules: ['snowflake', 'snowflake-sdk', 'airflow.providers.snowflake'],
    packages: [
      'snowflake-connector-python',
      'snowflake-snowpark-python',
      'dbt-snowflake',
      'snowflake-sqlalchemy',
    ],
  },
  {
    name: 'Redshift',
    kind: columnar,
    modules: ['redshift_connector', '@aws-sdk/client-redshift-data'],
    packages: ['dbt-redshift', 'sqlalchemy-redshift'],
  },
  {
    name: 'ClickHouse',
    kind: columnar,
    modules: [
      'clickhouse_driver',
      'clickhouse_connect',
      'RClickhouse',
      '@clickhouse/client',
    ],
    packages: ['dbt-clickhouse'],
  },
  {
    name: 'DuckDB',
    kind: columnar,
    modules: ['duckdb', '@duckdb/node-api', 'duckplyr'],
    packages: ['dbt-duckdb'],
    files: /\.duckdb$/i,
  },
  {
    name: 'Databricks or Spark tables',
    kind: columnar,
    modules: [
      'databricks.sql',
      'pyspark',
      'sparklyr',
      'SparkR',
      'deltalake',
      'delta',
      'pyiceberg',
      '@databricks/sql',
    ],
    packages: [
      'databricks-sql-connector',
      'dbt-databricks',
      'dbt-spark',
      'delta-spark',
    ],
  },
  {
    name: 'Trino or Athena',
    kind: columnar,
    modules: [
      'trino',
      'prestodb',
      'pyathena',
      'awswrangler',
      'RAthena',
      'noctua',
      'RPresto',
    ],
    packages: ['dbt-trino', 'dbt-athena'],
  },
  {
    name: 'Vertica, Teradata or Exasol',
    kind: columnar,
    modules: ['vertica_python', 'teradatasql', 'teradataml', 'pyexasol'],
  },
  {
    name: 'Parquet or Arrow files',
    kind: columnar,
    modules: [
      'pyarrow',
      'fastparquet',
      'arrow',
      'nanoparquet',
      'parquetjs',
      'apache-arrow',
    ],
    files: /\.(parquet|feather|arrow)$/i,
  },
  {
    name: 'Amazon S3 or one like it',
    kind: object,
    modules: [
      's3fs',
      'minio',
      'aws.s3',
      'paws',
      '@aws-sdk/client-s3',
      'aiobotocore',
      'boto3',
      'aioboto3',
      'obstore',
    ],
    packages: ['aws-sdk'],
  },
  {
    name: 'Google Cloud Storage',
    kind: object,
    modules: [
      'google.cloud.storage',
      'gcsfs',
      'googleCloudStorageR',
      '@google-cloud/storage',
    ],
    packages: ['google-cloud-storage'],
  },
  {
    name: 'Azure Blob Storage or Data Lake',
    kind: object,
    modules: [
      'azure.storage',
      'adlfs',
      'AzureStor',
      '@azure/storage-blob',
      '@azure/storage-file-datalake',
    ],
    packages: ['azure-storage-blob', 'azure-storage-file-datalake'],
  },
  { name: 'HDFS', kind: object, modules: ['hdfs', 'snakebite', 'pydoop'] },
  {
    name: 'Redis',
    kind: keyValue,
    modules: ['redis', 'aioredis', 'redux', 'ioredis', 'valkey'],
  },
  {
    name: 'Memcached',
    kind: keyValue,
    modules: ['pymemcache', 'memcache', 'memcached', 'memjs'],
  },
  {
    name: 'Cassandra or Scylla',
    kind: keyValue,
    modules: ['cassandra', 'cassandra-driver'],
  },
  {
    name: 'Elasticsearch or OpenSearch',
    kind: search,
    modules: [
      'elasticsearch',
      'opensearchpy',
      'elastic',
      '@elastic/elasticsearch',
      'elasticsearch_dsl',
      '@opensearch-project/opensearch',
    ],
  },
  {
    name: 'a vector store',
    kind: vector,
    modules: [
      'chromadb',
      'qdrant_client',
      'pinecone',
      'weaviate',
      'pymilvus',
      'faiss',
      'lancedb',
      'pgvector',
      '@pinecone-database/pinecone',
      '@qdrant/js-client-rest',
    ],
    packages: ['faiss-cpu', 'faiss-gpu', 'qdrant-client'],
  },
  {
    name: 'InfluxDB',
    kind: timeSeries,
    modules: [
      'influxdb_client',
      'influxdb',
      '@influxdata/influxdb-client',
      'influx',
    ],
  },
  {
    name: 'Neo4j',
    kind: graph,
    modules: ['neo4j', 'py2neo', 'neo4r', 'neo4j-driver'],
  },
  {
    name: 'a feature store',
    kind: columnar,
    modules: ['feast', 'hsfs', 'hopsworks', 'tecton', 'featureform'],
  },
];

const BY_URL: ReadonlyArray<readonly [Mark, string, string]> = [
  ['relationalUrl', 'a database by its address', relational],
  ['documentUrl', 'MongoDB', document],
  ['objectUrl', 'an object store by its address', object],
  ['cacheUrl', 'Redis', keyValue],
  ['columnarFile', 'Parquet or Arrow files', columnar],
];

/** Where the project keeps its data, by drivers that are imported or asked for, addresses in code, and files. @public */
export const dataStorage = defineDerivedFact({
  name: 'dataStorage',
  uses: { files, code, notebookCode, manifests },
  derive({
    files: all,
    code: sources,
    notebookCode: cells,
    manifests: declared,
  }): Technology[] {
    const own = [...sources, ...cells];
    const found = technologiesIn(STORAGE, own, declared, all);
    const addressed = BY_URL.flatMap(([mark, name, kind]) => {
      // A driver says more than an address.
      if (found.some(one => one.kind === kind)) return [];
      const file = own.find(
        one =>
          (one.role === 'app' || one.role === 'notebook') && markOf(one, mark),
      );
      if (!file) return [];
      return [{ name, kind, ...placeAt(file.path, markOf(file, mark)?.line) }];
    });
    return eachOnce([...found, ...addressed]);
  },
});
