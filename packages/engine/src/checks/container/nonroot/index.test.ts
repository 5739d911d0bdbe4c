import { describeCheck } from '../../../testing';
import { nonroot } from '.';

const docker = (...lines: string[]) => ({ Dockerfile: lines.join('\n') });
const base = 'FROM python:3.12';

describeCheck(nonroot, {
  pass: [
    {
      name: 'a named account',
      files: docker(base, 'USER app'),
      at: 'Dockerfile:2',
    },
    { name: 'a number and a group', files: docker(base, 'USER 1000:0') },
    { name: 'after the command', files: docker(base, 'CMD ["a"]', 'USER app') },
    {
      name: 'root in between',
      files: docker(base, 'USER app', 'USER root', 'RUN a', 'user app'),
      at: 'Dockerfile:5',
    },
    {
      name: 'the account of an earlier stage',
      files: docker(`${base} AS Base`, 'USER app', 'FROM base', 'RUN a'),
      at: 'Dockerfile:2',
    },
    {
      name: 'the default of an ARG in an ENV',
      files: docker(base, 'ARG NAME=app', 'ENV APP=$NAME', 'USER ${APP}'),
      message: 'as the user app',
    },
    {
      name: 'a default in its place',
      files: docker(base, 'USER ${UID:-1000}:${GID:-1000}'),
      message: '1000:1000',
    },
    {
      name: 'an ARG from before the first FROM',
      files: docker('ARG APP=app', base, 'ARG APP', 'USER $APP'),
    },
    {
      name: 'a base that says so',
      files: docker('FROM gcr.io/distroless/python3:nonroot'),
    },
    {
      name: 'a base that says unprivileged',
      files: docker('FROM nginxinc/nginx-unprivileged:1.27'),
    },
    ...[
      'apache/airflow:2.10.3-python3.12',
      'jupyter/scipy-notebook:python-3.12',
      'quay.io/jupyter/pyspark-notebook:2024-10-07',
      'quay.io/astronomer/astro-runtime:12.1.0',
      'mambaorg/micromamba:2.0.5',
      'rayproject/ray:2.40.0-py312',
      'registry.access.redhat.com/ubi9/python-312:1',
      'public.ecr.aws/lambda/python:3.12',
    ].map(from => ({
      name: `the account of ${from}`,
      files: docker(`FROM ${from}`, 'CMD ["a"]'),
      at: 'Dockerfile:1',
    })),
    {
      name: 'the variable of Jupyter',
      files: docker(
        'FROM quay.io/jupyter/base-notebook',
        'USER root',
        'USER ${NB_UID}',
      ),
    },
    {
      name: 'the application beside its database',
      files: {
        'app/Dockerfile': `${base}\nUSER app`,
        'db/Dockerfile':
          'FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/',
      },
      at: 'app/Dockerfile:2',
    },
    {
      name: 'the stage that compose builds, before one for development',
      files: {
        'docker/Dockerfile': [
          `${base} AS base`,
          'FROM base AS production',
          'USER app',
          'FROM base AS development',
        ].join('\n'),
        'docker-compose.yml':
          'services:\n  web:\n    build:\n      context: docker\n      target: production\n  work:\n    build: {context: ./docker, target: development}\n',
      },
      at: 'docker/Dockerfile:3',
    },
    {
      name: 'a USER in a heredoc is not one',
      files: docker(base, 'USER app', 'RUN <<EOT', 'USER root', 'EOT'),
    },
  ],
  fail: [
    {
      name: 'root on a base with an account',
      files: docker('FROM apache/airflow:2.10.3', 'USER root', 'RUN a'),
      at: 'Dockerfile:2',
    },
    { name: 'no USER', files: docker(base, 'CMD ["a"]'), at: 'Dockerfile:1' },
    { name: 'root', files: docker(base, 'USER root'), at: 'Dockerfile:2' },
    { name: 'the number of root', files: docker(base, 'USER 0:1000') },
    { name: 'root in quotes', files: docker(base, 'USER "root"') },
    { name: 'a group alone', files: docker(base, 'USER :app') },
    {
      name: 'back to root',
      files: docker(base, 'USER app', 'USER root', 'RUN a'),
      at: 'Dockerfile:3',
    },
    {
      name: 'root by the default of an ARG',
      files: docker(base, 'ARG U=root', 'USER $U'),
    },
    {
      name: 'an account in a stage that is left',
      files: docker(
        `${base} AS build`,
        'USER app',
        base,
        'COPY --from=build /a /a',
      ),
      at: 'Dockerfile:3',
    },
    {
      name: 'one of two images',
      files: { 'a.Dockerfile': `${base}\nUSER app`, 'b.Dockerfile': base },
      at: 'b.Dockerfile:1',
    },
    {
      name: 'distroless without the name',
      files: docker('FROM gcr.io/distroless/python3'),
    },
    {
      name: 'a stage that compose builds as root beside the last one',
      files: {
        ...docker(`${base} AS api`, 'RUN a', `${base} AS job`, 'USER app'),
        'compose.yaml':
          'services:\n  api:\n    build: {context: ., target: api}\n  job:\n    build: .\n',
      },
      at: 'Dockerfile:1',
    },
    {
      name: 'a compose file that can not be read changes nothing',
      files: { ...docker(base), 'compose.yml': 'services: [' },
      at: 'Dockerfile:1',
    },
    { name: 'a comment', files: docker(base, '# USER app') },
  ],
  notApplicable: [
    { name: 'no Dockerfile', files: { 'main.py': '' } },
    {
      name: 'only a development container',
      files: { '.devcontainer/Dockerfile': base },
    },
  ],
  unknown: [
    ...[
      'jupyterhub/jupyterhub:5',
      'bitnami/python:3.12',
      'ghcr.io/example/airflow-python-base:1.4.0',
      'apache/superset:4.1.1',
      'registry.example.org/data/python:3.12',
      'postgres:17',
    ].map(from => ({
      name: `the account of ${from}`,
      files: docker(`FROM ${from}`, 'CMD ["a"]'),
      at: 'Dockerfile:1',
    })),
    {
      name: 'a base by its digest, which nobody reads',
      files: docker(
        `FROM apache/superset:4.1.1@sha256:${'0f'.repeat(32)}`,
        'CMD ["a"]',
      ),
      message:
        'Dockerfile sets no USER, and a Dockerfile does not tell which one apache/superset:4.1.1 brings.',
    },
    {
      name: 'an account that is given at build time',
      files: docker(base, 'ARG UID', 'USER $UID'),
      at: 'Dockerfile:3',
    },
    {
      name: 'a base that is given at build time',
      files: docker('ARG BASE', 'FROM $BASE'),
      at: 'Dockerfile:2',
    },
  ],
});
