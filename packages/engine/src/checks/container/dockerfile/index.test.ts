import { describeCheck } from '../../../testing';
import { dockerfile } from '.';

const FROM = 'FROM python:3.12-slim\n';

describeCheck(dockerfile, {
  pass: [
    ...[
      'Dockerfile',
      'dockerfile',
      'DockerFile',
      'Dockerfile.prod',
      'Dockerfile-gpu',
      'Dockerfile_api',
      'docker/train.Dockerfile',
      'deploy/api.dockerfile',
      'Containerfile',
      'inst/containers/Dockerfile',
      'src/latest/Dockerfile',
    ].map(path => ({ name: path, files: { [path]: FROM }, at: path })),
    {
      name: 'a base by the default of an ARG',
      files: { Dockerfile: 'ARG TAG=3.12\nFROM python:${TAG}\n' },
      message: 'python:3.12',
    },
    {
      name: 'the one beside a backup',
      files: { Dockerfile: FROM, Dockerfile_backup: 'FROM ubuntu' },
      at: 'Dockerfile',
    },
    {
      name: 'the one of a component below examples',
      files: { 'examples/churn/Dockerfile': FROM },
      root: 'examples/churn',
      at: 'examples/churn/Dockerfile',
    },
  ],
  fail: [
    { name: 'nothing', files: { 'main.py': '' } },
    ...[
      'Dockerfile.bak',
      'Dockerfile_old',
      'Dockerfile.dockerignore',
      'Dockerfile.md',
      'Dockerfile.j2',
      'docker-compose.yml',
      'make_dockerfile.py',
      '.devcontainer/Dockerfile',
      'Dockerfile.devcontainer',
      '.gitpod.Dockerfile',
      '.github/Dockerfile',
      'ci/Dockerfile',
      'Dockerfile.ci',
      'test.Dockerfile',
      'tests/Dockerfile',
      'examples/Dockerfile',
      'node_modules/a/Dockerfile',
    ].map(path => ({ name: path, files: { [path]: FROM } })),
    {
      name: 'an empty file',
      files: { Dockerfile: '\n' },
      at: 'Dockerfile',
      message: 'holds no FROM',
    },
    {
      name: 'a binary file',
      files: { Dockerfile: new Uint8Array([1, 0, 2]) },
      message: 'is not a text file',
    },
    {
      name: 'the image of another component',
      files: { 'services/a/Dockerfile': FROM, 'services/b/main.py': '' },
      root: 'services/b',
      roots: ['services/a', 'services/b'],
    },
  ],
});
