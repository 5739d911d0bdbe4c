import { describeCheck } from '../../../testing';
import { dataDirs } from '.';

const READS = "import pandas as pd\n\nd = pd.read_csv('data/orders.csv')\n";
const CSV = 'id,total\n1,20\n';

describeCheck(dataDirs, {
  pass: [
    {
      name: 'raw and processed, with placeholders only',
      files: { 'data/raw/.gitkeep': '', 'data/processed/.gitkeep': '' },
      at: 'data/raw/.gitkeep',
      message: /data\/raw\/.*data\/processed\//,
    },
    {
      name: "Kedro's numbered layers",
      files: { 'data/01_raw/a.csv': CSV, 'data/02_intermediate/b.csv': CSV },
      message: /data\/01_raw\//,
    },
    {
      name: 'raw in git, derived ignored',
      files: {
        'data/raw/a.csv': CSV,
        '.gitignore': '*.log\n/data/processed/*\n',
      },
      message: /what is made of it in data\/processed\//,
    },
    {
      name: 'data-raw of an R package',
      files: {
        DESCRIPTION: 'Package: a\n',
        'data-raw/orders.R': 'usethis::use_data(orders)\n',
        'data-raw/orders.csv': CSV,
      },
      at: 'data-raw/orders.csv',
    },
    {
      name: 'folders in German',
      files: { 'daten/roh/a.csv': CSV, 'daten/bereinigt/a.csv': CSV },
    },
    {
      name: 'folders in Spanish',
      files: { 'datos/crudos/a.csv': CSV, 'datos/procesados/a.csv': CSV },
    },
    {
      name: 'folders in Portuguese',
      files: { 'dados/brutos/a.csv': CSV, 'dados/tratados/a.csv': CSV },
    },
    {
      name: 'folders in French',
      files: { 'données/brutes/a.csv': CSV, 'données/traitées/a.csv': CSV },
    },
    {
      name: 'folders in Turkish',
      files: { 'veri/ham/a.csv': CSV, 'veri/islenmis/a.csv': CSV },
    },
    {
      name: 'folders in Indonesian',
      files: { 'data/mentah/a.csv': CSV, 'data/olahan/a.csv': CSV },
    },
    {
      name: 'a .gitignore in the folder of data that keeps all of it out',
      files: {
        'data/.gitignore': '*\n!.gitignore\n',
        'a.py': READS,
      },
      at: 'data/.gitignore:1',
    },
    {
      name: 'results apart from what they are made of',
      files: { 'data/a.csv': CSV, 'data/output/b.csv': CSV },
      message: /data\/output\//,
    },
    {
      name: 'a git-ignored folder, honest about it',
      files: { '.gitignore': '/data/\n', 'a.py': READS },
      at: '.gitignore:1',
    },
    {
      name: 'a folder with everything in it ignored but its placeholder',
      files: {
        '.gitignore': 'data/*\n!data/.gitkeep\n',
        'data/.gitkeep': '',
        'a.py': READS,
      },
      at: '.gitignore:1',
    },
    {
      name: 'ignored in the .gitignore of the repository',
      files: { '.gitignore': 'data/\n', 'services/churn/a.py': READS },
      root: 'services/churn',
      at: '.gitignore:1',
    },
    {
      name: 'formats ignored, and none of them tracked',
      files: { '.gitignore': '*.csv\n*.parquet\n', 'a.py': READS },
    },
    {
      name: 'a folder of another name that the code names and git ignores',
      files: {
        'src/load.ts':
          "import fs from 'node:fs';\nfs.createReadStream('./tmp/import/orders.csv');\n",
        '.gitignore': 'node_modules\ntmp\n',
      },
      at: '.gitignore:2',
      message: /keeps data out of git \(tmp\)/,
    },
    {
      name: 'results of R in a folder that git ignores',
      files: {
        'R/a.R': 'write.csv(d, "outputs/tables/a.csv")\n',
        '.gitignore': 'outputs/*\n',
      },
      at: '.gitignore:1',
    },
    {
      name: 'DVC',
      files: { 'data.dvc': 'outs:\n  - path: data\n', 'a.py': READS },
      at: 'data.dvc',
    },
    {
      name: 'a folder that is ignored, and paths that the code puts together',
      files: {
        'load.py': 'import pandas as pd\n\nd = pd.read_csv(RAW / name)\n',
        '.gitignore': 'data/\n',
      },
      at: '.gitignore:1',
    },
  ],
  fail: [
    {
      name: 'everything in one folder',
      files: { 'data/a.csv': CSV, 'data/a_clean.csv': CSV },
      at: 'data/a.csv',
      message: /files like it: 2/,
    },
    {
      name: 'data beside the code',
      files: { 'train.py': READS, 'orders.csv': CSV },
      at: 'orders.csv',
    },
    {
      name: 'a path in the code, and nothing that keeps it out of git',
      files: { 'a.py': READS, '.gitignore': '__pycache__/\n' },
      at: 'a.py:3',
    },
    {
      name: 'one folder of two ignored',
      files: {
        'a.py':
          "a = pd.read_csv('tmp/a.csv')\nb = pd.read_csv('input/b.csv')\n",
        '.gitignore': 'tmp/\n',
      },
      at: 'a.py:2',
    },
    {
      name: 'a path in R',
      files: { 'a.R': 'd <- readr::read_csv(here("orders.csv"))\n' },
      at: 'a.R:1',
    },
    {
      name: 'formats ignored, and some tracked all the same',
      files: { '.gitignore': '*.parquet\n', 'orders.csv': CSV },
      at: 'orders.csv',
    },
    {
      name: 'an ignored folder that is taken back',
      files: {
        '.gitignore': 'data/\n!data/\n!data/**\n',
        'data/a.csv': CSV,
      },
    },
    {
      name: 'a .gitignore that keeps all out of a folder of something else',
      files: { 'reports/.gitignore': '*\n', 'a.py': READS },
      at: 'a.py:3',
    },
    {
      name: 'code that is called raw',
      files: { 'src/data/raw/load.py': READS, 'data/a.csv': CSV },
    },
    {
      name: 'only models in Git LFS',
      files: {
        '.gitattributes': '*.onnx filter=lfs diff=lfs merge=lfs -text\n',
        'a.py': READS,
      },
    },
  ],
  notApplicable: [
    {
      name: 'examples of data',
      files: { 'example-data/a.csv': 'a\n', 'sample_data/b.csv': 'a\n' },
    },
    {
      name: 'seeds of a dbt project in a folder of its own',
      files: {
        'transform/dbt_project.yml': 'name: shop\n',
        'transform/seeds/a.csv': 'a\n',
      },
    },
    {
      name: 'a board of pins, which keeps the versions apart itself',
      files: {
        'pins-r/_pins.yaml': 'sales:\n- sales/20240519T093035Z-793cd/\n',
        'pins-r/sales/20240519T093035Z-793cd/sales.rds': 'x',
      },
    },
    {
      name: 'what ships in an R package that has a pipeline',
      files: {
        DESCRIPTION: 'Package: a\n',
        NAMESPACE: 'export(a)\n',
        'R/a.R': 'a <- function() 1\n',
        '_targets.R': 'library(targets)\nlist(tar_target(b, a()))\n',
        'inst/extdata/orders.csv': CSV,
      },
    },
    {
      name: 'files of the machine, which no repository holds',
      files: { 'a.R': 'd <- read.csv("/mnt/share/orders.csv")\n' },
    },
    {
      name: 'a folder that a library ignores',
      files: {
        DESCRIPTION: 'Package: a\n',
        'R/a.R': 'read_it <- function(path) readr::read_csv(path)\n',
        '.gitignore': 'data/\n',
      },
    },
    { name: 'no data at all', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'platform paths',
      files: {
        'a.py': "d = pd.read_parquet('s3://orders/2026/a.parquet')\n",
        'b.py': "d = spark.read.csv('abfss://raw@lake/a.csv')\n",
        'c.R': 'd <- arrow::read_parquet("gs://orders/a.parquet")\n',
      },
    },
    {
      name: 'a database only',
      files: {
        'a.py': 'import psycopg2\nd = pd.read_sql("select 1", c)\n',
        'b.R': 'library(DBI)\nd <- dbGetQuery(con, "select 1")\n',
      },
    },
    {
      name: 'a route that ends like a file',
      files: {
        'a.js': "const all = await fetch('/api/orders/export.csv');\n",
        'b.py': "answer = client.get('/api/orders/export.csv')\n",
      },
    },
    {
      name: 'a path that the user gives',
      files: { 'a.py': 'd = pd.read_csv(args.input)\n' },
    },
    {
      name: 'data of tests, documents and examples',
      files: {
        'tests/data/a.csv': CSV,
        'docs/a.csv': CSV,
        'examples/data/a.csv': CSV,
        'tests/test_a.py': READS,
      },
    },
    {
      name: 'what ships inside an R package',
      files: {
        DESCRIPTION: 'Package: a\n',
        'R/a.R': 'a <- function() 1\n',
        'data/orders.rda': 'x',
        'inst/extdata/a.csv': CSV,
      },
    },
    {
      name: 'what ships inside an R package, beside the tables it was made of',
      files: {
        DESCRIPTION: 'Package: a\n',
        'R/a.R': 'a <- function() 1\n',
        'data/orders.RData': 'x',
        'data/orders.xlsx': 'x',
        'data/countries.csv': CSV,
      },
    },
    {
      name: "dbt's seeds",
      files: {
        'dbt_project.yml': 'name: a\n',
        'seeds/countries.csv': CSV,
        'models/a.sql': 'select 1',
      },
    },
    {
      name: 'tables that the code brings along',
      files: { 'src/a/resources/countries.csv': CSV, 'src/a/b.py': 'x = 1\n' },
    },
    {
      name: 'a service that offers a download',
      files: {
        'a.js':
          "import express from 'express';\nconst app = express();\napp.get('/a', (q, r) => r.attachment('orders.csv'));\n",
      },
    },
  ],
  unknown: [
    {
      name: 'a .gitignore that was too large to be read',
      files: { '.gitignore': 'x\n'.repeat(200), 'orders.csv': CSV },
      limits: { bytesPerFile: 100 },
    },
  ],
});
