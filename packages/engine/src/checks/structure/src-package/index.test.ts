import { describeCheck } from '../../../testing';
import { srcPackage } from '.';

const py = 'def f():\n    return 1\n';
const notebook = JSON.stringify({
  cells: [
    { cell_type: 'code', source: ['from utils.io import f'], outputs: [] },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

describeCheck(srcPackage, {
  pass: [
    {
      name: 'helpers of R in a folder of their own',
      files: { 'run.R': 'run()\n', 'utils/load.R': 'load <- function() 1\n' },
      at: 'utils/load.R',
    },
    {
      name: 'a package in the only folder, which is called an example',
      files: {
        'churn-example/churn/__init__.py': '',
        'churn-example/churn/a.py': py,
      },
    },
    {
      name: 'a package',
      files: { 'churn/__init__.py': '', 'churn/train.py': py },
      at: 'churn/train.py',
      message: 'churn/ holds',
    },
    {
      name: 'the package of a service below',
      files: {
        'services/api/app/__init__.py': '',
        'services/api/app/main.py': py,
      },
    },
    { name: 'a src folder', files: { 'src/train.py': py }, at: 'src/train.py' },
    {
      name: 'the src folder of a part',
      files: { 'backend/src/train.py': py },
    },
    {
      name: 'an R package',
      files: { DESCRIPTION: 'Package: a', 'R/a.R': 'f <- function() 1\n' },
      at: 'R/a.R',
    },
    {
      name: 'functions in R/ without a DESCRIPTION',
      files: { 'run.R': 'source("R/a.R")\n', 'R/a.R': 'f <- function() 1\n' },
    },
    {
      name: 'a Node service',
      files: {
        'package.json': '{"dependencies":{"express":"5"}}',
        'server.js': 'start();',
        'routes/index.js': 'module.exports = route();',
      },
      at: 'routes/index.js',
    },
    {
      name: 'a folder without __init__.py that a script imports',
      files: { 'main.py': 'import utils.io\nf()\n', 'utils/io.py': py },
      at: 'utils/io.py',
    },
    {
      name: 'a folder that a notebook above imports',
      files: { 'a.ipynb': notebook, 'utils/io.py': py },
    },
    {
      name: 'a folder whose modules import each other by its name',
      files: { 'app/main.py': 'from app.db import f\nf()\n', 'app/db.py': py },
    },
    {
      name: 'helpers of DAGs that Airflow has on its path',
      files: {
        'dags/load.py': 'from operators.s3 import f\nf()\n',
        'plugins/operators/s3.py': py,
      },
      at: 'plugins/operators/s3.py',
    },
    {
      name: 'a package beside a Snakefile',
      files: {
        Snakefile: 'rule all:',
        'scripts/run.py': py,
        'lib/__init__.py': '',
        'lib/a.py': py,
      },
    },
    {
      name: 'the functions of a pipeline of targets',
      files: {
        '_targets.R': 'source("code/clean.R")\nlist(tar_target(a, f()))\n',
        'code/clean.R': 'f <- function() 1\n',
      },
      at: 'code/clean.R',
    },
    ...(
      [
        ['prices/clean.R', 'box::use(prices/clean)\n'],
        ['prices/clean.R', 'box::use(prices / clean[run])\n'],
        [
          'prices/clean.R',
          'box::use(\n  dplyr[...],\n  c = ./prices/clean[run],\n)\n',
        ],
        ['prices/__init__.R', 'box::use(./prices)\n'],
      ] as Array<[string, string]>
    ).map(([path, text]) => ({
      name: `a module of R that is used by its path: ${text}`,
      files: { 'main.R': `${text}run()\n`, [path]: 'run <- function() 1\n' },
      at: path,
    })),
    {
      name: 'scripts that are a package',
      files: { 'scripts/__init__.py': '', 'scripts/train.py': py },
    },
  ],
  fail: [
    {
      name: 'scripts of R in a folder',
      files: { 'code/01_clean.R': 'd <- 1\n', 'code/02_plot.R': 'plot(d)\n' },
    },
    {
      name: 'scripts of R that use packages with box, and source each other',
      files: {
        'main.R': 'box::use(dplyr, prices)\nsource("prices/clean.R")\n',
        'prices/clean.R': 'd <- 1\n',
      },
    },
    {
      name: 'flat scripts beside the examples of a library',
      files: {
        'api.py': py,
        'flask-examples/zoo/__init__.py': py,
        'flask-examples/zoo/cat.py': py,
      },
      message: 'scripts: 3',
    },
    {
      name: 'flat scripts',
      files: { 'train.py': py, 'utils.py': py },
      at: 'train.py',
      message: 'scripts: 2',
    },
    {
      name: 'flat scripts that import each other',
      files: { 'train.py': 'import utils\nutils.f()\n', 'utils.py': py },
    },
    {
      name: 'notebooks beside SQL',
      files: { 'a.ipynb': notebook, 'q.sql': 'select 1' },
      at: 'a.ipynb',
    },
    { name: 'notebooks', files: { 'a.ipynb': notebook }, at: 'a.ipynb' },
    {
      name: 'scripts in a folder that nothing imports',
      files: { 'scripts/train.py': py, 'scripts/predict.py': py },
    },
    {
      name: 'a folder called as the tool that its scripts import',
      files: { 'prefect/flow.py': 'import prefect\nprefect.run()\n' },
    },
    {
      name: 'DAGs, though their folder has an __init__.py',
      files: { 'dags/__init__.py': '', 'dags/load.py': py },
    },
    {
      name: 'a package of tests, and one that is empty',
      files: {
        'train.py': py,
        'tests/__init__.py': '',
        'tests/test_a.py': py,
        'churn/__init__.py': '',
      },
    },
    {
      name: 'a placeholder in src',
      files: { 'src/__init__.py': '', 'src/train.py': 'pass\n' },
      message: 'No source code',
    },
    {
      name: 'numbered scripts of R',
      files: { '01_clean.R': 'x <- 1\n', 'analysis/02_fit.R': 'y <- 2\n' },
      at: '01_clean.R',
    },
    {
      name: 'scripts of saved web pages, and of pages that are served',
      files: {
        'lesson_files/page.js': 'start();',
        'package.json': '{}',
        'static/js/a.js': 'start();',
      },
    },
    {
      name: 'JavaScript without a project of Node',
      files: { 'train.py': py, 'viz/plot.js': 'draw();' },
    },
    {
      name: 'migrations that are called as their tool',
      files: {
        'app.py': 'import alembic\nalembic.run()\n',
        'alembic/env.py': py,
      },
    },
    {
      name: 'a Node file beside its package.json',
      files: { 'package.json': '{}', 'index.js': 'start();' },
    },
    {
      name: 'flat Python beside SQL',
      files: { 'load.py': py, 'queries/a.sql': 'select 1' },
    },
    {
      name: 'a package that was brought in',
      files: {
        'vendor/a/__init__.py': '',
        'vendor/a/b.py': py,
        'train.py': py,
      },
    },
  ],
  notApplicable: [
    {
      name: 'dbt',
      files: { 'dbt_project.yml': 'name: a', 'models/a.sql': 'select 1' },
      at: 'dbt_project.yml',
    },
    {
      name: 'dbt with models in Python',
      files: { 'dbt_project.yml': 'name: a', 'models/a.py': py },
    },
    {
      name: 'Snakemake with the scripts of its rules',
      files: {
        'workflow/Snakefile': 'rule all:',
        'workflow/scripts/plot.py': py,
        'workflow/scripts/fit.R': 'x <- 1\n',
      },
    },
    {
      name: 'Nextflow',
      files: {
        'main.nf': 'workflow {}',
        'nextflow.config': '',
        'bin/count.py': py,
      },
    },
    { name: 'SQL', files: { 'queries/a.sql': 'select 1' }, message: 'of SQL' },
  ],
});
