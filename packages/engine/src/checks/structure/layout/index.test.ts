import { describeCheck } from '../../../testing';
import { structureLayout } from '.';
import { titleOf } from './titles';

const PY = 'def add(a, b):\n    return a + b\n';
const R = 'add <- function(a, b) a + b\n';
const JS = 'export const add = (a, b) => a + b;\n';
const notebook = JSON.stringify({
  cells: [{ cell_type: 'code', source: ['x = 1'] }],
});

const kinds: Array<[string, string, Record<string, string>]> = [
  [
    'ccds-v2',
    'as it comes, with its data kept out of git',
    {
      '.gitignore': '/data/\n',
      'README.md': '![CCDS](https://img.shields.io/badge/CCDS-x)\n',
      'churn/__init__.py': '',
      'churn/dataset.py': PY,
      'churn/modeling/train.py': PY,
      'references/.gitkeep': '',
      'reports/figures/.gitkeep': '',
    },
  ],
  [
    'ccds-v2',
    'by its data folders and its badge',
    {
      'README.md': 'https://cookiecutter-data-science.drivendata.org',
      'data/raw/.gitkeep': '',
      'data/interim/.gitkeep': '',
      'data/processed/.gitkeep': '',
      'src/a.py': PY,
    },
  ],
  ['ccds-v1', 'by make_dataset.py', { 'src/data/make_dataset.py': PY }],
  [
    'ccds-v1',
    'by folders',
    {
      'src/visualization/a.py': PY,
      'references/.gitkeep': '',
      'reports/figures/.gitkeep': '',
    },
  ],
  [
    'ccds-v1',
    'by folders of code and of data, whatever their files are called',
    {
      'src/data/load.py': PY,
      'src/features/encode.py': PY,
      'src/models/forest.py': PY,
      'data/raw/.gitkeep': '',
    },
  ],
  [
    'ccds-like',
    'with its data kept out of git',
    {
      '.gitignore': 'data/\n',
      'src/train.py': PY,
      'notebooks/a.ipynb': notebook,
      'tests/test_a.py': '',
    },
  ],
  [
    'ccds-like',
    'with a package called scripts',
    {
      'scripts/__init__.py': '',
      'scripts/topics.py': PY,
      'data/a.csv': 'a',
      'models/a.txt': 'a',
      'tests/test_a.py': PY,
    },
  ],
  [
    'ccds-like',
    'in German',
    {
      'src/a.py': PY,
      'daten/a.csv': 'a',
      'modelle/.gitkeep': '',
      'ergebnisse/.gitkeep': '',
    },
  ],
  [
    'kedro',
    'by its catalog',
    { 'conf/base/catalog.yml': 'a:', 'src/a/b.py': PY },
  ],
  [
    'kedro',
    'by pyproject.toml',
    { 'pyproject.toml': '[tool.kedro]\n', 'src/a/b.py': PY },
  ],
  [
    'hydra',
    'by its configurations',
    {
      'configs/train.yaml': 'a: 1',
      'configs/model/a.yaml': 'a: 1',
      'src/train.py': PY,
    },
  ],
  [
    'python-package',
    'under src/',
    {
      'src/a/__init__.py': '',
      'src/a/b.py': PY,
      'pyproject.toml': '[project]',
    },
  ],
  [
    'python-package',
    'without src/',
    {
      'a/__init__.py': '',
      'a/b.py': PY,
      'tests/test_b.py': PY,
      'setup.py': 'setup()',
    },
  ],
  [
    'python-package',
    'in a namespace',
    {
      'src/acme/churn/b.py': PY,
      'tests/test_b.py': PY,
      'pyproject.toml': '[project]',
    },
  ],
  [
    'azure-mlops',
    'by two of its signs',
    { 'mlops/azureml/a.yml': 'a', '.amlignore': 'a', 'src/a.py': PY },
  ],
  [
    'databricks-bundle',
    'with notebooks as its source',
    { 'databricks.yml': 'bundle:', 'src/a.ipynb': notebook },
  ],
  ['r-package', 'by DESCRIPTION', { DESCRIPTION: 'Package: a\n', 'R/a.R': R }],
  [
    'golem',
    'by its configuration',
    { 'inst/golem-config.yml': 'a', 'R/a.R': R },
  ],
  ['r-targets', 'by its pipeline', { '_targets.R': 'list(tar_target(a, 1))' }],
  [
    'rrtools',
    'with its analysis in documents',
    { DESCRIPTION: 'Title: a\n', 'analysis/a.Rmd': '```{r}\nx <- 1\n```\n' },
  ],
  [
    'r-plumber',
    'by routes and a start',
    {
      'api.R': 'library(plumber)\n#* @get /a\nfunction() 1\n',
      'run.R': 'library(plumber)\npr_run(pr("api.R"))\n',
    },
  ],
  [
    'r-plumber',
    'by routes and an image that starts them',
    {
      'api.R': '#* @get /a\nfunction() 1\n',
      Dockerfile:
        'FROM rocker/r-ver:4.5.1\nCOPY api.R .\nCMD ["R", "-e", "plumber::plumb(\'api.R\')$run(port = 8000)"]\n',
    },
  ],
  [
    'r-plumber',
    'by routes and the image that is made for them',
    {
      'api.R': '#* @get /a\nfunction() 1\n',
      Dockerfile: 'FROM rstudio/plumber:v1.2.2\nCMD ["/app/api.R"]\n',
    },
  ],
  [
    'r-plumber',
    'by a router that is made by hand',
    {
      'api.R': '#* @get /a\nfunction() 1\n',
      'run.R': 'library(plumber)\nroot <- plumber$new()\nroot$run()\n',
    },
  ],
  [
    'r-plumber',
    'by vetiver',
    { 'api.R': 'library(vetiver)\nvetiver_api(pr(), v)\n' },
  ],
  [
    'r-shiny',
    'in one file',
    { 'app.R': 'library(shiny)\nshinyApp(ui, server)\n' },
  ],
  [
    'r-shiny',
    'in two files',
    { 'ui.R': 'library(shiny)\nfluidPage()\n', 'server.R': R },
  ],
  [
    'airflow',
    'by its folder',
    { 'dags/a.py': `from airflow import DAG\n${PY}` },
  ],
  [
    'airflow',
    'by its folder, in capitals',
    { 'DAGS/a.py': `from airflow import DAG\n${PY}` },
  ],
  [
    'prefect',
    'in a folder named after it',
    { 'scoring/prefect_deployment/a.py': `from prefect import flow\n${PY}` },
  ],
  [
    'dagster',
    'by its definitions',
    { 'etl/definitions.py': `import dagster as dg\n${PY}` },
  ],
  ['prefect', 'by prefect.yaml', { 'prefect.yaml': 'name: a', 'a.py': PY }],
  ['zenml', 'by steps', { 'steps/a.py': `from zenml import step\n${PY}` }],
  [
    'metaflow',
    'by flows',
    { 'flows/a.py': `from metaflow import FlowSpec\n${PY}` },
  ],
  [
    'flyte',
    'by workflows',
    { 'workflows/a.py': `from flytekit import task\n${PY}` },
  ],
  ['dvc', 'by dvc.yaml', { 'dvc.yaml': 'stages:', 'a.py': PY }],
  ['snakemake', 'by its workflow', { 'workflow/Snakefile': 'rule all:' }],
  [
    'nextflow',
    'by two files',
    { 'main.nf': 'workflow {}', 'nextflow.config': 'a' },
  ],
  [
    'dbt',
    'with models',
    { 'dbt_project.yml': 'name: a', 'models/a.sql': 'select 1' },
  ],
  ['mlflow-project', 'by MLproject', { MLproject: 'name: a', 'a.py': PY }],
  [
    'node-service',
    'by its framework',
    {
      'package.json': '{\n"dependencies": {"@hapi/hapi": "^21.0.0"}\n}',
      'src/server.js': JS,
    },
  ],
  [
    'node-service',
    'by another framework',
    {
      'package.json': '{\n"dependencies": {"restify": "^11.1.0"}\n}',
      'src/server.js': JS,
    },
  ],
  [
    'node-service',
    'by its folder of routers',
    {
      'package.json': '{\n"dependencies": {"express": "^4.22.0"}\n}',
      'app.js': JS,
      'router/orders.js': JS,
    },
  ],
  [
    'node-service',
    'by a framework in one of its workspaces',
    {
      'package.json': '{\n"workspaces": ["packages/*"]\n}',
      'packages/api/package.json':
        '{\n"dependencies": {"express": "^4.22.0"}\n}',
      'packages/api/src/server.js': JS,
    },
  ],
  [
    'node-service',
    'by a framework in one of the workspaces of pnpm',
    {
      'package.json': '{\n"private": true\n}',
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
      'packages/api/package.json':
        '{\n"dependencies": {"express": "^4.22.0"}\n}',
      'packages/api/src/server.js': JS,
    },
  ],
];

