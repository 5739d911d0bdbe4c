import js from '@eslint/js';
import globals from 'globals';

export default [
  js.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      eqeqeq: 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^(_|request$)' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {%- if values.page %}
  {
    files: ['public/**'],
    languageOptions: { globals: { ...globals.browser, Chart: 'readonly' } },
  },
  {%- endif %}
];
