import { describeCheck, type Tree } from '../../../testing';
import { healthcheck } from '.';

const api = {
  'app.py':
    'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/a")\ndef a():\n    return 1\n',
};
const service = (dockerfile: string, more: Tree = {}) => ({
  ...api,
  Dockerfile: `FROM python:3.12\nCOPY . /app\n${dockerfile}`,
  ...more,
});
const check = (indent: string) =>
  `${indent}healthcheck:\n${indent}  test: [CMD, curl, -f, http://localhost]\n`;
const deployment = (image: string, probe = 'livenessProbe') =>
  `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          image: ${image}\n          ${probe}:\n            httpGet: {path: /health, port: 80}\n`;

describeCheck(healthcheck, {
  pass: [
    {
      name: 'HEALTHCHECK',
      files: service(
        'HEALTHCHECK --interval=5s CMD curl -f http://localhost\n',
      ),
      at: 'Dockerfile:3',
    },
    {
      name: 'in a stage that the final one starts from',
      files: {
        ...api,
        Dockerfile:
          'FROM python:3.12 AS base\nHEALTHCHECK CMD true\nFROM base\nCOPY . .\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'in one of several images',
      files: service('', {
        'serve.Dockerfile': 'FROM python:3.12\nHEALTHCHECK CMD true\n',
      }),
      at: 'serve.Dockerfile:2',
    },
    {
      name: 'compose, where it builds',
      files: service('', {
        'docker-compose.yml': `services:\n  api:\n    build: .\n${check(
          '    ',
        )}`,
      }),
      at: 'docker-compose.yml:4',
    },
    {
      name: 'compose, by an anchor that many services take over',
      files: service('', {
        'compose.yaml': `x-app: &app\n  build: .\nservices:\n${Array.from(
          { length: 14 },
          (_, index) => `  s${index}:\n    <<: *app\n`,
        ).join('')}  web:\n    <<: *app\n${check('    ')}`,
      }),
      message: 'service web',
    },
    {
      name: 'compose, in a file that adds to another',
      files: service('', {
        'compose.yaml': 'services:\n  api:\n    build: .\n',
        'compose.prod.yaml': `services:\n  api:\n    image: a\n${check(
          '    ',
        )}`,
      }),
      at: 'compose.prod.yaml:4',
    },
    {
      name: 'compose, for a service that runs the image of another',
      files: service('', {
        'compose.yaml': `services:\n  base:\n    build: .\n    image: churn\n  api:\n    image: churn\n${check(
          '    ',
        )}`,
      }),
    },
    {
      name: "compose, for a public image that runs the project's code",
      files: service('', {
        'dags/a.py': 'from airflow import DAG\nDAG("a")\n',
        'compose.yaml': `services:\n  web:\n    image: example/airflow:2\n    volumes:\n      - ./dags:/opt/dags\n${check(
          '    ',
        )}`,
      }),
    },
    ...['${PROJECT_DIR:-.}', '${PROJECT_DIR}'].map(folder => ({
      name: `compose, for code of the project that is mounted from ${folder}`,
      files: service('', {
        'dags/a.py': 'from airflow import DAG\nDAG("a")\n',
        'compose.yaml': `services:\n  web:\n    image: example/airflow:2\n    volumes:\n      - ${folder}/dags:/opt/dags\n${check(
          '    ',
        )}`,
      }),
    })),
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map(probe => ({
      name: probe,
      files: service('', {
        'k8s/all.yaml': `apiVersion: v1\nkind: Service\n---\n${deployment(
          'example/a:1',
          probe,
        )}`,
      }),
      at: 'k8s/all.yaml:12',
    })),
    {
      name: 'a Helm template',
      files: service('', {
        'chart/templates/deployment.yaml':
          'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "a.name" . }}\nspec:\n  containers:\n    - image: "{{ .Values.image }}"\n      {{- with .Values.probe }}\n      livenessProbe:\n        {{- toYaml . | nindent 8 }}\n      {{- end }}\n',
      }),
      at: 'chart/templates/deployment.yaml:9',
    },
    {
      name: 'the values of a chart that is elsewhere',
      files: service('', {
        'deploy/values.yaml':
          'image: a\nreadinessProbe:\n  httpGet:\n    path: /health\n',
      }),
      at: 'deploy/values.yaml:2',
    },
    {
      name: 'a job that has one',
      files: { Dockerfile: 'FROM python:3.12\nHEALTHCHECK CMD true\n' },
    },
  ],
  fail: [
    {
      name: 'none',
      files: service('CMD ["uvicorn", "app:app"]'),
      at: 'Dockerfile:1',
    },
    { name: 'NONE', files: service('HEALTHCHECK NONE') },
    {
      name: 'switched off after it was set',
      files: service('HEALTHCHECK CMD true\nHEALTHCHECK NONE'),
    },
    {
      name: 'in a stage that is left',
      files: service('HEALTHCHECK CMD true\nFROM python:3.12'),
    },
    { name: 'a comment', files: service('# HEALTHCHECK CMD true') },
    {
      name: "the database's",
      files: service('', {
        'docker-compose.yml': `services:\n  api:\n    build: .\n  db:\n    image: mysql:8\n${check(
          '    ',
        )}`,
      }),
      at: 'Dockerfile:1',
      message: 'for db, not for the application',
    },
    {
      name: 'that of a database that is built here',
      files: service('', {
        'db/Dockerfile': 'FROM postgres:17\nHEALTHCHECK CMD pg_isready\n',
        'compose.yaml': `services:\n  db:\n    build: db\n${check('    ')}`,
      }),
    },
    {
      name: 'one that compose disables',
      files: service('', {
        'compose.yaml':
          'services:\n  api:\n    build: .\n    healthcheck:\n      disable: true\n',
      }),
    },
    {
      name: "a database's probe",
      files: service('', { 'k8s/db.yaml': deployment('postgres:17') }),
    },
    {
      name: 'values that leave the probe to others',
      files: service('', {
        'chart/values.yaml':
          'livenessProbe: {}\nreadinessProbe:\n  enabled: false\n',
      }),
    },
    {
      name: 'a Shiny app',
      files: {
        Dockerfile: 'FROM rocker/shiny:4.4.2\nCOPY app.R /srv/\n',
        'app.R': 'library(shiny)\nshinyApp(ui, server)\n',
      },
    },
    {
      name: 'a Streamlit app',
      files: {
        Dockerfile: 'FROM python:3.12\nCOPY . .\n',
        'main.py': 'import streamlit as st\nst.title("a")\n',
      },
    },
    {
      name: 'what the catalog calls a service',
      files: { Dockerfile: 'FROM python:3.12\n' },
      subject: { type: 'service' },
    },
  ],
  notApplicable: [
    { name: 'no Dockerfile', files: api },
    {
      name: 'a job',
      files: {
        Dockerfile: 'FROM python:3.12\n',
        'train.py': 'import pandas\npandas.read_csv("a")\n',
      },
    },
    {
      name: 'a service on Lambda',
      files: {
        ...api,
        Dockerfile:
          'FROM public.ecr.aws/lambda/python:3.12\nCMD ["app.handler"]\n',
      },
      message: 'Lambda',
    },
  ],
});
