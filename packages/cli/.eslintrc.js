module.exports = require('../../script/eslint')(__dirname, {
  rules: {
    // Everything is bundled into one file, so nothing is a dependency of who installs it.
    '@backstage/no-undeclared-imports': 'off',
    'import/no-extraneous-dependencies': ['error', { devDependencies: true }],
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: ['@backstage/*', '@opaq/plugin-*'],
            message: 'The command runs without Backstage.',
          },
        ],
      },
    ],
  },
});
