// The boundaries of the engine (ARCHITECTURE.md), as far as a linter can hold them.
const hosts = {
  group: ['@backstage/*', '@opaq/*'],
  message: 'The engine knows no host: it must run without Backstage.',
};
const node = {
  group: ['node:*', ...require('node:module').builtinModules],
  message: 'Only src/node touches the world.',
};
const parsers = {
  group: [
    'dockerfile-ast',
    'ignore',
    'ini',
    'markdown-it',
    're2js',
    'smol-toml',
    'tar',
    'yaml',
    'yauzl',
  ],
  message: 'A check asks facts; a parser belongs into one.',
};

const restrict = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});

const impure = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'clock'],
  ['MemberExpression[object.name="Date"][property.name="now"]', 'clock'],
  ['MemberExpression[object.name="performance"]', 'clock'],
  [
    'MemberExpression[object.name="Math"][property.name="random"]',
    'randomness',
  ],
  ['Identifier[name="crypto"]', 'randomness'],
  ['Identifier[name="console"]', 'console'],
  ['Identifier[name="process"]', 'environment'],
  [':function[async=true]', 'async'],
].map(([selector, what]) => ({
  selector,
  message: `Facts, checks and scoring are pure: no ${what}.`,
}));

// `../x`, `../../x` other than the three, and anything above that is neither a fact nor a path helper.
const otherChecks = {
  selector:
    'ImportDeclaration[source.value=/^(\\.\\.\\/(?!\\.\\.)|\\.\\.\\/\\.\\.\\/(?!\\.\\.|Check$|topicCheck$|answers$)|\\.\\.\\/\\.\\.\\/\\.\\.\\/(?!facts\\b|tree$))/]',
  message:
    'A check imports defineCheck, answers and facts; never another check.',
};

const tests = ['src/**/*.test.ts', 'src/testing/**'];

module.exports = require('../../script/eslint')(__dirname, {
  overrides: [
    {
      files: ['src/**/*.ts'],
      excludedFiles: [...tests, 'src/node/**'],
      rules: {
        ...restrict(hosts, node),
        'no-restricted-syntax': ['error', ...impure],
      },
    },
    {
      files: ['src/checks/*/*/*.ts'],
      excludedFiles: tests,
      rules: {
        ...restrict(hosts, node, parsers),
        'no-restricted-syntax': ['error', ...impure, otherChecks],
      },
    },
    {
      files: ['src/report/**'],
      excludedFiles: tests,
      rules: restrict(hosts, node, parsers, {
        group: ['../*'],
        message: 'Frontend code imports the report: it stands on zod alone.',
      }),
    },
    {
      // Tables of cases become tests here.
      files: ['src/testing/**'],
      rules: { 'jest/no-export': 'off' },
    },
    {
      files: ['src/node/**'],
      rules: restrict(hosts),
    },
  ],
});
