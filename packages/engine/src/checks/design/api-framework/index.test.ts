import { describeCheck } from '../../../testing';
import { apiFramework } from '.';

const named = (name: string, path: string, code: string) => ({
  name,
  files: { [path]: code },
  message: `The API is made with ${name}.`,
});

describeCheck(apiFramework, {
  pass: [
    named(
      'Next.js',
      'webapp/app/api/orders/[id]/route.ts',
      'export async function GET() {\n  return Response.json({});\n}\n',
    ),
    named(
      'Next.js',
      'src/pages/api/orders.js',
      'export default function handler(req, res) {\n  res.json({});\n}\n',
    ),
    named(
      'SvelteKit',
      'src/routes/api/orders/+server.ts',
      'export function GET() {\n  return new Response();\n}\n',
    ),
    {
      ...named(
        'FastAPI',
        'app.py',
        'from fastapi import FastAPI\nimport uvicorn\n\napp = FastAPI()\nuvicorn.run(app)\n',
      ),
      at: 'app.py:4',
    },
    named(
      'Flask',
      'app.py',
      'from flask import Flask\n\napp = Flask(__name__)\n',
    ),
    named(
      'Django',
      'a/urls.py',
      'from django.urls import path\n\nurlpatterns = []\n',
    ),
    named(
      'Starlette',
      'app.py',
      'from starlette.applications import Starlette\n\napp = Starlette()\n',
    ),
    named('plumber', 'plumber.R', '#* @post /predict\nfunction(req) 1\n'),
    named(
      'vetiver, plumber',
      'api.R',
      'library(plumber)\nlibrary(vetiver)\npr() |> vetiver_api(v)\n',
    ),
    named(
      'RestRserve',
      'app.R',
      'library(RestRserve)\napp <- Application$new()\n',
    ),
    named(
      'Express',
      'app.js',
      "const express = require('express');\nconst app = express();\n",
    ),
    named(
      'NestJS',
      'main.ts',
      "import { NestFactory } from '@nestjs/core';\nawait NestFactory.create(M);\n",
    ),
    {
      name: 'a framework on another one',
      files: {
        'a.controller.ts':
          "import { Controller } from '@nestjs/common';\nimport { Request } from 'express';\n@Controller('a')\nexport class A {}\n",
      },
      message: 'The API is made with NestJS.',
    },
    {
      name: 'two frameworks',
      files: {
        'a.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
        'b.js':
          "import Fastify from 'fastify';\nconst app = Fastify();\napp.listen({});\n",
      },
      message: 'The API is made with FastAPI, Fastify.',
    },
  ],
  fail: [
    {
      name: 'the bare server of Python',
      files: {
        'a.py':
          'from http.server import HTTPServer\n\nHTTPServer(("", 80), H)\n',
      },
      at: 'a.py:3',
      message: /http\.server alone/,
    },
    {
      name: 'the bare server of Node',
      files: {
        'a.js':
          "const http = require('node:http');\nhttp.createServer(f).listen(80);\n",
      },
    },
    {
      name: 'a server without a framework that is known',
      files: {
        'a.py': 'import uvicorn\nfrom acme import app\n\nuvicorn.run(app)\n',
      },
    },
  ],
  notApplicable: [
    {
      name: 'a document that shows an API',
      files: { 'README.Rmd': '```{r}\n#* @get /a\nfunction() 1\n```\n' },
    },
    { name: 'an empty repository', files: {} },
    {
      name: 'a framework that is imported alone',
      files: { 'a.py': 'from flask import jsonify\n\nx = jsonify(1)\n' },
    },
    {
      name: "Python's client of HTTP",
      files: {
        'a.py':
          'from http.client import HTTPConnection\n\n\n@cache.get("a")\ndef f():\n    return 1\n',
      },
    },
    {
      name: 'an app of Streamlit',
      files: { 'a.py': 'import streamlit as st\nst.write(1)\n' },
    },
    {
      name: 'what the catalog calls a library',
      files: { 'a.py': 'from flask import Flask\n\napp = Flask(__name__)\n' },
      subject: { type: 'library' },
    },
  ],
});
