import { describeCheck, pluginPackage } from '../../../testing';
import { monitoring } from '.';

const APP = 'from flask import Flask\n\napp = Flask(__name__)\n';
const SERVER = "const express = require('express');\nconst app = express();\n";

const python = (name: string, code: string) => ({
  name,
  files: { 'app.py': APP, 'b.py': code },
});

describeCheck(monitoring, {
  pass: [
    {
      ...python(
        'Prometheus',
        'from prometheus_client import Counter\nc = Counter("a", "b")\n',
      ),
      at: 'b.py:1',
      message: 'b.py has the project watched: prometheus_client.',
    },
    python(
      'OpenTelemetry',
      'from opentelemetry import trace\nt = trace.get_tracer("a")\n',
    ),
    {
      name: 'Honeybadger in Node',
      files: {
        'app.js':
          "const express = require('express');\nconst app = express();\nconst h = require('honeybadger').configure({ apiKey: key });\n",
      },
      at: 'app.js:3',
    },
    python(
      'Sentry with an address from the environment',
      'import sentry_sdk\nsentry_sdk.init(dsn=os.environ["SENTRY_DSN"])\n',
    ),
    python(
      'metrics for CloudWatch',
      'import boto3\nboto3.client("cloudwatch").put_metric_data(Namespace="a")\n',
    ),
    python(
      'drift by Evidently',
      'from evidently import Report\nr = Report([])\n',
    ),
    python(
      'one monitor that is off and one that is on',
      'import sentry_sdk\nimport statsd\nsentry_sdk.init(dsn=dsn)\n',
    ),
    {
      name: 'a ping after a job',
      files: {
        'dags/a.py':
          'from airflow import DAG\nrequests.get("https://hc-ping.com/abc")\n',
      },
    },
    {
      name: 'an agent around the program',
      files: {
        'app.py': APP,
        Dockerfile:
          'FROM python:3.12\nCMD ["ddtrace-run", "gunicorn", "app:app"]\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'an agent that Node loads first',
      files: {
        'app.js': SERVER,
        Dockerfile:
          'FROM node:24\nENV NODE_OPTIONS="--require dd-trace/init"\nCMD ["node", "app.js"]\n',
      },
    },
    {
      name: 'a scrape of Kubernetes',
      files: {
        'app.py': APP,
        'k8s/app.yaml':
          'kind: Deployment\nannotations:\n  prometheus.io/scrape: "true"\n',
      },
      at: 'k8s/app.yaml:3',
      message: 'k8s/app.yaml has the project watched: a scrape by Prometheus.',
    },
    {
      name: 'the configuration of a Prometheus that asks the service',
      files: {
        'app.py': APP,
        'monitoring/prometheus.yml':
          "scrape_configs:\n  - job_name: prometheus\n    static_configs:\n      - targets: ['localhost:9090']\n  - job_name: app\n    static_configs:\n      - targets: ['app:8000']\n",
      },
      at: 'monitoring/prometheus.yml:7',
    },
    {
      name: 'the metrics of Airflow',
      files: {
        'dags/a.py': 'from airflow import DAG\ndag = DAG("a")\n',
        'airflow.cfg': '[metrics]\nstatsd_on = True\n',
      },
    },
    {
      name: 'a rule that alerts',
      files: {
        'app.py': APP,
        'rules.yml':
          'groups:\n  - rules:\n      - alert: Slow\n        expr: a > 1\n',
      },
    },
    {
      name: 'prom-client in Node',
      files: { 'app.js': `${SERVER}const client = require('prom-client');\n` },
    },
    {
      name: 'OpenTelemetry, of which one part is off',
      files: {
        'app.js': SERVER,
        'otel.js':
          "const { NodeSDK } = require('@opentelemetry/sdk-node');\nnew NodeSDK({\n  a: {\n    enabled: false,\n  },\n}).start();\n",
      },
      at: 'otel.js:1',
    },
    {
      name: 'Sentry in R',
      files: {
        'plumber.R':
          'sentryR::configure_sentry(Sys.getenv("DSN"))\n#* @get /a\nfunction() 1\n',
      },
    },
    {
      name: 'vetiver’s metrics in R',
      files: {
        'plumber.R': '#* @get /a\nfunction() 1\n',
        'monitor.R': 'm <- vetiver_compute_metrics(d, date, "week", y, p)\n',
      },
    },
  ],
  fail: [
    {
      name: 'a package that trains, and is installed to work on it',
      files: {
        'pyproject.toml': '[project]\nname = "geo-fit"\n',
        'src/geo/__init__.py': '',
        'src/geo/fit.py':
          'from sklearn.svm import SVC\n\n\ndef fit(x, y):\n    return SVC().fit(x, y)\n',
        'tests/test_fit.py': 'def test_a():\n    assert 1\n',
        'README.md': '    pip install -e .\n',
      },
    },
    {
      name: 'a service with nothing',
      files: { 'app.py': APP },
      at: 'app.py:3',
    },
    python(
      'tracking of experiments',
      'import mlflow\nimport wandb\nmlflow.log_metric("a", 1)\n',
    ),
    python(
      'TensorBoard',
      'from torch.utils.tensorboard import SummaryWriter\nw = SummaryWriter()\n',
    ),
    python(
      'Sentry with an empty address',
      'import sentry_sdk\nsentry_sdk.init(dsn="", traces_sample_rate=1.0)\n',
    ),
    python(
      'Sentry with an empty address on a line of its own',
      'import sentry_sdk\nsentry_sdk.init(\n    dsn=None,\n)\n',
    ),
    python(
      'an agent that is switched off',
      'import elasticapm\nc = elasticapm.Client({"ENABLED": False})\n',
    ),
    {
      name: 'an agent that is switched off in Node',
      files: {
        'app.js': `require('elastic-apm-node').start({ active: false });\n${SERVER}`,
      },
    },
    {
      name: 'a monitor only in tests, notebooks and comments',
      files: {
        'app.py': `${APP}# import sentry_sdk\n`,
        'tests/test_a.py': 'import prometheus_client\nx = 1\n',
        'a.ipynb': JSON.stringify({
          cells: [{ cell_type: 'code', source: 'import evidently\nx = 1' }],
        }),
      },
    },
    {
      name: 'a Prometheus that asks itself and exporters',
      files: {
        'app.py': APP,
        'prometheus.yml':
          "scrape_configs:\n  - job_name: prometheus\n    static_configs:\n      - targets: ['localhost:9090', 'node-exporter:9100']\n",
      },
    },
    {
      name: 'the metrics of Airflow, switched off',
      files: {
        'dags/a.py': 'from airflow import DAG\ndag = DAG("a")\n',
        'airflow.cfg':
          '[metrics]\nstatsd_on = False\nstatsd_host = localhost\n[sentry]\nsentry_dsn =\n',
      },
    },
    {
      name: 'a job with nothing',
      files: { 'dags/a.py': 'from airflow import DAG\ndag = DAG("a")\n' },
    },
    {
      name: 'an app with nothing',
      files: { 'app.R': 'shinyApp(ui, server)\n' },
    },
    {
      name: 'a training with nothing',
      files: {
        'train.py': 'from sklearn.svm import SVC\nm = SVC().fit(x, y)\n',
      },
    },
    {
      name: 'a service by the catalog’s word',
      files: { 'a.py': 'x = 1\n' },
      subject: { type: 'service' },
    },
    {
      name: 'usage of the machine that is only read',
      files: { 'app.py': `import psutil\n${APP}` },
    },
  ],
  notApplicable: [
    { name: 'an empty repository', files: {} },
    { name: 'a script', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'a library',
      files: {
        'src/a/__init__.py': 'x = 1\n',
        'tests/test_a.py': 'def test(): assert 1\n',
        'pyproject.toml': '[project]\nname = "a"\n',
      },
    },
    pluginPackage,
    {
      name: 'a library that trains for those who install it',
      files: {
        'pyproject.toml': '[project]\nname = "geo-fit"\n',
        'src/geo/__init__.py': '',
        'src/geo/fit.py':
          'from sklearn.svm import SVC\n\n\ndef fit(x, y):\n    return SVC().fit(x, y)\n',
        'tests/test_fit.py': 'def test_a():\n    assert 1\n',
        'README.md': '    pip install geo-fit\n',
      },
    },
    {
      name: 'what the catalog calls a library',
      files: { 'app.py': APP },
      subject: { type: 'library' },
    },
  ],
});
