// What every workspace's .eslintrc.js stands on: Backstage's own configuration and the rules of ARCHITECTURE.md.
const createConfig = require('@backstage/cli/config/eslint-factory');

module.exports = (dir, extra = {}) =>
  createConfig(dir, {
    ...extra,
    rules: {
      '@backstage/no-mixed-plugin-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      ...extra.rules,
    },
  });
