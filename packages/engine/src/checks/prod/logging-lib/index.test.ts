import { describeCheck } from '../../../testing';
import { loggingLib } from '.';

const notebook = (source: string) =>
  JSON.stringify({ cells: [{ cell_type: 'code', source }] });

const PRINTS = 'def run(rows):\n    print(rows)\n';
const LOGS =
  'import logging\n\nlogger = logging.getLogger(__name__)\nlogger.info("a")\n';

describeCheck(loggingLib, {
  pass: [
    {
      name: 'packages of R that another script loads',
      files: {
        'packages.R': 'library(logger)\nlibrary(dplyr)\n',
        'run.R': 'source("packages.R")\nlog_info("start")\nx <- 1\n',
      },
      at: 'run.R:2',
    },
    {
      name: 'the logger that Backstage hands to a plugin',
      files: {
        'plugin.ts':
          "import type { LoggerService } from '@backstage/backend-plugin-api';\n\nexport const run = (logger: LoggerService) => logger.info('a');\n",
      },
    },
    {
      name: 'logging in Python',
      files: { 'src/a.py': LOGS },
      at: 'src/a.py:3',
      message: 'src/a.py logs with logging; files that log: 1.',
    },
    {
      name: 'loguru, whatever the logger is called',
      files: { 'a.py': 'from loguru import logger as l\n\nl.info("a")\n' },
    },
    {
      name: 'structlog',
      files: { 'a.py': 'import structlog\nlog = structlog.get_logger()\n' },
    },
    {
      name: 'absl',
      files: { 'a.py': 'from absl import logging\n\nlogging.info("a")\n' },
    },
    {
      name: 'the logger of a Prefect run',
      files: {
        'flow.py':
          'from prefect import flow, get_run_logger\n\n\n@flow\ndef f():\n    get_run_logger().info("a")\n',
      },
    },
    {
      name: 'the logger of a Dagster context',
      files: {
        'assets.py':
          'from dagster import asset\n\n\n@asset\ndef a(context):\n    context.log.info("a")\n',
      },
    },
    {
      name: 'the logger of an Airflow operator',
      files: {
        'dags/op.py':
          'from airflow.models import BaseOperator\n\n\nclass Op(BaseOperator):\n    def execute(self, context):\n        self.log.info("a")\n',
      },
    },
    {
      name: 'the logger of Celery',
      files: {
        'worker/tasks.py':
          'from celery.utils.log import get_task_logger\n\nlogger = get_task_logger(__name__)\n',
      },
    },
    {
      name: 'the logger of a Flask app',
      files: {
        'app.py':
          'from flask import current_app\n\n\ndef f():\n    current_app.logger.info("a")\n',
      },
    },
    {
      name: 'the settings of Django',
      files: {
        'site/settings.py':
          'from pathlib import Path\n\nLOGGING = {\n    "version": 1,\n}\n',
      },
      at: 'site/settings.py:3',
    },
    {
      name: 'a logger of the organisation, which its name shows',
      files: {
        'a.py': 'from acme.logging import logger\n\nlogger.info("a")\n',
      },
    },
    {
      name: 'one file of many',
      files: { 'a.py': PRINTS, 'b.py': LOGS },
      at: 'b.py:3',
    },
    {
      name: 'logger in R',
      files: { 'R/a.R': 'f <- function() {\n  logger::log_info("a")\n}\n' },
      at: 'R/a.R:2',
    },
    {
      name: 'futile.logger in R',
      files: { 'a.R': 'library(futile.logger)\nflog.info("a")\n' },
    },
    {
      name: 'lgr in R',
      files: { 'a.R': 'lg <- lgr::get_logger("a")\nlg$info("b")\n' },
    },
    {
      name: 'log4r and logging in R',
      files: {
        'a.R': 'library(log4r)\nx <- 1\n',
        'b.R': 'library(logging)\nloginfo("a")',
      },
      message: /files that log: 2/,
    },
    {
      name: 'winston',
      files: {
        'src/log.js':
          "const winston = require('winston');\nmodule.exports = winston.createLogger({});\n",
      },
    },
    {
      name: 'pino in TypeScript',
      files: {
        'src/log.ts': "import pino from 'pino';\nconst log = pino();\n",
      },
    },
    {
      name: "Fastify's own logger",
      files: {
        'server.js':
          "const fastify = require('fastify')({ logger: true });\nfastify.listen({ port: 1 });\n",
      },
    },
    {
      name: "Nest's own logger",
      files: {
        'src/a.service.ts':
          "import { Logger } from '@nestjs/common';\nconst logger = new Logger('a');\n",
      },
    },
  ],
  fail: [
    {
      name: 'a package of R that another script loads and nobody uses',
      files: {
        'packages.R': 'library(logger)\nlibrary(dplyr)\n',
        'run.R': 'source("packages.R")\nprint("start")\nx <- 1\n',
      },
    },
    {
      name: 'print in Python',
      files: { 'src/a.py': PRINTS },
      at: 'src/a.py',
      message: /Start with src\/a\.py/,
    },
    {
      name: 'many files, the largest of which is named',
      files: { 'a.py': PRINTS, 'b.py': `${PRINTS}x = 1\ny = 2\n` },
      message: /Start with b\.py/,
    },
    {
      name: 'print as a statement of Python 2',
      files: { 'a.py': 'x = 1\nprint x\n' },
    },
    {
      name: 'an import that is never used',
      files: { 'a.py': `import logging\n\n${PRINTS}` },
    },
    {
      name: "another library's logger that is quietened",
      files: {
        'a.py': `import logging\n\nlogging.getLogger("tensorflow").setLevel(logging.ERROR)\n${PRINTS}`,
      },
    },
    {
      name: 'a logger only in tests',
      files: { 'a.py': PRINTS, 'tests/test_a.py': LOGS },
    },
    {
      name: 'a logger only in documentation, examples and vendored code',
      files: {
        'a.py': PRINTS,
        'docs/conf.py': LOGS,
        'examples/b.py': LOGS,
        'vendor/c.py': LOGS,
      },
    },
    {
      name: 'a logger only in a notebook',
      files: { 'a.py': PRINTS, 'a.ipynb': notebook(LOGS) },
    },
    {
      name: 'a logger only in a comment and a documentation string',
      files: {
        'a.py': `# import logging; logging.info("a")\n"""\n${LOGS}"""\n${PRINTS}`,
      },
    },
    {
      name: 'output for a terminal',
      files: {
        'a.py':
          'import click\nfrom rich.console import Console\n\nclick.echo("a")\nConsole().print("b")\n',
      },
    },
    {
      name: 'a logger of experiments',
      files: {
        'a.py': 'import mlflow\n\nmlflow.log_metric("a", 1)\n',
      },
    },
    {
      name: "a module of the project's own that is called logger and prints",
      files: {
        'logger.py':
          'class Logger:\n    def info(self, text):\n        print(text)\n',
        'a.py': 'from logger import logger\n\nlogger.info("a")\n',
      },
    },
    {
      name: 'a logarithm',
      files: { 'a.py': 'import math\n\ny = math.log(2)\nx = np.log(3)\n' },
    },
    {
      name: 'message and cat in R',
      files: { 'R/a.R': 'f <- function() {\n  message("a")\n  cat("b")\n}\n' },
    },
    {
      name: 'where a call stands is no log',
      files: { 'R/a.R': 'whereami::cat_where(whereami::whereami())\n' },
    },
    {
      name: 'console.log in Node',
      files: { 'src/a.js': "console.log('a');\n" },
    },
  ],
  notApplicable: [
    { name: 'an empty repository', files: {} },
    { name: 'notebooks alone', files: { 'a.ipynb': notebook(PRINTS) } },
    {
      name: 'SQL alone',
      files: { 'dbt_project.yml': 'name: a\n', 'models/a.sql': 'select 1\n' },
    },
    { name: 'documents alone', files: { 'a.Rmd': '```{r}\nx <- 1\n```\n' } },
    { name: 'a package of imports', files: { 'a/__init__.py': 'import b\n' } },
    {
      name: 'scripts of web pages',
      files: {
        'a.ipynb': notebook(PRINTS),
        'static/a.js': "console.log('a');\n",
      },
    },
    {
      name: 'a saved page beside notebooks',
      files: { 'a.ipynb': notebook(PRINTS), 'page/script.js': 'f(1);\n' },
    },
    { name: 'packaging alone', files: { 'setup.py': 'setup(name="a")\n' } },
  ],
});
