import { describeCheck } from '../../../testing';
import { dataValidation } from '.';

const READS = 'import pandas as pd\n\nd = pd.read_csv("data/orders.csv")\n';

describeCheck(dataValidation, {
  pass: [
    {
      name: 'pandera',
      files: { 'a.py': `import pandera.pandas as pa\n${READS}` },
      at: 'a.py:1',
      message: /validates data with pandera/,
    },
    {
      name: 'Great Expectations',
      files: { 'a.py': `import great_expectations as gx\n${READS}` },
    },
    {
      name: 'a suite of Great Expectations',
      files: { 'a.py': READS, 'gx/great_expectations.yml': 'config: 1\n' },
    },
    {
      name: 'pointblank in R',
      files: { 'a.R': 'd <- read.csv("a.csv")\npointblank::create_agent(d)\n' },
      at: 'a.R:2',
    },
    { name: 'assertr', files: { 'a.R': 'library(assertr)\n' } },
    {
      name: 'tests of dbt',
      files: {
        'dbt_project.yml': 'name: a',
        'models/marts/schema.yml':
          'models:\n  - name: a\n    columns:\n      - name: id\n        data_tests:\n          - unique\n',
      },
      at: 'models/marts/schema.yml:5',
    },
    {
      name: 'expectations of Delta Live Tables',
      files: {
        'a.py':
          'import dlt\n\n@dlt.expect_or_drop("id", "id is not null")\ndef a():\n    return spark.read.table("b")\n',
      },
    },
    {
      name: 'asset checks of Dagster',
      files: {
        'a.py':
          'from dagster import asset_check\n\n@asset_check(asset="a")\ndef b():\n    return 1\n',
      },
    },
    {
      name: 'a schema of rows in Node, where they are read',
      files: {
        'src/orders.ts':
          "import { parse } from 'csv-parse/sync';\nimport { z } from 'zod';\nconst rows = parse(await readFile('data/raw/a.csv'));\n",
      },
      at: 'src/orders.ts:2',
      message: /validates data with zod/,
    },
    {
      name: 'a schema of rows of a sheet',
      files: {
        'src/orders.ts':
          "import * as XLSX from 'xlsx';\nimport { z } from 'zod';\nconst rows = XLSX.utils.sheet_to_json(XLSX.readFile('data/raw/a.xlsx').Sheets.a);\nrows.map(row => Order.parse(row));\n",
      },
      at: 'src/orders.ts:2',
    },
    {
      name: 'checks in a test',
      files: {
        'a.py': READS,
        'tests/test_data.py': 'from deepchecks.tabular import Dataset\n',
      },
    },
    {
      name: 'checkmate that says what a table holds',
      files: {
        'a.R':
          'd <- read.csv("data/a.csv")\ncheckmate::assert_data_frame(d, any.missing = FALSE, min.rows = 1)\n',
      },
      at: 'a.R:2',
    },
  ],
  fail: [
    {
      name: 'dbt without tests',
      files: {
        'transform/dbt_project.yml': 'name: shop\n',
        'transform/models/a.sql': 'select 1\n',
      },
      at: 'transform/dbt_project.yml',
    },
    {
      name: 'data that nobody looks at',
      files: { 'a.py': READS },
      at: 'a.py:3',
      message: /nothing checks that the data/,
    },
    {
      name: 'pydantic and zod check requests',
      files: {
        'a.py': `from pydantic import BaseModel\nimport jsonschema\n${READS}`,
        'a.ts': "import { z } from 'zod';\n",
      },
    },
    {
      name: 'zod beside the rows, and not where they are read',
      files: {
        'src/orders.js':
          "import { parse } from 'csv-parse/sync';\nconst rows = parse(await readFile('data/raw/a.csv'));\n",
        'src/app.js':
          "import express from 'express';\nimport { z } from 'zod';\nexpress().get('/', a);\n",
      },
      at: 'src/orders.js:2',
    },
    {
      name: 'a job on a database',
      files: {
        'dags/a.py':
          'from airflow import DAG\nimport psycopg2\n\nd = pd.read_sql(q, c)\n',
      },
    },
    {
      name: 'training, whatever on',
      files: { 'a.py': 'from sklearn.svm import SVC\n\nSVC().fit(x, y)\n' },
      message: /trains a model/,
    },
    {
      name: 'a package that is asked for and not used',
      files: { 'a.py': READS, 'requirements.txt': 'pandera==0.26.1\n' },
    },
    {
      name: 'an example',
      files: { 'a.py': READS, 'examples/b.py': 'import pandera\n' },
    },
    {
      name: 'an app on a table that somebody made',
      files: {
        'app.py': 'import streamlit as st\nd = pd.read_csv("data/films.csv")\n',
      },
      at: 'app.py:2',
    },
    {
      name: 'checkmate that only says how large a table is',
      files: {
        'a.R':
          'd <- read.csv("data/a.csv")\ncheckmate::assert_data_frame(d, min.rows = 1, col.names = "named")\n',
      },
    },
    {
      name: 'a schema of requests in a module that also reads a table',
      files: {
        'src/upload.ts':
          "import { Router } from 'express';\nimport { parse } from 'csv-parse/sync';\nimport Joi from 'joi';\nconst router = Router();\nconst body = Joi.object({ name: Joi.string() });\nrouter.post('/orders', (req, res) => {\n  body.validate(req.body);\n  res.json(parse(readFileSync('data/orders.csv')));\n});\n",
      },
    },
    {
      name: 'a schema where a table is only written',
      files: {
        'src/export.ts':
          "import * as XLSX from 'xlsx';\nimport { z } from 'zod';\nconst Options = z.object({ sheet: z.string() });\nexport const make = (rows: object[]) => XLSX.utils.json_to_sheet(rows);\n",
        'src/load.ts': "createReadStream('data/orders.csv');\n",
      },
    },
    {
      name: 'checkmate that only says that something is a table',
      files: {
        'a.R': 'd <- read.csv("data/a.csv")\ncheckmate::assert_data_frame(d)\n',
      },
    },
  ],
  notApplicable: [
    { name: 'no data', files: { 'a.py': 'x = 1\n' } },
    ...['tests', 'e2e-tests', 'integration_tests', 'unittests'].map(folder => ({
      name: `data that only a helper in ${folder} reads`,
      files: {
        'a.py': 'x = 1\n',
        [`${folder}/helper.py`]:
          'import pandas as pd\ndata = pd.read_csv("a.csv")\n',
      },
    })),
    {
      name: 'a library',
      files: {
        DESCRIPTION: 'Package: a\n',
        'R/a.R': 'load_it <- function(path) readr::read_csv(path)\n',
      },
      message: /library/,
    },
    {
      name: 'a service that keeps its own records',
      files: {
        'a.ts':
          "import express from 'express';\nimport mongoose from 'mongoose';\nconst app = express();\n",
      },
      message: /own records/,
    },
  ],
  unknown: [
    {
      name: 'code that was too large to be read',
      files: { 'a.py': READS, 'b.py': 'x = 1\n'.repeat(50) },
      limits: { bytesPerFile: 100 },
    },
  ],
});
