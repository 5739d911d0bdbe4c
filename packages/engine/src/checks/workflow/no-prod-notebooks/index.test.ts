import { describeCheck } from '../../../testing';
import { noProdNotebooks } from '.';

const NOTEBOOK = { 'notebooks/a.ipynb': '{"cells": []}' };
const docker = (...lines: string[]) => ({
  ...NOTEBOOK,
  Dockerfile: ['FROM python:3.12', ...lines].join('\n'),
});
const ci = (name: string, on: string) => ({
  ...NOTEBOOK,
  [`.github/workflows/${name}.yml`]: `on:\n${on}jobs:\n  report:\n    runs-on: ubuntu-latest\n    steps:\n      - run: papermill notebooks/a.ipynb out.ipynb\n`,
});
const SCHEDULE = '  schedule:\n    - cron: "0 5 * * *"\n';

describeCheck(noProdNotebooks, {
  pass: [
    { name: 'notebooks to explore with', files: NOTEBOOK },
    {
      name: 'an image in which people work',
      files: docker(
        'RUN pip install jupyter nbconvert papermill',
        'CMD ["jupyter", "lab", "--ip=0.0.0.0"]',
      ),
    },
    {
      name: 'CI that tests them, on a schedule too',
      files: {
        ...ci('nightly', `${SCHEDULE}  pull_request:\n`),
        '.github/workflows/test-notebooks.yml': `on:\n${SCHEDULE}jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: jupyter nbconvert --execute a.ipynb\n      - run: pytest --nbmake\n`,
      },
    },
    { name: 'CI on a push', files: ci('report', '  push:\n') },
    {
      name: 'a conversion that executes nothing',
      files: docker('RUN jupyter nbconvert --to script a.ipynb'),
    },
    {
      name: 'commands of people: a Makefile, a script, a README',
      files: {
        ...NOTEBOOK,
        Makefile: 'report:\n\tpapermill a.ipynb out.ipynb\n',
        'run.sh': 'jupyter nbconvert --execute a.ipynb\n',
        'README.md': '`papermill a.ipynb out.ipynb`',
        'report.py':
          'import papermill as pm\n\npm.execute_notebook("a.ipynb", "b.ipynb")\n',
      },
    },
    {
      name: 'a DAG that runs code',
      files: { ...NOTEBOOK, 'dags/a.py': 'from airflow import DAG\n' },
    },
    {
      name: 'a comment in an image',
      files: docker(
        '# CMD papermill a.ipynb b.ipynb',
        'CMD ["python", "a.py"]',
      ),
    },
  ],
  fail: [
    {
      name: 'an image that executes one',
      files: docker('CMD ["papermill", "a.ipynb", "b.ipynb"]'),
      at: 'Dockerfile:2',
      message: 'an image',
    },
    {
      name: 'an image that executed one when it was built',
      files: docker('RUN jupyter nbconvert --to notebook --execute a.ipynb'),
    },
    {
      name: 'installed and executed on one line',
      files: docker('RUN pip install papermill && papermill a.ipynb b.ipynb'),
    },
    {
      name: 'a script that an image starts',
      files: {
        ...docker('COPY start.sh /', 'ENTRYPOINT ["/start.sh"]'),
        'start.sh': '#!/bin/sh\nexec jupyter execute a.ipynb\n',
      },
      at: 'start.sh:2',
    },
    {
      name: 'a module that an image starts',
      files: {
        ...docker('CMD ["python", "report.py"]'),
        'report.py':
          'import papermill as pm\n\npm.execute_notebook("a.ipynb", "b.ipynb")\n',
      },
      at: 'report.py:3',
    },
    {
      name: 'a compose service',
      files: {
        ...NOTEBOOK,
        'compose.yml':
          'services:\n  report:\n    image: a\n    command: papermill a.ipynb b.ipynb\n',
      },
      at: 'compose.yml:4',
    },
    {
      name: 'a job of Kubernetes',
      files: {
        ...NOTEBOOK,
        'k8s/report.yaml':
          'apiVersion: batch/v1\nkind: CronJob\nspec:\n  args: ["papermill", "a.ipynb", "b.ipynb"]\n',
      },
      at: 'k8s/report.yaml:4',
    },
    {
      name: 'an operator of Airflow',
      files: {
        ...NOTEBOOK,
        'dags/a.py':
          'from airflow.providers.papermill.operators.papermill import PapermillOperator\n\nPapermillOperator(input_nb="a.ipynb")\n',
      },
      at: 'dags/a.py:3',
      message: 'a workflow',
    },
    {
      name: 'a command of an operator',
      files: {
        ...NOTEBOOK,
        'dags/a.py':
          'from airflow.operators.bash import BashOperator\n\nBashOperator(bash_command="papermill a.ipynb b.ipynb")\n',
      },
    },
    {
      name: 'a flow of Prefect',
      files: {
        ...NOTEBOOK,
        'flows/a.py':
          'from prefect import flow\nfrom papermill import execute_notebook\n\nexecute_notebook("a.ipynb", "b.ipynb")\n',
      },
    },
    {
      name: 'a job of Databricks, whose notebook may be a file of code',
      files: {
        'resources/a.yml':
          'resources:\n  jobs:\n    a:\n      tasks:\n        - task_key: a\n          notebook_task:\n            notebook_path: ../src/a.py\n',
      },
      at: 'resources/a.yml:6',
    },
    {
      name: 'a job of Databricks in Terraform',
      files: {
        'main.tf':
          'resource "databricks_job" "a" {\n  notebook_task {\n    notebook_path = "/a"\n  }\n}\n',
      },
      at: 'main.tf:2',
    },
    {
      name: 'a stage of DVC',
      files: {
        ...NOTEBOOK,
        'dvc.yaml': 'stages:\n  a:\n    cmd: papermill a.ipynb b.ipynb\n',
      },
      at: 'dvc.yaml:3',
    },
    {
      name: 'a rule of Snakemake',
      files: {
        ...NOTEBOOK,
        Snakefile: 'rule a:\n    output: "a"\n    notebook: "a.ipynb"\n',
      },
      at: 'Snakefile:3',
    },
    {
      name: 'a schedule of CI that nothing else starts',
      files: ci('report', SCHEDULE),
      message: 'a schedule of CI',
    },
    {
      name: 'not allowed, said explicitly',
      files: docker('CMD ["papermill", "a.ipynb", "b.ipynb"]'),
      params: { allow: false },
    },
  ],
  notApplicable: [
    { name: 'no notebooks', files: { 'a.py': 'print(1)\n' } },
    {
      name: 'allowed',
      files: docker('CMD ["papermill", "a.ipynb", "b.ipynb"]'),
      params: { allow: true },
      message: 'allow',
    },
  ],
  unknown: [
    {
      name: 'a script that was too large to be read',
      files: { ...NOTEBOOK, 'a.sh': 'x'.repeat(200) },
      limits: { bytesPerFile: 100 },
    },
  ],
});