describeCheck(structureLayout, {
  pass: [
    {
      name: 'plumber whose routes are calls',
      files: {
        'serve.R':
          'library(plumber)\n\npr() |>\n  pr_get("/orders", function() 1) |>\n  pr_run(port = 8080)\n',
      },
    },
    ...kinds.map(([kind, name, files]) => ({
      name: `${kind}, ${name}`,
      files,
      message: new RegExp(`^Recognised as ${titleOf(kind)},`),
    })),
    {
      name: 'a package that extends Airflow for others',
      files: {
        'pyproject.toml':
          '[project]\nname = "shop"\n\n[project.entry-points.apache_airflow_provider]\nprovider_info = "shop:info"\n',
        'shop/__init__.py': '',
        'shop/operators.py':
          'from airflow.models import BaseOperator\n\n\nclass Shop(BaseOperator):\n    shop = 1\n',
      },
      message: /^Recognised as a Python package/,
    },
    {
      name: 'the folder of a component, by what is in it',
      files: { 'train.py': PY, 'etl/dags/a.py': `import airflow\n${PY}` },
      root: 'etl',
      at: 'etl/dags/a.py:1',
    },
    {
      name: 'a project that keeps a template for what it makes',
      files: {
        'src/a/__init__.py': '',
        'src/a/b.py': PY,
        'src/a/c.py': PY,
        'pyproject.toml': '[project]',
        'src/a/templates/{{ name }}/d.py': PY,
      },
    },
    {
      name: 'double braces in a workflow and in a chart, not in a path',
      files: {
        'dvc.yaml': 'stages:',
        'a.py': PY,
        '.github/workflows/ci.yml': 'run: ${{ github.sha }}',
        'chart/templates/a.yaml': 'name: {{ .Values.name }}',
      },
    },
  ],
  fail: [
    {
      name: 'a framework below a root that has no workspaces',
      files: {
        'package.json': '{\n"dependencies": {}\n}',
        'packages/api/package.json':
          '{\n"dependencies": {"express": "^4.22.0"}\n}',
        'packages/api/src/server.js': JS,
      },
    },
    {
      name: 'flat scripts',
      files: { 'train.py': PY, 'app.py': PY, 'data.csv': 'a\n' },
      message:
        /nearest kind is a project like Cookiecutter Data Science; missing: a source folder/,
    },
    {
      name: 'notebooks alone',
      files: {
        'notebooks/a.ipynb': notebook,
        'data/a.csv': 'a',
        'reports/a.md': 'a',
      },
      message:
        /only notebooks.*nearest kind is a project like Cookiecutter Data Science; missing: a source/,
      at: 'notebooks/a.ipynb',
    },
    {
      name: 'a skeleton without source',
      files: {
        'dvc.yaml': 'stages:',
        'src/__init__.py': '',
        'src/train.py':
          '"""Trains.\n\nSome day.\n"""\nimport os\n\n\ndef main():\n    pass\n',
        'data/raw/.gitkeep': '',
      },
      message: /only placeholders/,
    },
    {
      name: 'a skeleton with notebooks',
      files: { 'src/data/make_dataset.py': '# TODO\n', 'a.ipynb': notebook },
      message: /No recognised|only placeholders/,
    },
    {
      name: 'Python with what a bundler made beside it',
      files: {
        'a/main.3f9ac07be1d2.js': JS,
        'a/bundle.js': JS,
        'b.py': PY,
      },
      message: /nearest kind is a project like Cookiecutter Data Science/,
    },
    {
      name: 'more Python than JavaScript',
      files: { 'a.js': JS, 'b.py': PY, 'c.py': PY },
      message:
        /nearest kind is a project like Cookiecutter Data Science; missing: a source folder .*; three of data\//,
    },
    {
      name: 'an orchestrator in one script',
      files: { 'flow.py': `from prefect import flow\n${PY}` },
      message: /nearest kind is Prefect/,
    },
    {
      name: 'a Shiny script under another name',
      files: { 'dashboard.R': 'library(shiny)\nshinyApp(ui, server)\n' },
      message: /nearest kind is a Shiny app/,
    },
    {
      name: 'a source folder and one folder of data',
      files: { 'src/a.py': PY, 'data/a.csv': 'a' },
    },
    {
      name: 'an orchestrator that only vendored code uses',
      files: { 'a.py': PY, 'vendor/x/dags/a.py': `import airflow\n${PY}` },
    },
    { name: 'nothing', files: { 'README.md': 'a' }, message: /No source code/ },
  ],
  notApplicable: [
    {
      name: 'a cookiecutter template',
      files: { 'cookiecutter.json': '{}', '{{ cookiecutter.a }}/a.py': PY },
      at: 'cookiecutter.json',
    },
    {
      name: 'a folder whose name is to be filled in',
      files: { '{{ name }}/src/app.py': PY, 'README.md': 'a' },
      at: '{{ name }}/src/app.py',
    },
    {
      name: 'templates in folders, and nothing else',
      files: { 'one/{{ name }}/app.py': PY, 'two/{{ name }}/app.py': PY },
    },
    {
      name: 'a template of the scaffolder',
      files: { 'template.yaml': 'kind: Template', 'skeleton/src/a.py': PY },
      at: 'template.yaml',
    },
  ],
});
