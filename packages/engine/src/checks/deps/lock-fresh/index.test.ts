import { describeCheck } from '../../../testing';
import { lockFresh } from '.';

const project = (...dependencies: string[]) =>
  `[project]\nname = "my-app"\ndependencies = ${JSON.stringify(
    dependencies,
  )}\n`;
const toml = (...names: string[]) =>
  `version = 1\n${names
    .map(
      one =>
        `[[package]]\nname = "${one.split(' ')[0]}"\nversion = "${
          one.split(' ')[1] ?? '1.0'
        }"\n`,
    )
    .join('')}`;
const pkg = (dependencies: Record<string, string>, more = {}) =>
  JSON.stringify({ name: 'web', dependencies, ...more });
const npm = (dependencies: Record<string, string>, more = {}) =>
  JSON.stringify({
    packages: {
      '': { dependencies },
      'node_modules/express': { version: '5.0.1' },
      ...more,
    },
  });
const renv = (...names: string[]) =>
  JSON.stringify({
    R: { Version: '4.4.1' },
    Packages: Object.fromEntries(names.map(name => [name, { Version: '1.0' }])),
  });

describeCheck(lockFresh, {
  pass: [
    {
      name: 'uv, in another spelling',
      files: {
        'pyproject.toml': project('Scikit_Learn[x]>=1.2'),
        'uv.lock': toml('scikit-learn 1.5.2'),
      },
      at: 'uv.lock',
    },
    {
      name: 'uv with groups, extras of its own, conditions and sources',
      files: {
        'pyproject.toml': `${project(
          'pandas',
          'tomli; python_version < "3.11"',
          'x @ git+https://git.example/x.git',
        )}[project.optional-dependencies]\nall = ["my-app[gpu]"]\n[dependency-groups]\ndev = ["pytest>=8"]\n`,
        'uv.lock': toml('pandas 2.2.3', 'pytest 8.3.3'),
      },
    },
    {
      name: 'a member of a workspace of uv',
      files: {
        'uv.lock': toml('pandas', 'my-app'),
        'a/b/pyproject.toml': project('pandas'),
        'a/b/x.py': '',
      },
      root: 'a/b',
      at: 'uv.lock',
    },
    {
      name: 'Poetry with a caret',
      files: {
        'pyproject.toml':
          '[tool.poetry.dependencies]\npython = "^3.12"\npandas = "^2.1"\nnumpy = "~1.26"\n',
        'poetry.lock': toml('pandas 2.2.3', 'numpy 1.26.4'),
      },
    },
    {
      name: 'Poetry with a release candidate',
      files: {
        'pyproject.toml': '[tool.poetry.dependencies]\npandas = ">=2.0rc1"\n',
        'poetry.lock': toml('pandas 2.0rc2'),
      },
    },
    {
      name: 'Poetry, and requirements exported from it without some',
      files: {
        'pyproject.toml': '[tool.poetry.dependencies]\na = "*"\nb = "*"\n',
        'poetry.lock': toml('a', 'b'),
        'requirements.txt': `a==1.0 --hash=sha256:${'a'.repeat(64)}\n`,
      },
    },
    {
      name: 'PDM without its groups',
      files: {
        'pyproject.toml': `${project(
          'pandas',
        )}[tool.pdm.dev-dependencies]\ntest = ["pytest"]\n`,
        'pdm.lock': toml('pandas'),
      },
    },
    {
      name: 'Pipenv',
      files: {
        Pipfile:
          '[packages]\nflask = "*"\n[dev-packages]\npytest = "*"\nown = {path = ".", editable = true}\n',
        'Pipfile.lock':
          '{"default":{"flask":{"version":"==3.1.0"}},"develop":{"pytest":{"version":"==8.0"}}}',
      },
    },
    {
      name: 'conda-lock',
      files: {
        'environment.yml':
          'dependencies:\n  - python=3.12\n  - pandas=2\n  - pip:\n      - fast_api\n',
        'conda-lock.yml':
          'package:\n- name: pandas\n  version: 2.2.3\n- name: fast-api\n  manager: pip\n',
      },
    },
    {
      name: 'explicit lists of conda',
      files: {
        'environment.yml': 'dependencies:\n  - scikit-learn\n',
        'conda-linux-64.lock':
          '@EXPLICIT\nhttps://packages.example/linux-64/scikit-learn-1.5.2-py312_0.conda#0123456789abcdef0123456789abcdef\n',
      },
    },
    {
      name: 'Pixi',
      files: {
        'pixi.toml':
          '[dependencies]\npandas = "*"\n[pypi-dependencies]\nFast_API = "*"\n',
        'pixi.lock':
          'packages:\n- conda: https://packages.example/noarch/pandas-2.2.3-py312_0.conda\n  sha256: a\n- pypi: https://packages.example/fast_api-0.1-py3-none-any.whl\n  name: fast-api\n',
      },
    },
    {
      name: 'renv for what a package imports',
      files: {
        DESCRIPTION:
          'Package: a\nDepends: R (>= 4.1)\nImports: fable, stats, MASS\nSuggests: testthat\n',
        'renv.lock': renv('fable'),
      },
      at: 'renv.lock',
    },
    {
      name: 'npm',
      files: {
        'package.json': pkg({ express: '^5.0.1' }),
        'package-lock.json': npm({ express: '^5.0.1' }),
      },
    },
    {
      name: "npm's first format",
      files: {
        'package.json': pkg({ express: '^5.0.1' }),
        'package-lock.json':
          '{"lockfileVersion":1,"dependencies":{"express":{"version":"5.0.1"}}}',
      },
    },
    {
      name: 'npm with peers, a workspace and a file',
      files: {
        'package.json': pkg(
          { express: '^5', own: 'file:../own' },
          { peerDependencies: { react: '*' } },
        ),
        'package-lock.json': npm({ express: '^5' }),
      },
    },
    {
      name: 'a workspace of npm',
      files: {
        'package-lock.json': npm(
          {},
          { 'packages/a': { dependencies: { express: '^4' } } },
        ),
        'packages/a/package.json': pkg({ express: '^4' }),
        'packages/a/x.js': '',
      },
      root: 'packages/a',
    },
    {
      name: 'Yarn',
      files: {
        'package.json': pkg({ '@a/b': '^1', express: '^5' }),
        'yarn.lock':
          '"@a/b@^1", "@a/b@^1.2":\n  version "1.2.0"\n  resolved "https://packages.example/b#0"\n\nexpress@^5:\n  version "5.0.1"\n',
      },
    },
    {
      name: "Yarn's second format",
      files: {
        'package.json': pkg({ '@a/b': '^1' }),
        'yarn.lock':
          '__metadata:\n  version: 8\n\n"@a/b@npm:^1":\n  version: 1.2.0\n  resolution: "@a/b@npm:1.2.0"\n',
      },
    },
    {
      name: 'Yarn in a workspace, whose parts need no entry',
      files: {
        'package.json': pkg(
          { other: '1.0.0', express: '5' },
          { workspaces: ['p/*'] },
        ),
        'p/other/package.json':
          '{"name":"other","dependencies":{"express":"5"}}',
        'yarn.lock': 'express@5:\n  version "5.0.1"\n',
      },
    },
    {
      name: 'pnpm',
      files: {
        'package.json': pkg({ '@a/b': '^1', express: 'catalog:' }),
        'pnpm-lock.yaml':
          "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      '@a/b':\n        specifier: ^1\npackages:\n  '@a/b@1.2.0':\n    resolution: {integrity: sha512-a}\n",
      },
    },
    {
      name: "pnpm's first format",
      files: {
        'package.json': pkg({ '@a/b': '^1', express: '^5' }),
        'pnpm-lock.yaml':
          'packages:\n  /@a/b/1.2.0:\n    resolution: {integrity: sha512-a}\n  /express/5.0.1:\n    resolution: {integrity: sha512-a}\n',
      },
    },
    {
      name: 'compiled requirements and what they are made of',
      files: {
        'requirements.in': 'pandas>=2\n-e .\nsetuptools\n',
        'requirements.txt':
          '# This file is autogenerated by pip-compile\npandas==2.2.3\n',
      },
    },
    {
      name: 'requirements compiled for a tool, beside a manifest of others',
      files: {
        'setup.py': 'setup(install_requires=["pandas", "numpy"])',
        'requirements.txt':
          '# This file is autogenerated by pip-compile\nruff==0.8\n',
        'pyproject.toml': project('ruff'),
      },
    },
  ],
  fail: [
    {
      name: 'a part of which the nearest lock holds all but one, under a lock of its root',
      files: {
        'pyproject.toml': project('pandas'),
        'uv.lock': toml('pandas'),
        'worker/pyproject.toml': project('flask', 'redis'),
        'worker/uv.lock': toml('flask'),
      },
      at: 'worker/pyproject.toml:3',
    },
    {
      name: 'uv',
      files: {
        'pyproject.toml':
          '[project]\nname = "a"\ndependencies = [\n  "pandas",\n  "pandera",\n]\n',
        'uv.lock': toml('pandas'),
      },
      at: 'pyproject.toml:5',
      message:
        'asks for pandera, which uv.lock does not hold: run uv lock. Such packages: 1',
    },
    {
      name: 'a group for development',
      files: {
        'pyproject.toml': `${project(
          'pandas',
        )}[dependency-groups]\ndev = ["pytest"]\n`,
        'uv.lock': toml('pandas'),
      },
      message: 'pytest',
    },
    {
      name: 'a range that was raised',
      files: {
        'pyproject.toml': project('pandas>=2.2'),
        'uv.lock': toml('pandas 2.1.0'),
      },
      message: 'asks for pandas >=2.2, and uv.lock was made for 2.1.0',
    },
    {
      name: 'Poetry',
      files: {
        'pyproject.toml': '[tool.poetry.dependencies]\npandas = "^2"\n',
        'poetry.lock': toml('pandas 1.5.3'),
      },
    },
    {
      name: 'Pipenv',
      files: {
        Pipfile: '[packages]\nflask = "*"\nredis = "*"\n',
        'Pipfile.lock':
          '{"default":{"flask":{"version":"==3.1.0"}},"develop":{}}',
      },
      at: 'Pipfile:3',
    },
    {
      name: 'conda-lock',
      files: {
        'environment.yml': 'dependencies:\n  - pandas\n  - scipy\n',
        'conda-lock.yml': 'package:\n- name: pandas\n  version: 2.2.3\n',
      },
      at: 'environment.yml:3',
    },
    {
      name: 'renv',
      files: {
        DESCRIPTION: 'Package: a\nImports:\n    fable,\n    tsibble\n',
        'renv.lock': renv('fable'),
      },
      at: 'DESCRIPTION:4',
      message: 'renv::snapshot()',
    },
    {
      name: 'npm',
      files: {
        'package.json': pkg({ express: '^5', zod: '^4' }),
        'package-lock.json': npm({ express: '^5' }),
      },
      message: 'zod',
    },
    {
      name: 'npm with another range',
      files: {
        'package.json': pkg({ express: '^5' }),
        'package-lock.json': npm({ express: '^4' }),
      },
      message: 'was made for ^4',
    },
    {
      name: 'Yarn',
      files: {
        'package.json': pkg({ express: '^5', zod: '^4' }),
        'yarn.lock': 'express@^5:\n  version "5.0.1"\n',
      },
    },
    {
      name: 'pnpm',
      files: {
        'package.json': pkg({ express: '^5', zod: '^4' }),
        'pnpm-lock.yaml':
          'packages:\n  express@5.0.1:\n    resolution: {integrity: sha512-a}\n',
      },
    },
    {
      name: 'compiled requirements',
      files: {
        'requirements.in': 'pandas\nnumpy\nscipy\n',
        'requirements.txt':
          '# This file is autogenerated by pip-compile\nnumpy==2.1.3\npandas==2.2.3\n',
      },
      at: 'requirements.in:3',
    },
    {
      name: 'Pixi',
      files: {
        'pixi.toml': '[dependencies]\npandas = "*"\nscipy = "*"\n',
        'pixi.lock':
          'packages:\n- conda: https://packages.example/noarch/pandas-2.2.3-py312_0.conda\n',
      },
    },
  ],
  notApplicable: [
    {
      name: 'requirements of a part under a compiled file of the root',
      files: {
        'requirements.txt':
          '# This file is autogenerated by pip-compile\npandas==2.2.3\n',
        'jobs/a/requirements.txt': 'pandas==1.5.3\n',
      },
    },
    {
      name: 'no lock',
      files: { 'requirements.txt': 'pandas' },
      message: 'no lockfile',
    },
    { name: 'nothing', files: {} },
    {
      name: 'renv alone',
      files: { 'renv.lock': renv('fable'), 'a.R': '' },
      at: 'renv.lock',
    },
    {
      name: 'a lock above of which the folder is no part',
      files: {
        'uv.lock': toml('flask'),
        'a/pyproject.toml': project('pandas', 'numpy'),
        'a/x.py': '',
      },
      root: 'a',
    },
  ],
  unknown: [
    {
      name: 'the binary lock of Bun',
      files: {
        'package.json': pkg({ express: '5' }),
        'bun.lockb': new Uint8Array([0, 1, 2]),
      },
      at: 'bun.lockb',
    },
    {
      name: 'a lock that is too large to be read',
      files: {
        'package.json': pkg({ express: '5' }),
        'package-lock.json': npm({}).padEnd(500),
      },
      limits: { bytesPerFile: 200 },
    },
  ],
});
