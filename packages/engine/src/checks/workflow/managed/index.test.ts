import { describeCheck } from '../../../testing';
import { managed } from '.';

const named = (path: string, text: string, at = `${path}:1`) => ({
  name: path,
  files: { [path]: text },
  at,
});
const imported = (path: string, text: string) => ({
  name: text.split('\n')[0],
  files: { [path]: text },
  at: `${path}:1`,
});
const API =
  'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/a")\ndef a():\n    return 1\n';
const EXPRESS =
  'const express = require("express");\nconst app = express();\napp.get("/a", (req, res) => res.json({}));\napp.listen(3000);\n';

const PROVIDER = {
  'pyproject.toml':
    '[project]\nname = "shop-provider"\n\n[project.entry-points.apache_airflow_provider]\nprovider_info = "shop_provider:get_provider_info"\n',
  'shop_provider/__init__.py': '',
  'shop_provider/operators/shop.py':
    'from airflow.models import BaseOperator\n\n\nclass ShopOperator(BaseOperator):\n    retries = 1\n',
  'shop_provider/example_dags/shop.py':
    'from airflow import DAG\n\nwith DAG("a"):\n    pass\n',
};
const PACKAGE = '[project]\nname = "shop"\n';
const DAG = 'from airflow import DAG\n\nwith DAG("a") as dag:\n    pass\n';

