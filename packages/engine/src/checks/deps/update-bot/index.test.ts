import { describeCheck } from '../../../testing';
import { updateBot } from '.';

describeCheck(updateBot, {
  pass: [
    {
      name: 'Renovate at the root',
      files: { 'renovate.json': '{"extends": ["config:recommended"]}' },
      at: 'renovate.json',
    },
    {
      name: 'Renovate in the host folder',
      files: {
        '.github/renovate.json5': "{ extends: ['config:recommended'] }",
      },
      at: '.github/renovate.json5',
    },
    {
      name: 'one part of Renovate is switched off',
      files: {
        'renovate.json':
          '{\n  "lockFileMaintenance": {\n    "enabled": false\n  }\n}',
      },
    },
    {
      name: 'configured above a component of a monorepo',
      files: {
        '.github/dependabot.yml':
          'version: 2\nupdates:\n  - package-ecosystem: pip\n',
        'services/churn/app.py': '',
      },
      root: 'services/churn',
      at: '.github/dependabot.yml',
    },
  ],
  fail: [
    { name: 'nothing at all', files: { 'app.py': '' } },
    { name: 'an empty file', files: { '.github/dependabot.yml': '\n' } },
    {
      name: 'a configuration for another folder only',
      files: { 'examples/a/renovate.json': '{}', 'services/churn/app.py': '' },
      root: 'services/churn',
    },
    {
      name: 'Dependabot with nothing to update',
      files: { '.github/dependabot.yml': 'version: 2\nupdates: []\n' },
      at: '.github/dependabot.yml',
      message: 'lists no updates',
    },
    {
      name: 'Dependabot that can not be read',
      files: { '.github/dependabot.yml': 'updates: [a\n  b: {' },
      message: 'is not valid YAML',
    },
    {
      name: 'Renovate, switched off',
      files: { 'renovate.json': '{\n  "enabled": false\n}' },
      message: 'is switched off',
    },
    {
      name: 'a configuration in a folder below, where no service looks',
      files: { 'vendored/.github/dependabot.yml': 'version: 2\nupdates: [{}]' },
    },
  ],
});
