import { describeCheck } from '../../../testing';
import { orgBase } from '.';

const docker = (...lines: string[]) => ({ Dockerfile: lines.join('\n') });
const params = { images: ['registry.example/data', 'example/*-base:3.*'] };

describeCheck(orgBase, {
  pass: [
    ...[
      'registry.example/data',
      'registry.example/data:3',
      'registry.example/data/python:3.12',
      'docker.io/example/python-base:3.12',
      `example/r-base:3.1@sha256:${'0f'.repeat(32)}`,
    ].map(image => ({
      name: image,
      files: docker(`FROM ${image}`),
      params,
      at: 'Dockerfile:1',
    })),
    {
      name: 'the stages that the final one starts from',
      files: docker(
        'FROM registry.example/data/python:3.12 AS base',
        'FROM node:22 AS web',
        'FROM base',
      ),
      params,
    },
    {
      name: 'a pattern that ends with a slash',
      files: docker('FROM registry.example/data/python:3.12'),
      params: { images: ['registry.example/'] },
    },
    {
      name: 'a whole name with a pattern and no tag in it',
      files: docker('FROM registry.example:5000/data/python:3.12'),
      params: { images: ['registry.example:5000/*/python'] },
    },
    {
      name: 'the application beside its database',
      files: {
        'app/Dockerfile': 'FROM registry.example/data/python:3',
        'db/Dockerfile': 'FROM postgres:17',
      },
      params,
    },
  ],
  fail: [
    ...[
      'python:3.12',
      'registry.example/database:1',
      'example/python-base:2.7',
      'other.example/registry.example/data',
    ].map(image => ({
      name: image,
      files: docker(`FROM ${image}`),
      params,
      at: 'Dockerfile:1',
    })),
    {
      name: 'a final stage that starts from elsewhere',
      files: docker('FROM registry.example/data AS build', 'FROM python:3.12'),
      params,
      at: 'Dockerfile:2',
    },
    {
      name: 'one of two images',
      files: {
        'a.Dockerfile': 'FROM registry.example/data',
        'b.Dockerfile': 'FROM python:3.12',
      },
      params,
      at: 'b.Dockerfile:1',
    },
  ],
  notApplicable: [
    { name: 'not configured', files: docker('FROM python:3.12') },
    { name: 'no Dockerfile', files: { 'a.py': '' }, params },
  ],
  unknown: [
    {
      name: 'a base that is given at build time',
      files: docker('ARG BASE', 'FROM $BASE'),
      params,
      at: 'Dockerfile:2',
    },
  ],
});
