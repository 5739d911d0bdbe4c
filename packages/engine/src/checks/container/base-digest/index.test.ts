import { describeCheck } from '../../../testing';
import { baseDigest } from '.';

const docker = (...lines: string[]) => ({ Dockerfile: lines.join('\n') });
const digest = `sha256:${'0f'.repeat(32)}`;

describeCheck(baseDigest, {
  pass: [
    {
      name: 'tag and digest',
      files: docker(`FROM python:3.12@${digest}`),
      at: 'Dockerfile:1',
    },
    { name: 'a digest alone', files: docker(`FROM node@${digest}`) },
    {
      name: 'the default of an ARG, and a stage',
      files: docker(
        `ARG BASE=python@${digest}`,
        'FROM $BASE AS build',
        'FROM build',
      ),
    },
    { name: 'scratch', files: docker('FROM scratch') },
  ],
  fail: [
    {
      name: 'a tag',
      files: docker('FROM python:3.12.4-slim'),
      at: 'Dockerfile:1',
    },
    { name: 'nothing', files: docker('FROM python') },
    {
      name: 'one of two stages',
      files: docker(`FROM node@${digest} AS web`, 'FROM nginx:1.27'),
      at: 'Dockerfile:2',
    },
  ],
  notApplicable: [{ name: 'no Dockerfile', files: { 'a.R': '' } }],
  unknown: [
    {
      name: 'a base that is given at build time',
      files: docker('ARG BASE', 'FROM $BASE'),
      at: 'Dockerfile:2',
    },
  ],
});
