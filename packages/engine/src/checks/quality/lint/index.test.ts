import { describeCheck } from '../../../testing';
import { qualityLint } from '.';

const found = (path: string, content: string, line?: number) => ({
  name: `${path}: ${content.split('\n')[line ? line - 1 : 0].trim()}`,
  files: { [path]: content },
  at: line ? `${path}:${line}` : path,
});

const hook = (id: string) => ({
  ...found(
    '.pre-commit-config.yaml',
    `repos:\n  - repo: https://example.org\n    hooks:\n      - id: ${id}\n`,
    4,
  ),
});

describeCheck(qualityLint, {
  pass: [
    found('ruff.toml', 'line-length = 100\n'),
    found('.flake8', '[flake8]\nmax-line-length = 100\n'),
    found('.pylintrc', '[MAIN]\njobs=1\n'),
    found('.lintr', 'linters: linters_with_defaults()\n'),
    found('air.toml', '[format]\n'),
    found('.eslintrc.json', '{}'),
    found('eslint.config.mjs', 'export default [];\n'),
    found('.prettierrc', '{}\n'),
    found('biome.json', '{}'),
    found('.sqlfluff', '[sqlfluff]\ndialect = postgres\n'),
    found('pyproject.toml', '[project]\nname = "a"\n\n[tool.black]\n', 4),
    found('pyproject.toml', '[tool.ruff.lint]\nselect = ["E"]\n', 1),
    found('pyproject.toml', '[tool.isort]\nprofile = "black"\n', 1),
    found('pyproject.toml', '[[tool.mypy.overrides]]\nmodule = "a"\n', 1),
    found('setup.cfg', '[metadata]\nname = a\n[flake8]\nignore = E1\n', 3),
    found('tox.ini', '[tox]\n[testenv]\n[flake8]\n', 3),
    found('package.json', '{\n  "name": "a",\n  "eslintConfig": {}\n}', 3),
    found(
      'package.json',
      '{\n  "scripts": {\n    "lint": "standard --fix"\n  }\n}',
      3,
    ),
    hook('ruff-format'),
    hook('style-files'),
    hook('black'),
    hook('nbqa-flake8'),
    {
      name: 'a table that a parser would refuse for another line',
      files: { 'pyproject.toml': '[tool.ruff]\nline-length = \n' },
      at: 'pyproject.toml:1',
    },
    {
      name: 'configured above a component of a monorepo',
      files: {
        'pyproject.toml': '[tool.ruff]\n',
        'svc/pyproject.toml': '[project]\nname = "svc"\n',
      },
      root: 'svc',
      at: 'pyproject.toml:1',
    },
    {
      name: 'the front end of a project',
      files: { 'web/.eslintrc.js': 'module.exports = {};', 'app.py': '' },
      at: 'web/.eslintrc.js',
    },
  ],
  fail: [
    { name: 'nothing', files: { 'app.py': '' }, message: 'No linter' },
    {
      name: 'a dependency alone',
      files: { 'requirements-dev.txt': 'flake8\n' },
      message: 'installs flake8',
      at: 'requirements-dev.txt',
    },
    {
      name: 'a dependency of Node alone',
      files: { 'package.json': '{"devDependencies": {"eslint": "^9.0.0"}}' },
      message: 'installs eslint',
    },
    {
      name: 'tables of other tools',
      files: { 'pyproject.toml': '[tool.pytest.ini_options]\n[tool.poetry]\n' },
    },
    {
      name: 'a name that only begins like a tool',
      files: { 'pyproject.toml': '[tool.blackboard]\n[tool.ruffled.a]\n' },
    },
    {
      name: 'hooks that tidy white space',
      files: {
        '.pre-commit-config.yaml':
          'repos:\n  - repo: x\n    hooks:\n      - id: trailing-whitespace\n      - id: check-yaml\n',
      },
      at: '.pre-commit-config.yaml',
      message: 'none of them lints',
    },
    {
      name: 'a hook that is commented out',
      files: { '.pre-commit-config.yaml': 'repos:\n#      - id: black\n' },
    },
    { name: 'an empty file', files: { '.flake8': '\n' } },
    { name: 'an editor', files: { '.editorconfig': 'root = true\n' } },
    {
      name: 'the settings of a package that was brought in',
      files: { 'node_modules/a/.eslintrc': '{}', 'vendor/b/ruff.toml': 'a=1' },
    },
    {
      name: 'an example',
      files: { 'examples/a/pyproject.toml': '[tool.ruff]\n' },
    },
    {
      name: 'a file that is called like a tool',
      files: { 'src/eslint.config.py': 'a = 1\n', 'docs/ruff.toml.md': 'x' },
    },
    {
      name: 'a script that has the word in it',
      files: {
        'package.json': '{"scripts": {"a": "node standard-deviation"}}',
      },
    },
  ],
  unknown: [
    {
      name: 'a file that was passed over',
      files: { 'ruff.toml': 'line-length = 100\n' },
      limits: { bytesPerFile: 3 },
    },
  ],
});
