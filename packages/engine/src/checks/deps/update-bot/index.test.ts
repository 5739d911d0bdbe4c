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
      name: 'configured above a component of a monorepo',
      files: {
        '.github/dependabot.yml': 'version: 2',
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
  ],
});
