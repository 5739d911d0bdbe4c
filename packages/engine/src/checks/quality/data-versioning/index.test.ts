import { describeCheck } from '../../../testing';
import { dataVersioning } from '.';

const READS = "import pandas as pd\n\nd = pd.read_csv('data/orders.csv')\n";
const MD5 = 'd8e8fca2dc0f896fd7cb4cb0031ba249';
const SHA = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describeCheck(dataVersioning, {
  pass: [
    {
      name: 'DVC',
      files: { 'data/raw.dvc': `outs:\n- md5: ${MD5}.dir\n  path: raw\n` },
      at: 'data/raw.dvc',
    },
    {
      name: 'stages of DVC',
      files: { 'dvc.yaml': 'stages:\n', 'dvc.lock': '', 'a.py': READS },
    },
    {
      name: 'DVC above a component',
      files: { 'data.dvc': 'outs:\n', 'services/a/b.py': READS },
      root: 'services/a',
      at: 'data.dvc',
    },
    {
      name: 'Git LFS for data',
      files: {
        '.gitattributes': '*.png filter=lfs\n*.parquet filter=lfs diff=lfs\n',
        'data/a.parquet': 'x',
      },
      at: '.gitattributes:2',
      message: /\*\.parquet in Git LFS/,
    },
    {
      name: 'pins',
      files: { 'a.R': 'library(pins)\nd <- pin_read(board, "orders")\n' },
      at: 'a.R:1',
    },
    {
      name: 'Delta tables',
      files: { 'a.py': 'spark.read.format("delta").load(path)\n' },
    },
    {
      name: 'Iceberg',
      files: { 'a.py': 'from pyiceberg.catalog import load_catalog\n' },
    },
    {
      name: 'hashes of data files',
      files: { 'data/checksums.txt': `${SHA}  raw/orders.csv\n` },
      at: 'data/checksums.txt:1',
    },
    {
      name: 'hashes in JSON, some lines below the name',
      files: {
        'data/manifest.json': `{\n  "path": "orders.parquet",\n  "sha256": "${SHA}"\n}\n`,
      },
      at: 'data/manifest.json:3',
    },
    {
      name: 'the hash of one file beside it',
      files: { 'data/a.csv': 'a\n', 'data/a.csv.md5': `${MD5}\n` },
    },
    { name: 'DataLad', files: { '.datalad/config': '[datalad]\n' } },
    { name: 'lakeFS', files: { 'data/.lakefs_ref.yaml': 'src: lakefs://a\n' } },
    {
      name: 'versioned datasets of Kedro',
      files: {
        'conf/base/catalog.yml':
          'orders:\n  type: pandas.CSVDataset\n  versioned: true\n',
      },
      at: 'conf/base/catalog.yml:3',
    },
    {
      name: 'a Delta table in SQL',
      files: { 'a.py': 'spark.sql("CREATE TABLE a (id INT) USING DELTA")\n' },
      at: 'a.py:1',
    },
    {
      name: 'an artifact of W&B',
      files: {
        'a.py': 'import wandb\na = wandb.Artifact("orders", type="dataset")\n',
      },
    },
  ],
  fail: [
    {
      name: 'a migration of a database, which has a revision of its own',
      files: {
        'migrations/versions/1e686223eafb_.py':
          "from alembic import op\n\nrevision = '1e686223eafb'\ndown_revision = 'b6aa55f0957c'\n",
        'a.py': READS,
      },
      at: 'a.py:3',
    },
    {
      name: 'data in git',
      files: { 'data/a.csv': 'a\n', 'data/b.parquet': 'x' },
      at: 'data/a.csv',
      message: /files like it: 2/,
    },
    {
      name: 'data that the code reads',
      files: { 'a.py': READS },
      at: 'a.py:3',
    },
    {
      name: 'data that R reads',
      files: { 'a.R': 'd <- read.csv("data/orders.csv")\n' },
      at: 'a.R:1',
    },
    {
      name: 'a table of any name that an app reads',
      files: {
        'app.R':
          'library(shiny)\nd <- read.table("films.txt", header = TRUE)\nshinyApp(ui, server)\n',
      },
      at: 'app.R:2',
    },
    {
      name: 'a model in git',
      files: { 'models/a.pt': 'x' },
      message: /models\/a\.pt is a model in git/,
    },
    {
      name: 'a service that loads a model',
      files: {
        'a.js':
          "import * as tf from '@tensorflow/tfjs-node';\nimport express from 'express';\nconst app = express();\nexport const load = () => tf.loadGraphModel(process.env.MODEL_URL);\n",
      },
      at: 'a.js:4',
    },
    {
      name: 'training on what a database holds',
      files: {
        'a.py':
          'from sklearn.svm import SVC\nd = pd.read_sql(q, c)\nSVC().fit(d, y)\n',
      },
      at: 'a.py:3',
      message: /trains a model with sklearn/,
    },
    {
      name: 'DVC that tracks nothing yet',
      files: { '.dvc/config': '[core]\n', 'a.py': READS },
      at: '.dvc/config',
      message: /no data is tracked/,
    },
    {
      name: 'datasets of Kedro in files, without versions',
      files: {
        'conf/base/catalogs/01_catalog.yml':
          'orders:\n  type: pandas.CSVDataset\n  filepath: data/01_raw/orders.csv\n',
      },
      at: 'conf/base/catalogs/01_catalog.yml:3',
      message: /versions none of them/,
    },
    {
      name: 'Git LFS for pictures only',
      files: { '.gitattributes': '*.png filter=lfs\n', 'a.py': READS },
    },
    {
      name: 'a manifest without hashes',
      files: {
        'metadata/data_manifest.csv': 'id,path\na,a.csv\n',
        'a.py': READS,
      },
      at: 'metadata/data_manifest.csv',
    },
    {
      name: 'hashes of other things',
      files: {
        'rsconnect/manifest.json': `{"a.csv": "${MD5}"}`,
        'public/asset-manifest.json': `{"a.csv": "${MD5}"}`,
        'a.py': READS,
      },
    },
    {
      name: 'DVC of an example',
      files: { 'examples/a/data.dvc': 'outs:\n', 'a.py': READS },
    },
  ],
  notApplicable: [
    { name: 'no data', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'what a tool keeps for itself',
      files: { Snakefile: 'rule all:\n', '.snakemake/iocache/latest.pkl': 'x' },
    },
    {
      name: 'a database only',
      files: { 'a.py': 'import pymongo\nd = pd.read_sql(q, c)\n' },
    },
    {
      name: 'a catalog of Kedro with paths of a platform only',
      files: {
        'conf/base/catalog.yml':
          'orders:\n  type: pandas.CSVDataset\n  filepath: s3://lake/orders.csv\n',
      },
    },
    {
      name: 'platform paths only',
      files: { 'a.py': "d = pd.read_csv('s3://a/b.csv')\n" },
    },
    {
      name: 'a library that reads what its users have',
      files: {
        DESCRIPTION: 'Package: a\n',
        'R/a.R': 'load_it <- function(path) readr::read_csv(path)\n',
      },
    },
    {
      name: 'an app that keeps what its users do',
      files: {
        'app.R':
          'library(shiny)\nsaveRDS(input$a, tempfile())\nshinyApp(a, b)\n',
      },
    },
  ],
  unknown: [
    {
      name: 'a manifest that was too large to be read',
      files: { 'data/checksums.txt': 'x'.repeat(200), 'a.py': READS },
      limits: { bytesPerFile: 100 },
    },
  ],
});
