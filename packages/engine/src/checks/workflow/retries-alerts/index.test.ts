import { describeCheck, pluginPackage } from '../../../testing';
import { retriesAlerts } from '.';

const dag = (...lines: string[]) => ({
  'dags/a.py': ['from airflow import DAG', ...lines].join('\n'),
});
const NOTICE = 'def f():\n    DAG("a", on_failure_callback=notify)\n';
const argo = (...lines: string[]) => ({
  'argo/a.yaml': [
    'apiVersion: argoproj.io/v1alpha1',
    'kind: Workflow',
    'spec:',
    ...lines,
  ].join('\n'),
});

describeCheck(retriesAlerts, {
  pass: [
    {
      name: 'default arguments of Airflow',
      files: dag(
        'args = {',
        '    "retries": 2,',
        '    "email_on_failure": True,',
        '}',
      ),
      at: 'dags/a.py:3',
    },
    {
      name: 'arguments from a module beside the DAGs',
      files: {
        ...dag('from common.args import args'),
        'dags/common/args.py':
          'args = {\n    "retries": 2,\n    "on_failure_callback": notify,\n}\n',
      },
      at: 'dags/common/args.py:2',
    },
    {
      name: 'retries by configuration of Airflow',
      files: {
        ...dag('DAG("a", on_failure_callback=notify)'),
        'airflow.cfg': '[core]\ndefault_task_retries = 2\n',
      },
      at: 'airflow.cfg:2',
    },
    {
      name: 'Prefect',
      files: {
        'flows/a.py':
          'from prefect import flow, task\n\n\n@task(retries=3)\ndef a(): ...\n\n\n@flow(on_failure=[notify])\ndef b(): ...\n',
      },
    },
    {
      name: 'Dagster',
      files: {
        'defs.py':
          'import dagster as dg\n\npolicy = dg.RetryPolicy(max_retries=3)\n\n\n@dg.run_failure_sensor\ndef a(): ...\n',
      },
    },
    {
      name: 'Metaflow',
      files: {
        'flow.py':
          'from metaflow import FlowSpec, retry\n\n\n@retry(times=3)\ndef a(): ...\n\n\n@exit_hook(on_error=[notify])\nclass A(FlowSpec): ...\n',
      },
    },
    {
      name: 'Argo',
      files: argo(
        '  onExit: notify',
        '  templates:',
        '    - name: a',
        '      retryStrategy: {limit: 2}',
      ),
    },
    {
      name: 'Step Functions',
      files: {
        'etl.asl.json':
          '{\n"StartAt": "A",\n"States": {\n"A": {\n"Retry": [{}],\n"Catch": [{}]\n}}}',
      },
      at: 'etl.asl.json:5',
    },
    {
      name: 'Nextflow',
      files: {
        'main.nf': 'workflow {\n}\nworkflow.onError {\n  notify()\n}\n',
        'nextflow.config': "process {\n  errorStrategy = 'retry'\n}\n",
      },
    },
    {
      name: 'Snakemake with a profile',
      files: {
        'workflow/Snakefile':
          'rule a:\n    output: "a"\n\nonerror:\n    shell("notify")\n',
        'profiles/default/config.yaml': 'restart-times: 2\n',
      },
    },
    {
      name: 'Databricks',
      files: {
        'resources/a.yml':
          'resources:\n  jobs:\n    a:\n      email_notifications:\n        on_failure: [team@example.org]\n      tasks:\n        - notebook_task: {}\n          max_retries: 2\n',
      },
    },
    {
      name: 'retries, and an alert rule about jobs',
      files: {
        ...dag('args = {"retries": 2}'),
        'ops/alerts.yml':
          'groups:\n  - name: a\n    rules:\n      - alert: DagFailed\n        expr: airflow_dag_failures > 0\n',
      },
      message: 'ops/alerts.yml',
    },
    {
      name: 'an alert rule about jobs below others',
      files: {
        ...dag('args = {"retries": 2}'),
        'ops/alerts.yml':
          'groups:\n  - name: a\n    rules:\n      - alert: DiskFull\n        expr: disk > 0.9\n      - alert: DagFailed\n        expr: airflow_dag_failures > 0\n',
      },
      message: 'ops/alerts.yml',
    },
    {
      name: 'Kestra',
      files: {
        'flows/a.yaml':
          'id: a\ntasks:\n  - id: b\n    type: io.kestra.plugin.core.log.Log\n    retry:\n      maxAttempts: 3\nerrors:\n  - id: c\n',
      },
    },
  ],
  fail: [
    {
      name: 'neither',
      files: dag('DAG("a")'),
      at: 'dags/a.py:1',
      message: 'neither try again nor tell',
    },
    {
      name: 'retries alone',
      files: dag('args = {"retries": 2}'),
      message: 'nobody is told',
    },
    {
      name: 'a notice alone',
      files: dag(NOTICE),
      message: 'no job that Airflow runs tries again',
    },
    {
      name: 'both switched off',
      files: dag(
        'args = {"retries": 0, "email_on_failure": False}',
        'DAG("a", on_failure_callback=None)',
      ),
      message: 'neither try again nor tell',
    },
    {
      name: 'a parameter of a function',
      files: dag('def load(url, retries=3): ...', 'DAG("a")'),
      message: 'neither try again nor tell',
    },
    {
      name: 'words in files that have nothing to do with the jobs',
      files: {
        ...dag('DAG("a")'),
        'api/client.py': 'session = Session(retries=3)\nrun(on_failure=log)\n',
        'config.yml': 'retries: 3\non_failure: stop\nCatch: all\n',
      },
      message: 'neither try again nor tell',
    },
    {
      name: 'comments',
      files: argo('  # onExit: notify', '  # retryStrategy: {}'),
    },
    {
      name: 'a state machine without them',
      files: { 'a.asl.json': '{\n"StartAt": "A",\n"States": {}\n}' },
      message: 'Step Functions',
    },
    {
      name: 'a rule that is about no job',
      files: {
        ...dag('args = {"retries": 2}'),
        'ops/rules.yml':
          'groups:\n  - rules:\n      - alert: DiskFull\n        expr: disk > 0.9\n',
      },
      message: 'nobody is told',
    },
    {
      name: 'what one of two tools could say',
      files: { ...dag('DAG("a")'), 'dbt/dbt_project.yml': 'name: a\n' },
      message: 'Airflow',
    },
  ],
  unknown: [
    {
      name: 'DVC, which has no words for it',
      files: { 'dvc.yaml': 'stages:\n  a:\n    cmd: b\n' },
      message: 'DVC, in which retries and a notice of failures are not set',
    },
    { name: 'targets', files: { '_targets.R': 'targets::tar_target(a, 1)\n' } },
    { name: 'dbt', files: { 'dbt_project.yml': 'name: a\n' } },
    {
      name: 'Temporal, which retries by itself',
      files: { 'w.py': 'from temporalio import workflow\n' },
      message: 'a notice of failures is not set',
    },
  ],
  notApplicable: [
    { name: 'no workflow', files: { 'a.py': 'retries = 3\n' } },
    pluginPackage,
    {
      name: 'a tool that is only mentioned',
      files: { 'README.md': 'Airflow' },
    },
  ],
});
