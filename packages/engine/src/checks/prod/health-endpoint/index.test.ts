import { describeCheck } from '../../../testing';
import { healthEndpoint } from '.';

const python = (name: string, head: string, ...lines: string[]) => ({
  name,
  files: { 'app.py': `${head}\n\n${lines.join('\n')}\n` },
});
const FLASK = 'from flask import Flask\n\napp = Flask(__name__)';
const FASTAPI = 'from fastapi import FastAPI\n\napp = FastAPI()';
const DJANGO = 'from django.urls import path\n';
const handler = 'def f():\n    return "ok"';

const node = (name: string, ...lines: string[]) => ({
  name,
  files: {
    'app.js': `const express = require('express');\nconst app = express();\n${lines.join(
      '\n',
    )}\n`,
  },
});
const r = (name: string, code: string) => ({
  name,
  files: { 'plumber.R': `#* @get /a\nfunction() 1\n${code}\n` },
});

describeCheck(healthEndpoint, {
  pass: [
    {
      name: 'a route of Next.js that is a file',
      files: {
        'package.json': '{"dependencies":{"next":"15.1.0"}}',
        'app/api/orders/route.ts':
          'export async function GET() {\n  return Response.json({});\n}\n',
        'app/api/health/route.ts':
          'export async function GET() {\n  return Response.json({});\n}\n',
      },
      at: 'app/api/health/route.ts',
    },
    {
      name: 'plumber at the path that the platform gives',
      files: {
        'serve.R':
          'library(plumber)\n\npr() |>\n  pr_get(Sys.getenv("AIP_HEALTH_ROUTE"), function() "OK") |>\n  pr_run()\n',
      },
      at: 'serve.R:4',
    },
    {
      name: 'FastAPI at the path that the platform gives',
      files: {
        'app.py': `${FASTAPI}\n@app.get(os.environ["AIP_HEALTH_ROUTE"])\ndef a():\n    return 1\n`,
      },
    },
    {
      name: 'a constant that is called by its platform',
      files: {
        'app.py': `${FASTAPI}\n@app.get(AIP_HEALTH_ROUTE)\ndef a():\n    return 1\n`,
      },
    },
    {
      name: 'a backend of Backstage, which brings one',
      files: {
        'src/index.ts':
          "import { createBackend } from '@backstage/backend-defaults';\n\ncreateBackend().start();\n",
        'src/router.ts':
          "import express from 'express';\n\nexport const router = express.Router();\nrouter.get('/a', (_, res) => res.json({}));\n",
      },
      at: 'src/index.ts:1',
    },
    {
      ...python('FastAPI', FASTAPI, '@app.get("/health")', handler),
      at: 'app.py:5',
      message: 'app.py answers at /health.',
    },
    python('Flask', FLASK, "@app.route('/healthz', methods=['GET'])", handler),
    python(
      'a version before it',
      FASTAPI,
      '@app.get("/api/v1/health/")',
      handler,
    ),
    python('a part of it', FASTAPI, '@app.get("/health/ready")', handler),
    python(
      'the name with a hyphen',
      FASTAPI,
      '@app.get("/health-check")',
      handler,
    ),
    python('ping', FASTAPI, '@router.get("/ping", tags=["a"])', handler),
    python('a heartbeat', FASTAPI, '@app.get("/heartbeat")', handler),
    python('live and ready at the root', FASTAPI, '@app.get("/live")', handler),
    python('the status at the root', FLASK, '@app.route("/status")', handler),
    python(
      'a rule that is added',
      FLASK,
      'app.add_url_rule("/health", view_func=f)',
    ),
    python(
      'a resource of Flask-RESTful',
      FLASK,
      'api.add_resource(Health, "/health")',
    ),
    python(
      'a router with the path for a prefix',
      FASTAPI,
      'router = APIRouter(prefix="/health", tags=["a"])',
    ),
    python(
      'Django',
      DJANGO,
      'urlpatterns = [',
      '    path("health/", views.health),',
      ']',
    ),
    python(
      'Django with an expression',
      DJANGO,
      'urlpatterns = [',
      "    re_path(r'^healthz/?$', views.health),",
      ']',
    ),
    python(
      'django-health-check',
      DJANGO,
      'urlpatterns = [',
      '    path("ht/", include("health_check.urls")),',
      ']',
    ),
    python(
      'aiohttp',
      'from aiohttp import web',
      'app.router.add_route("GET", "/health", f)',
      'web.run_app(app)',
    ),
    python(
      'Tornado',
      'import tornado.web',
      'app = tornado.web.Application([',
      '    (r"/health", HealthHandler),',
      '])',
      'app.add_route(x)',
    ),
    python(
      'Litestar',
      'from litestar import Litestar, get',
      '@get("/health")',
      handler,
      'app = Litestar([f])',
    ),
    python(
      'the bare server',
      'from http.server import HTTPServer',
      'if self.path == "/health":',
      '    f()',
      'HTTPServer(("", 80), H)',
    ),
    python(
      'gRPC',
      'import grpc',
      'health_pb2_grpc.add_HealthServicer_to_server(s, server)',
      'server = grpc.server(pool)',
    ),
    python(
      'BentoML, which brings one',
      'import bentoml',
      '@bentoml.service',
      'class A:\n    x = 1',
    ),
    python(
      'vetiver in Python, which brings one',
      'from vetiver import VetiverAPI',
      'app = VetiverAPI(v)',
    ),
    {
      ...python(
        'a decorator over several lines',
        FASTAPI,
        '@app.get(',
        '    "/health",',
        '    tags=["a"],',
        ')',
        handler,
      ),
      at: 'app.py:6',
    },
    python(
      'a handler that says what it is',
      FASTAPI,
      '@app.get(PREFIX)',
      'def health_check():',
      '    return {"status": "ok"}',
    ),
    node('a constant', 'app.get(ROUTES.HEALTH_CHECK, f);'),
    node('a call over several lines', 'app.get(', "  '/health',", '  f,', ');'),
    {
      name: 'another file',
      files: {
        'app.py': `${FASTAPI}\n`,
        'routers/ops.py':
          'from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n@router.get("/health")\ndef f():\n    return 1\n',
      },
      at: 'routers/ops.py:6',
    },
    r('plumber', '#* @get /health\nfunction() "ok"'),
    r('plumber by code', 'pr() |> pr_get("/healthz", function() "ok")'),
    r('plumber by method', 'pr_handle(p, "GET", "/health", f)'),
    {
      name: 'vetiver in R, which brings one',
      files: {
        'plumber.R':
          'library(plumber)\nlibrary(vetiver)\npr() |> vetiver_api(v)\n',
      },
      message: /\/ping/,
    },
    node('Express', "app.get('/health', (req, res) => res.send('ok'));"),
    node('a router that is used', "app.use('/healthcheck', health);"),
    node('a chain', "app.route('/health').get(f);"),
    {
      name: 'hapi',
      files: {
        'server.js':
          "const Hapi = require('@hapi/hapi');\nconst server = Hapi.server({});\n",
        'routes.js':
          "module.exports = [\n  {\n    method: 'GET',\n    path: '/health',\n    handler: f,\n  },\n];\n",
      },
      at: 'routes.js:4',
    },
    {
      name: 'Nest',
      files: {
        'src/main.ts':
          "import { NestFactory } from '@nestjs/core';\nconst app = await NestFactory.create(M);\n",
        'src/health.controller.ts':
          "import { Controller, Get } from '@nestjs/common';\n@Controller('health')\nexport class H {}\n",
      },
    },
    {
      name: 'terminus',
      files: {
        'app.js':
          "const http = require('http');\nconst { createTerminus } = require('@godaddy/terminus');\nhttp.createServer(f);\n",
      },
    },
  ],
  fail: [
    {
      name: 'routes of Next.js that are files',
      files: {
        'package.json': '{"dependencies":{"next":"15.1.0"}}',
        'app/api/orders/route.ts':
          'export async function GET() {\n  return Response.json({});\n}\n',
      },
      at: 'app/api/orders/route.ts',
    },
    {
      name: "somebody else's health",
      files: {
        'app.py': `${FASTAPI}\nrequests.get(HEALTH_URL)\n`,
      },
    },
    {
      ...python('other routes', FLASK, '@app.route("/predict")', handler),
      at: 'app.py:3',
      message: /app\.py makes an API with Flask/,
    },
    python('the root', FLASK, '@app.route("/")', handler),
    python('a comment', FLASK, '# @app.get("/health")', 'x = 1'),
    python(
      'a client',
      FLASK,
      'requests.get("http://other/health")',
      'client.get("/health")',
    ),
    python(
      'health as a trade',
      FASTAPI,
      '@app.get("/health-insurance/{id}")',
      handler,
    ),
    python(
      'a health that is predicted',
      FASTAPI,
      '@app.post("/healthcare/predict")',
      handler,
    ),
    python(
      'the status of an order',
      FASTAPI,
      '@app.get("/orders/{id}/status")',
      handler,
    ),
    python(
      'a command',
      FASTAPI,
      '@cli.command("ping")',
      handler,
      '@bot.command("status")',
      handler,
    ),
    python('a choice', FASTAPI, 'KINDS = [', '    ("health", "Health"),', ']'),
    {
      name: 'a test',
      files: {
        'app.py': FLASK,
        'tests/test_app.py': `${FASTAPI}\n\n@app.get("/health")\ndef f():\n    return 1\n`,
      },
    },
    r('a comment in R', '# @get /health'),
    r('a client in R', 'httr::GET("http://other/health")'),
    python(
      'a function that asks a database',
      'import flask',
      'app = flask.Flask(__name__)',
      'def ping(connection):',
      '    return connection.ping()',
    ),
    node('other routes in Node', "app.get('/predict', f);"),
    node('a client in Node', "axios.get('/health', {});", "fetch('/health');"),
    node(
      'a header in Node',
      "const a = headers.get('status');",
      "socket.on('ping', f);",
    ),
    {
      name: 'a page of the user interface',
      files: {
        'app.js':
          "const express = require('express');\nconst app = express();\n",
        'web/router.js':
          "export default [{ path: '/health', component: H }];\n",
      },
    },
    {
      name: 'a server of gRPC without one',
      files: {
        'app.py': 'import grpc\n\nserver = grpc.server(pool)\n',
      },
    },
  ],
  notApplicable: [
    {
      name: 'pages of Next.js',
      files: {
        'package.json': '{"dependencies":{"next":"15.1.0"}}',
        'app/page.tsx': 'export default function Page() {\n  return null;\n}\n',
      },
    },
    { name: 'an empty repository', files: {} },
    {
      name: 'a job',
      files: { 'dags/a.py': 'from airflow import DAG\nd = DAG("a")\n' },
    },
    {
      name: 'an app of Streamlit',
      files: { 'app.py': 'import streamlit as st\nst.write(1)\n' },
    },
    { name: 'an app of Shiny', files: { 'app.R': 'shinyApp(ui, server)\n' } },
    {
      name: 'a client of an API',
      files: {
        'a.py': 'from http.client import HTTPConnection\nc.get("/health")\n',
      },
    },
    {
      name: 'what the catalog calls a library',
      files: { 'app.py': FLASK },
      subject: { type: 'library' },
    },
    {
      name: 'a service by the catalog’s word, with no API',
      files: { 'worker.py': 'x = 1\n' },
      subject: { type: 'service' },
    },
  ],
});
