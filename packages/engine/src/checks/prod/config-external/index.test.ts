import { describeCheck } from '../../../testing';
import { configExternal } from '.';

const APP = 'from flask import Flask\n\napp = Flask(__name__)\n';
const python = (name: string, ...lines: string[]) => ({
  name,
  files: { 'app.py': `${APP}${lines.join('\n')}\n` },
});
const ENV = 'KEY = os.environ["KEY"]';
const r = (name: string, code: string) => ({
  name,
  files: { 'plumber.R': `#* @get /a\nfunction() 1\n${code}\n` },
});
const node = (name: string, ...lines: string[]) => ({
  name,
  files: {
    'app.js': `const express = require('express');\nconst app = express();\n${lines.join(
      '\n',
    )}\n`,
  },
});

describeCheck(configExternal, {
  pass: [
    { ...python('the environment', ENV), at: 'app.py:4' },
    python('getenv', 'KEY = os.getenv("KEY")'),
    {
      name: 'the environment of AdonisJS',
      files: {
        'start/routes.ts':
          "import Route from '@ioc:Adonis/Core/Route'\nimport Env from '@ioc:Adonis/Core/Env'\n\nRoute.get('/a', () => Env.get('HOST'))\n",
      },
    },
    {
      name: 'pydantic-settings, with defaults',
      files: {
        'app.py': APP,
        'settings.py':
          'from pydantic_settings import BaseSettings\n\n\nclass S(BaseSettings):\n    url: str = "redis://cache:6379"\n',
      },
      at: 'settings.py:1',
    },
    python(
      'a file of settings',
      'with open("config/settings.yaml") as f:',
      '    c = f.read()',
    ),
    python('hydra', '@hydra.main()', 'import hydra'),
    python(
      'a default that the environment replaces',
      'H = os.getenv("H", "http://model:8000")',
    ),
    python(
      'a default on a line of its own',
      'U = os.environ.get(',
      '    "DATABASE_URL",',
      '    "postgresql://app@postgres:5432/a",',
      ')',
    ),
    node(
      'what holds where the environment says nothing, on the next line',
      'const u =',
      '  process.env.REDIS_URL ||',
      "  'redis://cache:6379';",
    ),
    {
      name: 'a host in a script that tries the service by hand',
      files: {
        'app.py': `${APP}${ENV}\n`,
        'test.py': 'url = "http://churn.internal/predict"\n',
      },
    },
    python(
      'the machine itself',
      ENV,
      'app.run(host="0.0.0.0")',
      'u = "http://localhost:8000"',
      'v = "redis://127.0.0.1:6379"',
    ),
    python(
      'a public service',
      ENV,
      'u = "https://api.github.com/users"',
      'host = "smtp.gmail.com"',
    ),
    python('an example', ENV, 'u = "http://example.com:8000"'),
    python(
      'an account that the environment names',
      'import psycopg2',
      'c = psycopg2.connect(user=os.environ["U"], password=os.environ["P"])',
    ),
    python(
      'a default account that the environment replaces',
      'import sqlalchemy',
      'u = os.getenv("DB", "postgresql://app:haus@localhost/a")',
      'v = os.environ.get("P") or dict(user="app")',
    ),
    python(
      'an address that a message shows',
      ENV,
      'import psycopg2',
      'raise ValueError("need an address, eg postgresql://app:haus7x@localhost/a")',
    ),
    python(
      'an account of an example',
      ENV,
      'import psycopg2',
      'c = psycopg2.connect(user="user", password="password")',
    ),
    python(
      "an account that is no database's",
      ENV,
      'a = dict(user="ada", password="haus")',
    ),
    node(
      'what a form says',
      "const mongoose = require('mongoose');",
      "const e = { user: 'unknown', password: 'is required' };",
      'const p = process.env.PORT;',
    ),
    python('a variable', ENV, 'u = f"postgresql://{user}:{password}@{host}/a"'),
    python('who may call', ENV, 'CORS(app, origins=["http://frontend:3000"])'),
    python(
      'who may call, in a list',
      ENV,
      'ORIGINS = [',
      '    "http://frontend:3000",',
      ']',
    ),
    python(
      'what is compared',
      ENV,
      'if u != "http://model:8000/":',
      '    pass',
    ),
    python('an emulator', ENV, 'u = "http://localstack:4566"'),
    python('a version', ENV, 'version = "10.2.3.4"'),
    python(
      'an option with a default',
      ENV,
      'parser.add_argument("--host", default="10.2.3.4")',
    ),
    {
      name: 'a host in tests and in a load test',
      files: {
        'app.py': `${APP}${ENV}\n`,
        'tests/test_a.py': 'u = "http://model:8000"\n',
        'locustfile.py': 'host = "http://10.2.3.4:8000"\n',
      },
    },
    r('Sys.getenv in R', 'host <- Sys.getenv("DB_HOST")'),
    r('config in R', 'cfg <- config::get("db")'),
    node('process.env', 'app.listen(process.env.PORT || 3000);'),
    node('dotenv', "require('dotenv').config();"),
    node(
      'a default in Node',
      "const u = process.env.URL || 'http://model:8000';",
    ),
  ],
  fail: [
    {
      ...python(
        'an address of the network',
        ENV,
        'u = "http://10.2.3.4:8000/a"',
      ),
      at: 'app.py:5',
      message: /names the host 10\.2\.3\.4/,
    },
    python(
      'a host on a line of its own, below a call that reads something else',
      'K = os.environ["K"]',
      'e = create_engine(',
      '    "postgresql://app@prod-db:5432/a",',
      ')',
    ),
    python('a host by its name', ENV, 'u = "http://prod-server:8080/a"'),
    python(
      'a host beside a variable',
      'connect(password=os.environ["P"], host="10.2.3.4")',
    ),
    python('a database', ENV, 'u = "mongodb://user:pass@mongo:27017"'),
    {
      ...python(
        'a database that a provider runs',
        ENV,
        'DB_HOST = "a.b.eu-west-1.rds.amazonaws.com"',
      ),
      message: /rds\.amazonaws\.com/,
    },
    {
      ...node(
        "the account of a developer's own database",
        "const mysql = require('mysql2');",
        'const pool = mysql.createPool({',
        "  host: 'localhost',",
        "  user: 'root',",
        "  password: 'haus',",
        '});',
        'const p = process.env.PORT;',
      ),
      at: 'app.js:7',
      message: "app.js holds a database's password as a constant.",
    },
    python(
      'such an account in an address',
      ENV,
      'import sqlalchemy',
      'e = create_engine("postgresql://app:haus@localhost:5432/a")',
    ),
    r(
      'such an account in R',
      'library(DBI)\nc <- dbConnect(drv, user = "app", password = "haus", host = Sys.getenv("H"))',
    ),
    python(
      'a broker',
      ENV,
      'p = KafkaProducer(bootstrap_servers=["kafka:9092"])',
    ),
    python('an internal name', ENV, 'u = "https://models.corp.internal/a"'),
    {
      ...python('a password', ENV, 'password = "Zk8!vQ2pLw9x"'),
      message: 'app.py holds a password as a constant.',
    },
    {
      ...python('nothing from outside', 'MODEL = "a.pkl"'),
      at: 'app.py:3',
      message: /Nothing is read/,
    },
    python(
      'an environment that is only written',
      'os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"',
    ),
    r(
      'a host in R',
      'c <- dbConnect(drv, host = "10.2.3.4", password = Sys.getenv("P"))',
    ),
    node(
      'a database in Node',
      "mongoose.connect('mongodb://mongo:27017/a');",
      'const p = process.env.PORT;',
    ),
    node(
      'only the kind of environment',
      "const dev = process.env.NODE_ENV === 'development';",
    ),
  ],
  notApplicable: [
    { name: 'an empty repository', files: {} },
    { name: 'a script', files: { 'a.py': 'host = "10.2.3.4"\n' } },
    {
      name: 'a job',
      files: { 'dags/a.py': 'from airflow import DAG\nd = DAG("a")\n' },
    },
    {
      name: 'what the catalog calls a library',
      files: { 'app.py': APP },
      subject: { type: 'library' },
    },
  ],
});
