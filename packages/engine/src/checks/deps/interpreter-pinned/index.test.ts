import { describeCheck } from '../../../testing';
import { interpreterPinned } from '.';

const code = { 'churn/train.py': 'import pandas' };
const requires = (spec: string) => ({
  'pyproject.toml': `[project]\nname = "a"\nrequires-python = "${spec}"\ndependencies = ["pandas"]`,
});
const poetry = (spec: string) => ({
  'pyproject.toml': `[tool.poetry.dependencies]\npython = "${spec}"\npandas = "*"`,
});
const image = (from: string) => ({ ...code, Dockerfile: `FROM ${from}\n` });
const conda = (match: string) => ({
  'environment.yml': `name: a\ndependencies:\n  - "${match}"\n  - pandas\n`,
});
const node = (version: Record<string, string>) => ({
  'package.json': '{"dependencies":{"express":"5"}}',
  'src/a.ts': '',
  ...version,
});

describeCheck(interpreterPinned, {
  pass: [
    {
      name: "pak's lock",
      files: {
        'a.R': 'library(plumber)\n',
        'pkg.lock': JSON.stringify({
          lockfile_version: 1,
          r_version: 'R version 4.5.2 (2025-10-31)',
          packages: [
            {
              ref: 'deps::.',
              package: 'shop-deps',
              type: 'deps',
              dependencies: ['plumber'],
            },
            {
              ref: 'plumber',
              package: 'plumber',
              version: '1.3.0',
              type: 'standard',
              sha256: 'a1',
            },
          ],
        }),
      },
    },
    {
      name: 'R that an image installs by a variable',
      files: {
        'a.R': '',
        Dockerfile:
          'FROM debian:12\nENV LANG=C \\\n    R_VERSION=4.5.2\nRUN curl -O https://cdn.example.org/r/r-${R_VERSION}.deb\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'Python that an image installs by a variable',
      files: {
        ...code,
        Dockerfile:
          'FROM debian:12\nARG PYTHON_VERSION=3.12.4\nRUN pyenv install $PYTHON_VERSION\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'more version files than a call can have arguments',
      files: Object.fromEntries(
        Array.from({ length: 130_000 }, (_, index) => [
          `d${index}/.python-version`,
          '3.12\n',
        ]).concat([['a.py', '']]),
      ),
    },
    {
      name: '.python-version',
      files: { ...code, '.python-version': '3.12\n' },
      at: '.python-version:1',
    },
    {
      name: 'runtime.txt',
      files: { ...code, 'runtime.txt': 'python-3.12.7' },
      at: 'runtime.txt:1',
    },
    {
      name: '.tool-versions',
      files: { ...code, '.tool-versions': 'nodejs 22.1.0\npython 3.12.7\n' },
      at: '.tool-versions:2',
    },
    {
      name: 'mise',
      files: {
        ...code,
        'mise.toml': '[tools]\npython = { version = "3.12" }\n',
      },
      at: 'mise.toml:2',
    },
    ...[
      '==3.12.*',
      '~=3.12.0',
      '>=3.12,<3.13',
      '>= 3.12, < 3.13',
      '==3.12.7',
    ].map(spec => ({
      name: `requires-python ${spec}`,
      files: requires(spec),
      at: 'pyproject.toml:3',
      message: 'Python 3.12',
    })),
    ...['~3.12', '3.12.*', '3.12', '>=3.12,<3.13'].map(spec => ({
      name: `Poetry ${spec}`,
      files: poetry(spec),
      at: 'pyproject.toml:2',
    })),
    ...[
      'python=3.12',
      'python==3.12.7',
      'conda-forge::python 3.12.*',
      'python=3.12.7=h1_0',
    ].map(match => ({
      name: `conda ${match}`,
      files: conda(match),
      at: 'environment.yml:3',
    })),
    ...[
      'python:3.12-slim',
      'registry.example.org:5000/library/python:3.12.7@sha256:aa',
      'quay.io/jupyter/scipy-notebook:python-3.12',
      'apache/airflow:2.10.3-python3.12',
      'ghcr.io/astral-sh/uv:python3.12-bookworm-slim',
      'registry.access.redhat.com/ubi9/python-312',
      'tiangolo/uvicorn-gunicorn-fastapi:python3.12',
    ].map(from => ({
      name: `the base ${from}`,
      files: image(from),
      at: 'Dockerfile:1',
      message: 'Python 3.12',
    })),
    {
      name: 'a base by the default of an ARG, in a stage that is not the last',
      files: {
        ...code,
        Dockerfile:
          'ARG V=3.12\nFROM python:${V}-slim AS build\nFROM gcr.io/distroless/python3\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'an interpreter that the image installs',
      files: {
        ...code,
        Dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && \\\n  apt-get install -y python3.12\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'R in renv.lock',
      files: {
        'renv.lock':
          '{\n "R": {\n  "Version": "4.4.1"\n },\n "Packages": {"fable": {}}\n}',
        'a.R': '',
      },
      at: 'renv.lock:3',
      message: 'R 4.4',
    },
    {
      name: 'R in the tag of rocker',
      files: { 'a.R': '', Dockerfile: 'FROM rocker/r-ver:4.4.2' },
      message: 'R 4.4',
    },
    {
      name: 'Node in .nvmrc',
      files: node({ '.nvmrc': 'v22.11.0\n' }),
      at: '.nvmrc:1',
    },
    {
      name: 'the code name of a line of Node',
      files: node({ '.nvmrc': 'lts/jod' }),
    },
    {
      name: 'Node in the tag',
      files: node({ Dockerfile: 'FROM node:22-alpine' }),
      message: 'Node 22',
    },
    {
      name: 'engines with a minor version',
      files: {
        'package.json':
          '{"engines":{"node":"22.11.x"},"dependencies":{"a":"1"}}',
      },
      message: 'Node 22.11',
    },
    {
      name: 'a version file above a component that has one for Node',
      files: {
        '.python-version': '3.12',
        'services/churn/.nvmrc': '22',
        'services/churn/train.py': '',
      },
      root: 'services/churn',
      at: '.python-version:1',
    },
    {
      name: 'the larger part in Node, the computing one in Python',
      files: {
        ...image('python:3.12'),
        'requirements.txt': 'flask',
        'web/package.json': '{"dependencies":{"react":"19"}}',
        'web/src/a.ts': '',
        'web/src/b.ts': '',
        'web/src/c.ts': '',
      },
      message: 'Python 3.12',
    },
    {
      name: 'a file at the root before one in a folder',
      files: {
        ...image('python:3.12'),
        'app/contrib/runtime.txt': 'python-2.7.18',
      },
      at: 'Dockerfile:1',
    },
    {
      name: 'Node that builds the pages of a Python service',
      files: {
        ...image('python:3.12'),
        'churn/score.py': '',
        'requirements.txt': 'flask',
        'web/package.json': '{"dependencies":{"react":"19"}}',
        'web/src/a.ts': '',
      },
      message: 'Python 3.12',
    },
  ],
  fail: [
    {
      name: 'a variable that nothing uses',
      files: {
        ...code,
        Dockerfile: 'FROM debian:12\nARG PYTHON_VERSION=3.12\n',
      },
    },
    {
      name: 'a version of something else',
      files: {
        ...code,
        Dockerfile:
          'FROM debian:12\nENV RPYTHON_VERSION=3.12.1\nRUN x $RPYTHON_VERSION\n',
      },
    },
    {
      name: 'nothing at all',
      files: code,
      message: 'No file fixes the version of Python',
    },
    { name: 'no code either', files: {}, message: 'an interpreter' },
    {
      name: 'the interpreter of a model that MLflow saved',
      files: {
        ...code,
        'model/MLmodel': 'flavors:\n  sklearn:\n',
        'model/conda.yaml':
          'channels: [conda-forge]\ndependencies:\n- python=3.13.5\n- pip:\n  - mlflow==3.6.0\n',
        'model/python_env.yaml':
          'python: 3.13.5\ndependencies:\n- -r requirements.txt\n',
      },
    },
    ...['>=3.12', '^3.12', '~=3.12', '>=3.11,<3.13', '==3.*', '<4'].map(
      spec => ({
        name: `requires-python ${spec}`,
        files: requires(spec),
        at: 'pyproject.toml:3',
        message: 'leaves the minor version open',
      }),
    ),
    { name: 'Poetry ^3.12', files: poetry('^3.12'), at: 'pyproject.toml:2' },
    ...['python', 'python=3', 'python>=3.12'].map(match => ({
      name: `conda ${match}`,
      files: conda(match),
    })),
    ...[
      'python',
      'python:latest',
      'python:3',
      'python:3-slim',
      'continuumio/miniconda3:24.9.2',
      'python:${V}',
    ].map(from => ({ name: `the base ${from}`, files: image(from) })),
    {
      name: 'a virtual environment by name',
      files: { ...code, '.python-version': 'churn-env\n' },
    },
    { name: 'any LTS of Node', files: node({ '.nvmrc': 'lts/*' }) },
    {
      name: 'engines with a major version only',
      files: {
        'package.json': '{"engines":{"node":"22.x"},"dependencies":{"a":"1"}}',
      },
      message: 'Node 22.x',
    },
    {
      name: 'Node pinned in a Python project',
      files: { ...code, '.nvmrc': '22' },
    },
    {
      name: 'R in a range',
      files: {
        DESCRIPTION: 'Depends: R (>= 4.1)\nImports: fable',
        'R/a.R': '',
      },
    },
    {
      name: 'one of two languages that declare packages',
      files: {
        '.python-version': '3.12',
        'requirements.txt': 'pandas',
        'a.py': '',
        DESCRIPTION: 'Imports: fable',
        'a.R': '',
      },
      message: 'of R',
    },
    {
      name: 'the image of a development container',
      files: { ...code, '.devcontainer/Dockerfile': 'FROM python:3.12' },
    },
  ],
});
