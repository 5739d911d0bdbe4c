import { describeCheck } from '../../../testing';
import { pinned } from '.';

const sha = '0123456789abcdef0123456789abcdef01234567';
const req = (...lines: string[]) => ({
  'requirements.txt': `${lines.join('\n')}\n`,
  'a.py': '',
});
const pkg = (dependencies: Record<string, string>, more = {}) => ({
  'package.json': JSON.stringify({ dependencies, ...more }),
});

describeCheck(pinned, {
  pass: [
    {
      name: "pak's lock",
      files: {
        'a.R': 'library(plumber)\n',
        'pkg.lock': JSON.stringify({
          lockfile_version: 1,
          r_version: 'R version 4.5.2 (2025-10-31)',
          packages: [
            {
              ref: 'deps::.',
              package: 'shop-deps',
              type: 'deps',
              dependencies: ['plumber'],
            },
            {
              ref: 'plumber',
              package: 'plumber',
              version: '1.3.0',
              type: 'standard',
              sha256: 'a1',
            },
          ],
        }),
      },
      at: 'pkg.lock',
    },
    {
      name: 'exact requirements',
      files: req('pandas==2.2.3', 'numpy===2.1'),
      at: 'requirements.txt',
    },
    {
      name: 'requirements in UTF-16',
      files: {
        'requirements.txt': new Uint8Array([
          0xff,
          0xfe,
          ...Buffer.from('pandas==2.2.3\r\n', 'utf16le'),
        ]),
      },
    },
    {
      name: 'options, hashes, markers, extras, comments and the project itself',
      files: req(
        '--index-url https://packages.example/simple',
        '-e .',
        '# pandas>=2',
        'uvicorn[standard]==0.32.0 ; python_version >= "3.9"  # server',
        `numpy==2.1.3 \\\n    --hash=sha256:${'a'.repeat(64)}`,
        './libs/own',
      ),
    },
    {
      name: 'a commit, a tag with a version and a file by address',
      files: req(
        `a @ git+https://git.example/x/a.git@${sha}`,
        'git+https://git.example/x/b.git@v1.2.0#egg=b',
        'https://packages.example/c-1.0-py3-none-any.whl',
      ),
    },
    {
      name: 'exact requirements that others include',
      files: {
        'requirements.txt': '-r requirements/base.txt\n',
        'requirements/base.txt': 'pandas==2.2.3\n',
        'requirements/dev.txt': '-r base.txt\npytest\n',
      },
    },
    {
      name: "development's packages left open",
      files: {
        ...req('pandas==2.2.3'),
        'requirements-dev.txt': 'pytest\nblack>=24\n',
      },
    },
    {
      name: 'constraints beside the requirements',
      files: {
        ...req('pandas', '-c constraints.txt'),
        'constraints.txt': 'pandas==2.2.3\nnumpy==2.1.3\n',
      },
    },
    {
      name: 'constraints at an address',
      files: req(
        'apache-airflow',
        '-c https://packages.example/constraints-3.12.txt',
      ),
    },
    {
      name: 'ranges of a library that requirements beside it fix',
      files: {
        ...req('Scikit_Learn==1.5.2'),
        'setup.py': 'setup(install_requires=["scikit-learn>=1"])',
      },
    },
    {
      name: 'what only the documentation of setup.py is built with',
      files: {
        ...req('pandas==2.2.3'),
        'setup.py':
          'setup(install_requires=["pandas==2.2.3"], extras_require={"docs": ["sphinx~=8.1"], "test": ["pytest"]}, tests_require=["mock"])',
      },
    },
    {
      name: 'a setup.py that reads a file, and lists what documentation needs',
      files: {
        ...req('pandas==2.2.3'),
        'setup.py':
          'with open("requirements.txt") as f:\n    requires = f.read().split()\nsetup(install_requires=requires, extras_require={"docs": ["sphinx<9"]})',
      },
    },
    {
      name: 'exact versions of Poetry',
      files: {
        'pyproject.toml':
          '[tool.poetry.dependencies]\npython = "^3.12"\npandas = "2.2.3"\nnumpy = {version = "==2.1.3"}\n[tool.poetry.group.dev.dependencies]\npytest = "^8"\n',
      },
    },
    {
      name: 'exact PEP 621 with a group for development and the project itself as an extra',
      files: {
        'pyproject.toml':
          '[project]\nname = "a"\ndependencies = ["pandas==2.2.3"]\n[project.optional-dependencies]\ndev = ["pytest"]\nall = ["a[dev]"]\n[dependency-groups]\nlint = ["ruff"]\n',
      },
    },
    {
      name: 'an exported conda environment',
      files: {
        'environment.yml':
          'dependencies:\n  - python=3.12.1=h1_0\n  - pandas=2.2.3=py312_0\n  - tzdata=2024a\n  - pip\n  - pip:\n      - fastapi==0.115.0\n',
      },
    },
    {
      name: 'exact versions of Node',
      files: pkg(
        {
          express: '5.0.1',
          a: 'file:../a',
          b: `git+https://git.example/b.git#${sha}`,
          c: 'npm:d@1.0.0',
        },
        {
          peerDependencies: { react: '>=18' },
          devDependencies: { jest: '^29' },
        },
      ),
    },
    {
      name: 'a lock for ranges',
      files: {
        ...pkg({ express: '^5' }),
        'package-lock.json':
          '{"packages":{"":{},"node_modules/express":{"version":"5.0.1"}}}',
      },
      at: 'package-lock.json',
    },
    {
      name: 'renv',
      files: {
        'renv.lock':
          '{"R":{"Version":"4.4.1"},"Packages":{"fable":{"Version":"0.4.0"}}}',
        'a.R': '',
      },
    },
    {
      name: 'R packages that the image installs by version',
      files: {
        DESCRIPTION: 'Package: a\nImports: fable, stats\nSuggests: testthat\n',
        Dockerfile:
          'FROM rocker/r-ver:4.4.1\nRUN Rscript -e \'remotes::install_version("fable",upgrade="never", version = "0.4.0")\'\n',
      },
      at: 'Dockerfile:2',
    },
    {
      name: 'R packages of one day',
      files: {
        DESCRIPTION: 'Package: a\nImports: fable\n',
        Dockerfile:
          "FROM rocker/r-ver:4.4.1\nRUN R -e \"options(repos='https://packagemanager.posit.co/cran/2024-06-01'); install.packages('fable')\"\n",
      },
    },
    {
      name: 'tools of Node in a Python project',
      files: {
        ...req('pandas==2.2.3'),
        ...pkg({}, { devDependencies: { prettier: '^3' } }),
      },
    },
  ],
  fail: [
    { name: 'nothing', files: { 'a.py': '' }, message: 'No manifest' },
    {
      name: 'no version',
      files: req('pandas', 'numpy==2.1.3'),
      at: 'requirements.txt:1',
      message: 'open of pandas (1 of 2 packages)',
    },
    {
      name: 'a range',
      files: req('numpy==2.1.3', '', 'pandas>=2,<3'),
      at: 'requirements.txt:3',
    },
    { name: 'a compatible version', files: req('pandas~=2.2.3') },
    { name: 'a wildcard', files: req('pandas==2.*') },
    {
      name: 'a branch',
      files: req('a @ git+https://git.example/x/a.git@main'),
    },
    {
      name: 'an address of git without a commit',
      files: req('git+https://git.example/x/a.git#egg=a'),
    },
    {
      name: 'the archive of a branch',
      files: req('https://git.example/x/a/archive/main.zip'),
    },
    {
      name: "conda's major version",
      files: { 'environment.yml': 'dependencies:\n  - pandas=2\n' },
    },
    {
      name: 'conda without versions',
      files: {
        'environment.yml':
          'name: a\ndependencies:\n  - python=3.12\n  - pandas\n',
      },
      at: 'environment.yml:4',
    },
    {
      name: 'a caret of Poetry',
      files: {
        'pyproject.toml':
          '[tool.poetry.dependencies]\npython = "^3.12"\npandas = "^2.2.3"\n',
      },
      at: 'pyproject.toml:3',
    },
    {
      name: 'an extra that is left open',
      files: {
        'pyproject.toml':
          '[project]\nname = "a"\ndependencies = ["pandas==2.2.3"]\n[project.optional-dependencies]\ngpu = ["torch"]\n',
      },
    },
    {
      name: 'a caret of Node',
      files: pkg({ express: '^5.0.1' }),
      at: 'package.json',
    },
    {
      name: 'latest, x and a bare repository',
      files: pkg({ a: 'latest', b: '1.x', c: 'org/repo' }),
      message: '3 of 3',
    },
    {
      name: 'Pipenv without its lock',
      files: { Pipfile: '[packages]\nflask = "*"\n' },
    },
    {
      name: 'an R package',
      files: {
        DESCRIPTION: 'Package: a\nImports: fable (>= 0.3)\n',
        'R/a.R': '',
      },
      at: 'DESCRIPTION:2',
    },
    {
      name: 'R packages of which the image fixes one',
      files: {
        DESCRIPTION: 'Package: a\nImports: fable, tsibble\n',
        Dockerfile:
          'FROM rocker/r-ver:4.4.1\nRUN Rscript -e \'remotes::install_version("fable", "0.4.0")\'\n',
      },
    },
    {
      name: 'one of two languages',
      files: {
        'api/requirements.txt': 'flask==3.1.0',
        'api/a.py': '',
        'web/package.json': '{"dependencies":{"express":"^5"}}',
        'web/src/a.ts': '',
      },
      at: 'web/package.json',
    },
    {
      name: 'only packages for development, left open',
      files: req('pytest', 'black'),
    },
    {
      name: 'constraints of another folder',
      files: { ...req('pandas'), 'other/constraints.txt': 'pandas==2.2.3' },
    },
  ],
  unknown: [
    {
      name: 'a manifest that is too large to be read',
      files: { 'requirements.txt': 'pandas==2.2.3\n'.repeat(50), 'a.py': '' },
      limits: { bytesPerFile: 100 },
    },
  ],
});
