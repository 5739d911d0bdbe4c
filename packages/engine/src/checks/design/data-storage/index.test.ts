import { describeCheck } from '../../../testing';
import { designDataStorage } from '.';

describeCheck(designDataStorage, {
  pass: [
    {
      name: 'a resource of the catalog',
      files: { 'a.py': 'import pandas as pd\npd.read_csv("x.csv")\n' },
      subject: {
        dependsOn: ['component:default/api', 'resource:default/orders-db'],
      },
      message: 'Data is kept in orders-db (in the catalog).',
    },
    {
      name: 'drivers of several sorts',
      files: {
        'a.py': 'import psycopg2\nfrom google.cloud import bigquery\n',
        'b.R': 'library(mongolite)\n',
      },
      at: 'a.py:1',
      message:
        /PostgreSQL \(relational\), MongoDB \(document\), BigQuery \(columnar\)/,
    },
    {
      name: 'part of a package of its own',
      files: { 'a.py': 'import google.cloud.storage as gcs\n' },
      message: /Google Cloud Storage \(object\)/,
    },
    {
      name: 'a driver that code names only in an address',
      files: {
        'a.py': 'x = 1\n',
        'requirements.txt': 'psycopg2-binary==2.9\n',
      },
      at: 'requirements.txt',
      message: /PostgreSQL/,
    },
    {
      name: 'an adapter of dbt',
      files: {
        'dbt_project.yml': 'name: a',
        'requirements.txt': 'dbt-snowflake==1\n',
      },
      message: /Snowflake/,
    },
    {
      name: 'an address',
      files: { 'a.py': "d = pd.read_csv('s3://orders/a.csv')\n" },
      at: 'a.py:1',
      message: /object store/,
    },
    {
      name: 'Node',
      files: {
        'a.ts':
          "import pg from 'pg';\nimport { S3 } from '@aws-sdk/client-s3';\n",
      },
      message: /PostgreSQL.*Amazon S3/,
    },
    {
      name: 'drivers of R whose names other languages use too',
      files: { 'a.R': 'library(arrow)\nr <- redux::hiredis()\n' },
      message: /Parquet or Arrow files.*Redis/,
    },
    {
      name: 'files of a columnar format',
      files: { 'a.py': 'd = pl.scan_parquet(path)\n' },
      message: /Parquet/,
    },
  ],
  fail: [
    {
      name: 'modules of Python and Node that are called like drivers of R',
      files: {
        'a.py': 'import arrow\nd = pd.read_csv("data/a.csv")\n',
        'b.js': "import { createStore } from 'redux';\n",
      },
    },
    {
      name: 'files beside the code',
      files: { 'a.py': 'd = pd.read_csv("data/a.csv")\n' },
      at: 'a.py:1',
    },
    {
      name: 'files that R reads',
      files: { 'a.R': 'd <- read.csv(path)\n' },
      at: 'a.R:1',
    },
    {
      name: 'what only a lock of R holds',
      files: {
        'a.R': 'd <- read.csv(path)\n',
        'renv.lock':
          '{"R": {"Version": "4.4.1"}, "Packages": {"RPostgres": {"Package": "RPostgres", "Version": "1.4.7"}}}',
      },
    },
    {
      name: 'a driver in a test',
      files: {
        'a.py': 'd = pd.read_csv("data/a.csv")\n',
        'tests/test_a.py': 'import psycopg2\n',
      },
    },
  ],
  notApplicable: [
    { name: 'no data', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'a library',
      files: {
        DESCRIPTION: 'Package: a\n',
        'R/a.R': 'load_it <- function(path) readr::read_csv(path)\n',
      },
    },
  ],
});
