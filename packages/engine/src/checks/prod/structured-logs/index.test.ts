import { describeCheck } from '../../../testing';
import { structuredLogs } from '.';

const LOGS = { 'a.py': 'import logging\n\nlogging.info("a")\n' };

const node = (name: string, code: string) => ({
  name,
  files: { 'log.js': code },
});

describeCheck(structuredLogs, {
  pass: [
    {
      name: 'the logger that Backstage hands to a plugin',
      files: {
        'plugin.ts':
          "import type { LoggerService } from '@backstage/backend-plugin-api';\n\nexport const run = (logger: LoggerService) => logger.info('a');\n",
      },
    },
    {
      name: 'the logger of AdonisJS',
      files: {
        'app/Orders.ts':
          "import Logger from '@ioc:Adonis/Core/Logger'\n\nLogger.info('a')\n",
      },
    },
    {
      name: 'python-json-logger',
      files: {
        'a.py':
          'import logging\nfrom pythonjsonlogger import jsonlogger\n\nh = logging.StreamHandler()\nh.setFormatter(jsonlogger.JsonFormatter())\n',
      },
      at: 'a.py:2',
    },
    {
      name: 'structlog with a renderer of JSON',
      files: {
        'a.py':
          'import structlog\n\nstructlog.configure(processors=[\n    structlog.processors.JSONRenderer(),\n])\n',
      },
      at: 'a.py:4',
    },
    {
      name: 'loguru that serializes',
      files: {
        'a.py':
          'from loguru import logger\n\nlogger.add(sys.stdout, serialize=True)\n',
      },
    },
    {
      name: "a formatter of the project's own",
      files: {
        ...LOGS,
        'json_log.py':
          'import logging\n\n\nclass JsonFormatter(logging.Formatter):\n    def format(self, record):\n        return json.dumps({})\n',
      },
      at: 'json_log.py:4',
    },
    {
      name: 'Airflow, told to log JSON',
      files: {
        ...LOGS,
        'airflow.cfg': '[logging]\n# json_logs = False\njson_logs = True\n',
      },
      at: 'airflow.cfg:3',
    },
    {
      name: 'a format that is JSON itself',
      files: {
        'a.py': `import logging\n\nlogging.basicConfig(format='{"time": "%(asctime)s", "msg": "%(message)s"}')\n`,
      },
    },
    {
      name: 'a dictionary that names the formatter',
      files: {
        'a.py':
          'import logging.config\n\nlogging.config.dictConfig({"formatters": {\n    "json": {"()": "pythonjsonlogger.jsonlogger.JsonFormatter"},\n}})\n',
      },
    },
    {
      name: 'a configuration file that names the formatter',
      files: {
        ...LOGS,
        'conf/logging.yml':
          'formatters:\n  json:\n    class: pythonjsonlogger.jsonlogger.JsonFormatter\n',
      },
      at: 'conf/logging.yml:3',
    },
    {
      name: 'a layout in R',
      files: { 'a.R': 'library(logger)\nlog_layout(layout_json())\n' },
    },
    {
      name: 'an appender of lgr in R',
      files: { 'a.R': 'lg$add_appender(lgr::AppenderJson$new(f))\n' },
    },
    node('pino', "const pino = require('pino');\nconst log = pino();\n"),
    node(
      'pino that is pretty only in development',
      "const pino = require('pino');\nconst log = pino(\n  process.env.NODE_ENV === 'development' ? { transport: { target: 'pino-pretty' } } : {},\n);\n",
    ),
    node(
      'winston with its format of JSON',
      "const winston = require('winston');\nwinston.createLogger({\n  format: winston.format.combine(winston.format.timestamp(), winston.format.json()),\n});\n",
    ),
    node(
      'winston as it comes',
      "const winston = require('winston');\nwinston.createLogger({ transports: [new winston.transports.Console()] });\n",
    ),
    node('bunyan', "const b = require('bunyan');\nb.createLogger({});\n"),
    node(
      'Fastify, which logs with pino',
      "const app = require('fastify')({ logger: true });\napp.listen({});\n",
    ),
  ],
  fail: [
    {
      name: 'Airflow as it comes',
      files: {
        ...LOGS,
        'airflow.cfg': '[logging]\njson_logs = False\n',
      },
    },
    {
      name: 'logging as it comes',
      files: LOGS,
      at: 'a.py:3',
      message: /a\.py logs with logging, and nothing/,
    },
    {
      name: 'a table of settings with a format for people',
      files: {
        'a.py':
          'import logging.config\n\nlogging.config.dictConfig({"formatters": {\n    "plain": {"format": "%(asctime)s %(levelname)s %(message)s"},\n}})\n',
      },
    },
    {
      name: 'structlog for people',
      files: {
        'a.py': 'import structlog\n\nstructlog.dev.ConsoleRenderer()\n',
      },
    },
    {
      name: 'loguru as it comes',
      files: { 'a.py': 'from loguru import logger\n\nlogger.info("a")\n' },
    },
    {
      name: 'a renderer of responses',
      files: {
        'a.py':
          'import logging\nfrom rest_framework.renderers import JSONRenderer\n\nlogger = logging.getLogger("a")\nrenderers = [JSONRenderer]\n',
      },
    },
    {
      name: 'a message that holds JSON',
      files: {
        'a.py': 'import logging\n\nlogging.info(json.dumps({"a": 1}))\n',
      },
    },
    {
      name: 'a formatter only in tests, or in a comment',
      files: {
        'a.py': `${LOGS['a.py']}# JsonFormatter()\n`,
        'tests/test_a.py':
          'from pythonjsonlogger import jsonlogger\nx = jsonlogger.JsonFormatter()\n',
      },
    },
    {
      name: 'a layout of words in R',
      files: { 'a.R': 'library(logger)\nlog_layout(layout_glue)\n' },
    },
    node(
      'pino that is always pretty',
      "const pino = require('pino');\nconst log = pino({ transport: { target: 'pino-pretty' } });\n",
    ),
    node(
      'winston with a format for people',
      "const winston = require('winston');\nwinston.createLogger({ format: winston.format.simple() });\n",
    ),
    node(
      'responses that are JSON',
      "const winston = require('winston');\nconst { printf } = winston.format;\nwinston.createLogger({ format: printf(f) });\napp.use(express.json());\nres.json();\n",
    ),
    node('morgan', "app.use(require('morgan')('combined'));\n"),
  ],
  notApplicable: [
    { name: 'an empty repository', files: {} },
    { name: 'code that prints', files: { 'a.py': 'print(1)\n' } },
    {
      name: 'a configuration of logs that nothing uses',
      files: { 'a.py': 'print(1)\n', 'logging.yml': 'class: JsonFormatter\n' },
    },
  ],
});