describeCheck(managed, {
  pass: [
    {
      name: 'a project of Kedro, whose file of packaging has a place for hooks',
      files: {
        'pyproject.toml':
          '[project]\nname = "shop"\n\n[project.entry-points."kedro.hooks"]\n\n[tool.kedro]\npackage_name = "shop"\n',
        'src/shop/pipeline_registry.py':
          'from kedro.framework.project import find_pipelines\n',
      },
    },
    named('dvc.yaml', 'stages:\n  train:\n    cmd: python train.py\n'),
    named('Snakefile', 'rule all:\n    input: "a.csv"\n'),
    named('workflow/rules/map.smk', 'rule map:\n    output: "a.bam"\n'),
    named('main.nf', 'workflow {\n  MAP(reads)\n}\n'),
    named('modules/map.nf', 'process MAP {\n  script: "map"\n}\n'),
    named('dbt_project.yml', 'name: sales\nversion: "1.0"\n'),
    named('databricks.yml', 'bundle:\n  name: churn\n'),
    named(
      'resources/churn.job.yml',
      'resources:\n  jobs:\n    churn:\n      tasks:\n        - task_key: a\n          python_wheel_task:\n            entry_point: a\n',
      'resources/churn.job.yml:6',
    ),
    named(
      'prefect.yaml',
      'name: churn\ndeployments:\n  - name: nightly\n',
      'prefect.yaml:2',
    ),
    named(
      'argo/train.yaml',
      'apiVersion: argoproj.io/v1alpha1\nkind: CronWorkflow\n',
      'argo/train.yaml:2',
    ),
    named(
      'flows/etl.yaml',
      'id: etl\nnamespace: sales\ntasks:\n  - id: load\n    type: io.kestra.plugin.scripts.python.Script\n',
      'flows/etl.yaml:5',
    ),
    named(
      'azureml/pipeline.yml',
      '$schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json\ntype: pipeline\n',
    ),
    named(
      'adf/pipeline/load.json',
      '{\n  "name": "load",\n  "properties": {\n    "activities": [{ "type": "Copy", "typeProperties": {} }]\n  }\n}',
      'adf/pipeline/load.json:4',
    ),
    named(
      'etl.asl.json',
      '{\n  "StartAt": "Load",\n  "States": {}\n}',
      'etl.asl.json:2',
    ),
    named(
      'template.yaml',
      'Resources:\n  Etl:\n    Type: AWS::Serverless::StateMachine\n',
      'template.yaml:3',
    ),
    named('infra/main.tf', 'resource "aws_sfn_state_machine" "etl" {\n'),
    named('pipelines/load/metadata.yaml', 'blocks:\n- name: load\n'),
    named(
      'dags/churn.yaml',
      'churn:\n  default_args:\n    owner: a\n  tasks:\n    load:\n      operator: x\n',
      'dags/churn.yaml:2',
    ),
    named(
      '_targets.R',
      'library(targets)\n\nlist(tar_target(a, f()))\n',
      '_targets.R:3',
    ),
    {
      name: 'targets without a call that loads it',
      files: { '_targets.R': 'targets::tar_target(a, f())\n' },
    },
    imported('dags/churn.py', 'from airflow.decorators import dag\n'),
    imported('flows/churn.py', 'from prefect import flow\n'),
    imported('defs.py', 'import dagster as dg\n'),
    imported('etl.py', 'import luigi\n'),
    imported('pipe.py', 'from kfp import dsl\n'),
    imported('wf.py', 'from flytekit import workflow\n'),
    imported('flow.py', 'from metaflow import FlowSpec\n'),
    imported('run.py', 'from zenml import pipeline\n'),
    imported('src/churn/pipeline.py', 'from kedro.pipeline import Pipeline\n'),
    imported('worker.py', 'from temporalio import workflow\n'),
    imported('src/worker.ts', "import { Worker } from '@temporalio/worker';\n"),
    imported('pipe.py', 'from sagemaker.workflow.pipeline import Pipeline\n'),
    imported('pipe.py', 'from azure.ai.ml.dsl import pipeline\n'),
    imported('plan.R', 'drake::drake_plan(a = f())\n'),
    {
      name: 'Vertex AI Pipelines',
      files: {
        'run.py':
          'from google.cloud import aiplatform\n\naiplatform.PipelineJob(display_name="a").run()\n',
      },
      at: 'run.py:3',
    },
    {
      name: 'two tools, named together',
      files: {
        'dags/a.py': 'from airflow import DAG\n',
        'dbt/dbt_project.yml': 'name: a\n',
      },
      message: 'Airflow, dbt',
    },
    {
      name: 'a pipeline in a notebook',
      files: {
        'pipeline.ipynb': JSON.stringify({
          cells: [{ cell_type: 'code', source: ['from kfp import dsl'] }],
        }),
      },
    },
    {
      name: 'an API with a pipeline beside it',
      files: { 'app.py': API, 'dvc.yaml': 'stages:\n  a:\n    cmd: b\n' },
      at: 'dvc.yaml:1',
    },
    {
      name: 'jobs beside a package of operators',
      files: { ...PROVIDER, 'dags/shop.py': DAG },
      at: 'dags/shop.py:1',
    },
    {
      name: 'a packaged project with an operator of its own',
      files: {
        'pyproject.toml': PACKAGE,
        'shop/__init__.py': '',
        'shop/operators.py': PROVIDER['shop_provider/operators/shop.py'],
        'shop/nightly.py': DAG,
      },
    },
    {
      name: 'a packaged project whose functions make the jobs of a folder',
      files: {
        'pyproject.toml': PACKAGE,
        'shop/__init__.py': '',
        'shop/operators.py': PROVIDER['shop_provider/operators/shop.py'],
        'shop/dags/nightly.py':
          'from airflow import DAG\n\n\ndef make(name):\n    with DAG(name) as dag:\n        return dag\n\n\nmake("a")\n',
      },
    },
    {
      name: 'a packaged project that defines assets',
      files: {
        'pyproject.toml': PACKAGE,
        'shop/__init__.py': '',
        'shop/resources.py':
          'import dagster as dg\n\n\nclass Shop(dg.ConfigurableResource):\n    url: str\n',
        'shop/prices.py':
          'import dagster as dg\n\n\n@dg.asset\ndef prices():\n    return 1\n',
      },
    },
    {
      name: 'a plug-in and its jobs that nobody packages',
      files: {
        'plugins/shop.py': PROVIDER['shop_provider/operators/shop.py'],
      },
    },
    {
      name: 'a pipeline in a component of a monorepo',
      files: { 'jobs/churn/dvc.yaml': 'stages:\n  a:\n    cmd: b\n' },
      root: 'jobs/churn',
      roots: ['jobs/churn', 'jobs/other'],
    },
  ],
  fail: [
    ...['pip install -e .', 'pip install pandas'].map(command => ({
      name: `a package that trains, and is installed to work on it: ${command}`,
      files: {
        'pyproject.toml': '[project]\nname = "geo-fit"\n',
        'src/geo/__init__.py': '',
        'src/geo/fit.py':
          'from sklearn.svm import SVC\n\n\ndef fit(x, y):\n    return SVC().fit(x, y)\n',
        'tests/test_fit.py': 'def test_a():\n    assert 1\n',
        'README.md': `\`\`\`sh\n${command}\n\`\`\`\n`,
      },
    })),
    { name: 'nothing but code', files: { 'train.py': 'print(1)\n' } },
    {
      name: 'steps in a Makefile, a script, an MLproject and CI',
      files: {
        Makefile: 'all:\n\tpython train.py\n',
        'run.sh': 'python a.py && python b.py\n',
        MLproject: 'entry_points:\n  main:\n    command: "python train.py"\n',
        '.github/workflows/train.yml':
          'on:\n  schedule:\n    - cron: "0 5 * * *"\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python train.py\n',
        'train.py': 'print(1)\n',
      },
    },
    {
      name: 'documents, dependencies and comments that mention a tool',
      files: {
        'README.md': '# Churn\n\nRuns in Airflow: `from airflow import DAG`.\n',
        'docs/dags/example.py': 'from airflow import DAG\n',
        'requirements.txt': 'apache-airflow==2.10.0\ndvc==3.0\n',
        'train.py':
          '# from airflow import DAG\n"""\nimport prefect\n"""\nprint(1)\n',
      },
    },
    {
      name: 'a document that explains targets',
      files: {
        'book/targets.qmd':
          '# Targets\n\n```{r}\nlibrary(targets)\ntar_target(a, f())\n```\n',
        'train.R': 'x <- 1\n',
      },
    },
    {
      name: 'DVC without stages',
      files: {
        'data.csv.dvc': 'outs:\n- md5: a\n  path: data.csv\n',
        'dvc.yaml': 'metrics:\n  - metrics.json\n',
        '.dvc/config': '[core]\n',
      },
    },
    {
      name: 'tests and examples of a tool',
      files: {
        'tests/test_dag.py': 'from airflow.models import DagBag\n',
        'examples/dvc.yaml': 'stages:\n  a:\n    cmd: b\n',
        'train.py': 'print(1)\n',
      },
    },
    {
      name: 'pipelines of a library for models',
      files: {
        'train.py':
          'from sklearn.pipeline import Pipeline\nfrom transformers import pipeline\n\nPipeline([]).fit(x, y)\n',
        'pipeline.yaml': 'steps:\n  - scale\n',
      },
    },
    {
      name: 'a client of Azure ML or Vertex that runs no pipeline',
      files: {
        'train.py':
          'from azure.ai.ml import MLClient\nfrom google.cloud import aiplatform\n\nMLClient()\n',
      },
    },
    {
      name: 'a deployment by Argo CD, a CI pipeline and a Kubernetes job',
      files: {
        'k8s/app.yaml': 'apiVersion: argoproj.io/v1alpha1\nkind: Application\n',
        'azure-pipelines.yml': 'trigger: [main]\nsteps:\n  - script: pytest\n',
        'k8s/job.yaml': 'apiVersion: batch/v1\nkind: CronJob\n',
        'train.py': 'print(1)\n',
      },
    },
    {
      name: 'a queue',
      files: {
        'worker.js':
          "const { Worker } = require('bullmq');\nnew Worker('mails', send);\n",
        'tasks.py': 'from celery import Celery\n',
      },
    },
    {
      name: 'an API that serves a model, which something has to train',
      files: {
        'app.py': `import joblib\n${API}\nmodel = joblib.load("model.joblib")\n`,
      },
    },
    ...(
      [
        ['make.py', 'import pandas as pd\npd.DataFrame().to_csv("a.csv")\n'],
        ['make.R', 'saveRDS(clean(read.csv("a.csv")), "a.rds")\n'],
        ['src/make.js', 'fs.writeFileSync("data/a.csv", text);\n'],
      ] as Array<[string, string]>
    ).map(([path, text]) => ({
      name: `an API beside code that makes its files: ${path}`,
      files: { 'app.py': API, [path]: text },
    })),
    {
      name: 'a user interface',
      files: { 'app.R': 'library(shiny)\nshinyApp(ui, server)\n' },
    },
  ],
  notApplicable: [
    {
      name: 'a plug-in of Kedro that compiles its pipelines for another tool',
      files: {
        'pyproject.toml':
          '[tool.poetry]\nname = "kedro-shop"\n\n[tool.poetry.plugins."kedro.project_commands"]\nshop = "kedro_shop.cli:commands"\n',
        'kedro_shop/__init__.py': '',
        'kedro_shop/cli.py':
          'from kedro.framework.session import KedroSession\n',
        'kedro_shop/client.py':
          'from kfp import compiler\n\ncompiler.Compiler().compile(f, "a.json")\n',
      },
    },
    { name: 'a pure API', files: { 'app.py': API }, message: 'An API' },
    { name: 'a pure API in Node', files: { 'src/app.js': EXPRESS } },
    {
      name: 'a pure API in R',
      files: { 'plumber.R': '#* @get /a\nfunction() 1\n' },
    },
    ...(
      [
        ['app.py', `import pandas as pd\n${API}\npd.read_csv("a.csv")\n`],
        ['app.py', `${API}\ndef b():\n    return table.to_csv(buffer)\n`],
        ['plumber.R', '#* @get /a\nfunction() 1\nd <- readRDS("a.rds")\n'],
        ['plumber.R', '#* @get /a\nfunction() write.csv(d, tempfile())\n'],
        ['src/app.js', `${EXPRESS}fs.readFileSync("data/a.csv");\n`],
      ] as Array<[string, string]>
    ).map(([path, text]) => ({
      name: `an API that reads a table at its start, or sends one: ${text}`,
      files: { [path]: text },
      message: 'An API',
    })),
    {
      name: 'a package of operators that Airflow is told of, with examples',
      files: PROVIDER,
      message: 'A library',
    },
    {
      name: 'a package of operators in an old form',
      files: {
        ...PROVIDER,
        'pyproject.toml': '[build-system]\nrequires = ["setuptools"]\n',
        'setup.py':
          'setup(entry_points={"airflow.plugins": ["shop = shop_provider:Shop"]})\n',
      },
      message: 'A library',
    },
    {
      name: 'a package of blocks for Prefect',
      files: {
        'pyproject.toml': PACKAGE,
        'src/shop/__init__.py': '',
        'src/shop/blocks.py':
          'from prefect.blocks.core import Block\n\n\nclass Shop(Block):\n    url: str\n',
      },
      message: 'A library',
    },
    {
      name: 'a package of resources for Dagster, with tests beside it',
      files: {
        'pyproject.toml': PACKAGE,
        'dagster_shop/__init__.py': '',
        'dagster_shop/resources.py':
          'import dagster as dg\n\n\nclass Shop(dg.ConfigurableResource):\n    url: str\n',
        'dagster_shop_tests/repo.py':
          'import dagster as dg\n\n\n@dg.job\ndef a():\n    pass\n',
      },
      message: 'A library',
    },
    {
      name: 'a package of tasks that others install by its name',
      files: {
        'pyproject.toml': PACKAGE,
        'shop/__init__.py': '',
        'shop/tasks.py':
          'from prefect import task\n\n\n@task\ndef load():\n    return 1\n',
        'README.md': '    pip install shop\n',
      },
      message: 'A library',
    },
    {
      name: 'an API that only fills a queue',
      files: {
        'src/app.js': EXPRESS,
        'src/mail.js':
          "const { Queue } = require('bullmq');\nconst mails = new Queue('mails');\n",
      },
    },
    {
      name: 'an API in R on maps in a database',
      files: {
        'plumber.R':
          '#* @get /a\nfunction() sf::st_read(con, query = "SELECT 1")\n',
      },
    },
    {
      name: 'an API on a database',
      files: { 'app.py': `import psycopg\n${API}` },
    },
    {
      name: 'a library',
      files: {
        'pyproject.toml': '[project]\nname = "geo"\n',
        'src/geo/__init__.py': '',
        'src/geo/area.py': 'def area(x):\n    return x * x\n',
        'tests/test_area.py': 'def test_a():\n    assert 1\n',
      },
      message: 'A library',
    },
    ...[
      'pip install geo-fit',
      'uv add "geo_fit[all]>=2"',
      'pip install git+https://github.com/acme/geo-fit.git@main',
    ].map(command => ({
      name: `a library that trains for those who install it: ${command}`,
      files: {
        'pyproject.toml': '[project]\nname = "geo-fit"\n',
        'src/geo/__init__.py': '',
        'src/geo/fit.py':
          'from sklearn.svm import SVC\n\n\ndef fit(x, y):\n    return SVC().fit(x, y)\n',
        'tests/test_fit.py': 'def test_a():\n    assert 1\n',
        'README.md': `\`\`\`sh\n${command}\n\`\`\`\n`,
      },
      message: 'A library',
    })),
    {
      name: 'an R package whose functions fit models',
      files: {
        DESCRIPTION: 'Package: geo\n',
        'R/fit.R': 'fit_area <- function(x) glmnet::glmnet(x)\ntrain(x)\n',
      },
    },
    {
      name: 'what the catalog calls a library',
      files: { 'a.py': 'import joblib\n' },
      subject: { type: 'library' },
    },
  ],
  unknown: [
    {
      name: 'a tree that was cut short',
      files: { 'a.py': 'print(1)\n', 'b.py': 'print(1)\n' },
      limits: { files: 1 },
    },
  ],
});
