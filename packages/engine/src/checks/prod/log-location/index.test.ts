import { describeCheck } from '../../../testing';
import { logLocation } from '.';

const python = (...lines: string[]) => ({
  'a.py': `import logging\nimport os\n\nlogger = logging.getLogger("a")\n${lines.join(
    '\n',
  )}\n`,
});

describeCheck(logLocation, {
  pass: [
    { name: 'the standard output', files: python(), at: 'a.py:4' },
    {
      name: 'a folder from the environment',
      files: python(
        'h = logging.FileHandler(os.path.join(os.environ["LOG_DIR"], "a.log"))',
      ),
    },
    {
      name: 'a name from the environment, with a default',
      files: python(
        'LOG_FILE = os.getenv("LOG_FILE", "a.log")',
        'h = logging.FileHandler(LOG_FILE)',
      ),
    },
    {
      name: 'a folder that a variable names',
      files: python('h = logging.FileHandler(f"{log_dir}/a.log")'),
    },
    {
      name: 'the folder of the platform',
      files: python('h = logging.FileHandler("/var/log/churn/a.log")'),
    },
    {
      name: 'the standard output by its file',
      files: python('h = logging.FileHandler("/proc/1/fd/1")'),
    },
    {
      name: 'a folder that the scorecard names',
      files: python('h = logging.FileHandler("/data/logs/a.log")'),
      params: { folders: ['/data/logs/'] },
    },
    {
      name: 'a file that is no log',
      files: python('fig.savefig(filename="a.png")', 'log_dir = "runs"'),
    },
    {
      name: 'the standard output in R',
      files: { 'a.R': 'logger::log_appender(logger::appender_stdout)\n' },
    },
    {
      name: 'a folder from the environment in Node',
      files: {
        'a.js':
          "const winston = require('winston');\nnew winston.transports.File({ filename: `${process.env.LOG_DIR}/a.log` });\n",
      },
    },
    {
      name: 'a log of LaTeX, of tests, among data, and an empty one',
      files: {
        ...python(),
        'paper.tex': 'x',
        'paper.log': 'x',
        'tests/a.log': 'x',
        'data/raw/b.log': 'x',
        'logs/c.log': '',
        'logs/.gitkeep': '',
      },
    },
    {
      name: 'a name that only ends alike',
      files: { ...python(), 'CHANGELOG.md': 'x', catalog: 'x' },
    },
  ],
  fail: [
    {
      name: 'a file in the working directory',
      files: python('h = logging.FileHandler("a.log")'),
      at: 'a.py:5',
      message: /a\.py writes its log to a\.log.*\/var\/log/,
    },
    {
      name: 'a file that rotates, in a folder',
      files: python(
        "h = logging.handlers.RotatingFileHandler('logs/a.log', 'a')",
      ),
    },
    {
      name: 'beside the standard output too',
      files: python(
        'logging.basicConfig(handlers=[logging.StreamHandler(), logging.FileHandler("a.log")])',
      ),
    },
    {
      name: 'the file of basicConfig',
      files: python('logging.basicConfig(level="INFO", filename="a.log")'),
    },
    {
      name: 'the file of basicConfig on a line of its own',
      files: python('logging.basicConfig(', '    filename="a.log",', ')'),
      at: 'a.py:6',
    },
    {
      name: 'a sink of loguru with the time in its name',
      files: {
        'a.py': 'from loguru import logger\n\nlogger.add("logs/{time}.log")\n',
      },
      at: 'a.py:3',
    },
    {
      name: 'a dictionary of settings',
      files: python(
        'logging.config.dictConfig({"handlers": {"file": {',
        '    "filename": "debug.log",',
        '}}})',
      ),
    },
    {
      name: 'a constant above',
      files: python(
        'LOG_FILE = "logs/a.log"',
        'h = logging.FileHandler(LOG_FILE)',
      ),
      at: 'a.py:5',
    },
    {
      name: 'a folder of this machine that is not the platform’s',
      files: python('h = logging.FileHandler("/tmp/a.log")'),
    },
    {
      name: 'a folder that only begins like the one of the platform',
      files: python('h = logging.FileHandler("/var/logs/a.log")'),
    },
    {
      name: 'an appender in R',
      files: {
        'a.R': 'library(logger)\nlog_appender(appender_file("a.log"))\n',
      },
      at: 'a.R:2',
    },
    {
      name: 'an appender of lgr in R',
      files: {
        'a.R':
          'lg <- lgr::get_logger("a")\nlg$add_appender(lgr::AppenderFile$new("a.log"))\n',
      },
    },
    {
      name: 'a transport of winston',
      files: {
        'a.js':
          "const winston = require('winston');\nnew winston.transports.File({ filename: 'error.log' });\n",
      },
      at: 'a.js:2',
    },
    {
      name: 'a stream for morgan',
      files: {
        'a.js':
          "const morgan = require('morgan');\nconst s = fs.createWriteStream(path.join(__dirname, 'access.log'), { flags: 'a' });\n",
      },
    },
    {
      name: 'a log that git tracks',
      files: { ...python(), 'logs/run.log': 'x' },
      at: 'logs/run.log',
      message: /git tracks it/,
    },
    {
      name: 'a log of yesterday, and what nohup leaves',
      files: { ...python(), 'a.log.2026-01-01': 'x', 'nohup.out': 'x' },
    },
  ],
  notApplicable: [
    { name: 'an empty repository', files: {} },
    { name: 'code that prints', files: { 'a.py': 'print(1)\n' } },
    {
      name: 'code that prints into a tracked log',
      files: { 'a.py': 'print(1)\n', 'a.log': 'x' },
    },
  ],
});
