import { describeCheck } from '../../../testing';
import { dockerignore } from '.';

const copies = 'FROM python:3.12\nCOPY . /app\n';
const ignores = '.git\n.env\ndata/\n';
const compose = (context: string, dockerfile = 'Dockerfile') =>
  `services:\n  api:\n    build:\n      context: ${context}\n      dockerfile: ${dockerfile}\n`;

describeCheck(dockerignore, {
  pass: [
    {
      name: 'beside the Dockerfile',
      files: { Dockerfile: copies, '.dockerignore': ignores },
      at: '.dockerignore',
    },
    {
      name: 'at the root, for a Dockerfile in a folder',
      files: { 'docker/Dockerfile': copies, '.dockerignore': ignores },
      at: '.dockerignore',
    },
    {
      name: 'in the folder of a service',
      files: {
        'services/api/Dockerfile': copies,
        'services/api/.dockerignore': ignores,
      },
      at: 'services/api/.dockerignore',
    },
    {
      name: 'named after the Dockerfile',
      files: {
        'docker/train.Dockerfile': copies,
        'docker/train.Dockerfile.dockerignore': ignores,
      },
    },
    {
      name: 'in the context that compose names',
      files: {
        'docker/Dockerfile': copies,
        'compose.yaml': compose('src', '../docker/Dockerfile'),
        'src/.dockerignore': ignores,
      },
      at: 'src/.dockerignore',
    },
    {
      name: "Podman's name for it",
      files: { Containerfile: copies, '.containerignore': ignores },
    },
    {
      name: 'above a component of a repository',
      files: { 'services/a/Dockerfile': copies, '.dockerignore': ignores },
      root: 'services/a',
      at: '.dockerignore',
    },
    {
      name: 'the image of a database without one',
      files: {
        Dockerfile: copies,
        '.dockerignore': ignores,
        'db/Dockerfile': 'FROM postgres:17\nCOPY init.sql /\n',
        'compose.yaml': 'services:\n  db:\n    build: db\n',
      },
    },
    {
      name: 'an image that copies nothing without one',
      files: {
        'api/Dockerfile': copies,
        'api/.dockerignore': ignores,
        'mlflow/Dockerfile': 'FROM python:3.12\nRUN pip install mlflow==2.1\n',
      },
    },
  ],
  fail: [
    {
      name: 'none',
      files: { Dockerfile: copies },
      at: 'Dockerfile',
    },
    ...[
      'dockerignore',
      '.dockerignore.txt',
      'docker.ignore',
      '.dockerignores',
      '.Dockerignore',
    ].map(name => ({
      name,
      files: { Dockerfile: copies, [name]: ignores },
      at: name,
      message: 'has to be called .dockerignore',
    })),
    ...['.gitignore', '.dvcignore', '.Rbuildignore', '.gcloudignore'].map(
      name => ({
        name,
        files: { Dockerfile: copies, [name]: ignores },
        at: 'Dockerfile',
      }),
    ),
    {
      name: 'an empty one',
      files: { Dockerfile: copies, '.dockerignore': '\n# later\n' },
      at: '.dockerignore',
    },
    {
      name: 'at the root, where compose builds in the folder',
      files: {
        'api/Dockerfile': copies,
        'compose.yaml': 'services:\n  api:\n    build: ./api\n',
        '.dockerignore': ignores,
      },
      at: 'api/Dockerfile',
    },
    {
      name: 'in a folder beside the context',
      files: { Dockerfile: copies, 'notebooks/.dockerignore': ignores },
    },
    {
      name: 'for one of two services',
      files: {
        'api/Dockerfile': copies,
        'api/.dockerignore': ignores,
        'web/Dockerfile': copies,
      },
      at: 'web/Dockerfile',
    },
    {
      name: 'named after another Dockerfile',
      files: { Dockerfile: copies, 'train.Dockerfile.dockerignore': ignores },
    },
  ],
  notApplicable: [
    { name: 'no Dockerfile', files: { '.dockerignore': ignores } },
    {
      name: 'only a development container',
      files: { '.devcontainer/Dockerfile': copies },
    },
  ],
});
