import { describeCheck } from '../../../testing';
import { basePinned } from '.';

const docker = (...lines: string[]) => ({ Dockerfile: lines.join('\n') });
const from = (image: string) => ({
  name: image,
  files: docker(`FROM ${image}`, 'CMD ["a"]'),
  at: 'Dockerfile:1',
});

describeCheck(basePinned, {
  pass: [
    ...[
      'python:3.12',
      'python:3',
      'node:22-alpine',
      'node:iron-slim',
      'rocker/r-ver:4.4.2',
      'ubuntu:jammy',
      'ubuntu:24.04',
      'debian:bookworm-slim',
      'debian:stable-20250113-slim',
      'rocker/r2u:noble',
      'jupyter/scipy-notebook:python-3.11',
      'quay.io/jupyter/base-notebook:2024-10-07',
      'jupyter/base-notebook:b2562c469cdd',
      'apache/airflow:2.10.3-python3.12',
      'prefecthq/prefect:3-latest',
      'nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04',
      'ghcr.io/astral-sh/uv:python3.12-bookworm-slim',
      'registry.example:5000/data/python:3.12',
      'ghcr.io/example/base:main-1a2b3c4',
      'mcr.microsoft.com/devcontainers/python:1-3.12-bookworm',
      `python@sha256:${'0f'.repeat(32)}`,
      `python:latest@sha256:${'0f'.repeat(32)}`,
      '--platform=linux/amd64 python:3.12',
    ].map(from),
    {
      name: 'the default of an ARG',
      files: docker('ARG TAG=3.12', 'FROM python:${TAG}-slim'),
      message: 'python:3.12-slim',
    },
    {
      name: 'a default in its place',
      files: docker('FROM ${BASE:-python:3.12}'),
    },
    {
      name: 'an earlier stage',
      files: docker('FROM python:3.12 AS build', 'FROM build'),
    },
    { name: 'scratch', files: docker('FROM scratch', 'COPY a /a') },
    {
      name: 'an image outside FROM',
      files: docker(
        'FROM python:3.12',
        'COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/',
      ),
    },
    {
      name: 'an image that compose builds here',
      files: {
        'base/Dockerfile': 'FROM python:3.12',
        'api/Dockerfile': 'FROM churn-base',
        'compose.yaml':
          'services:\n  base:\n    image: churn-base\n    build: base\n  api:\n    build: api\n',
      },
      at: 'base/Dockerfile:1',
    },
    {
      name: 'a context that compose names',
      files: {
        'base/Dockerfile': 'FROM python:3.12',
        'api/Dockerfile': 'FROM base',
        'compose.yaml':
          'services:\n  api:\n    build:\n      context: api\n      additional_contexts:\n        base: service:base\n',
      },
    },
    {
      name: 'a compose file that runs an image of no version',
      files: {
        ...docker('FROM python:3.12'),
        'compose.yaml': 'services:\n  db:\n    image: mysql:latest\n',
      },
    },
  ],
  fail: [
    ...[
      'python',
      'python:latest',
      'python:slim',
      'python:slim-bookworm',
      'python:alpine3.20',
      'node:lts',
      'node:lts-alpine3.20',
      'node:current',
      'ubuntu',
      'ubuntu:rolling',
      'debian:stable-slim',
      'alpine:edge',
      'rocker/r-ver',
      'rocker/shiny:latest',
      'rocker/r-ver:devel',
      'tensorflow/tensorflow:latest-gpu-py3',
      'apache/airflow:slim-latest-python3.12',
      'mambaorg/micromamba',
      'rocm/pytorch:nightly',
      'registry.example:5000/data/python',
      'ghcr.io/example/base:main',
      'jupyter/base-notebook:x86_64-latest',
    ].map(from),
    {
      name: 'one of the stages',
      files: docker('FROM node AS web', 'RUN a', 'FROM nginx:1.27'),
      at: 'Dockerfile:1',
      message: 'node without a tag',
    },
    {
      name: 'the default of an ARG that floats',
      files: docker('ARG TAG=latest', 'FROM python:$TAG'),
      at: 'Dockerfile:2',
    },
    {
      name: 'one of two Dockerfiles',
      files: {
        'a.Dockerfile': 'FROM python:3.12',
        'b.Dockerfile': 'FROM r-base',
      },
      at: 'b.Dockerfile:1',
    },
    {
      name: 'one that floats beside one that is given at build time',
      files: docker('ARG A', 'FROM $A AS a', 'FROM python'),
      at: 'Dockerfile:3',
    },
  ],
  notApplicable: [
    { name: 'no Dockerfile', files: { 'a.py': '' } },
    { name: 'a file without FROM', files: docker('# to do') },
    {
      name: 'only a development container',
      files: { '.devcontainer/Dockerfile': 'FROM python' },
    },
  ],
  unknown: [
    {
      name: 'a tag that is given at build time',
      files: docker('ARG TAG', 'FROM python:${TAG}'),
      at: 'Dockerfile:2',
      message: 'python:${TAG}',
    },
  ],
});
