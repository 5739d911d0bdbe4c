import { describeCheck } from '../../../testing';
import { declared } from '.';

/** Text as Windows' shell redirects it: UTF-16 with a byte order mark. */
const utf16 = (text: string) =>
  new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

const poetry = `
[tool.poetry.dependencies]
python = "^3.12"
pandas = "^2.2"
scikit-learn = { version = "^1.6", extras = ["alldeps"] }
[tool.poetry.group.dev.dependencies]
pytest = "*"
`;

describeCheck(declared, {
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
      name: 'pyproject.toml with a project table',
      files: {
        'pyproject.toml': '[project]\nname = "a"\ndependencies = ["pandas>=2"]',
      },
      at: 'pyproject.toml',
      message: 'declares the dependencies; packages: 1.',
    },
    {
      name: 'DESCRIPTION with the line ends of Windows',
      files: {
        DESCRIPTION: 'Package: a\r\nImports:\r\n    dplyr,\r\n    readr\r\n',
      },
      message: 'packages: 2.',
    },
    {
      name: 'packrat.lock with the line ends of Windows',
      files: {
        'packrat/packrat.lock':
          'PackratFormat: 1.4\r\nRVersion: 4.0.2\r\n\r\nPackage: DBI\r\nVersion: 1.1.0\r\n\r\nPackage: R6\r\nVersion: 2.5.0\r\n',
      },
      message: 'packages: 2.',
    },
    {
      name: 'requirements.txt before those of a part',
      files: {
        'requirements-api.txt': 'fastapi',
        'requirements.txt': 'pandas\nfastapi\n',
      },
      message: /^requirements\.txt declares/,
    },
    {
      name: 'Poetry, whose python is no package',
      files: { 'pyproject.toml': poetry },
      message: 'declares the dependencies; packages: 3.',
    },
    {
      name: 'dependency groups alone',
      files: {
        'pyproject.toml':
          '[dependency-groups]\ndev = ["pytest", {include-group = "x"}]',
      },
      message: 'declares the dependencies; packages: 1.',
    },
    {
      name: 'dependencies that the build takes from a file of any name',
      files: {
        'pyproject.toml':
          '[project]\nname = "a"\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = {file = ["deps.list"]}',
        'deps.list': 'pandas\n',
      },
      at: 'pyproject.toml',
      message: 'from deps.list',
    },
    {
      name: 'a dynamic project whose requirements are read',
      files: {
        'pyproject.toml':
          '[project]\nname = "a"\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = {file = ["requirements.txt"]}',
        'requirements.txt': 'pandas\nnumpy # arrays\n',
      },
      at: 'requirements.txt',
      message: 'declares the dependencies; packages: 2.',
    },
    {
      name: 'requirements in UTF-16',
      files: { 'requirements.txt': utf16('pandas==2.2.3\r\nnumpy\r\n') },
      message: 'declares the dependencies; packages: 2.',
    },
    {
      name: 'requirements with options, addresses, extras and markers',
      files: {
        'requirements/base.txt': `--index-url https://example.org/simple
-r common.txt
-e git+https://example.org/lib.git@v1#egg=lib
./local
uvicorn[standard] >= 0.30 ; python_version >= "3.10"
torch @ https://example.org/torch.whl`,
      },
      at: 'requirements/base.txt',
      message: 'declares the dependencies; packages: 4.',
    },
    {
      name: 'requirements for production before the ones for development',
      files: { 'requirements-dev.txt': 'pytest', 'requirements.txt': 'a' },
      at: 'requirements.txt',
    },
    {
      name: 'requirements at the root before ones below',
      files: { 'requirements-dev.txt': 'pytest', 'app/requirements.txt': 'a' },
      at: 'requirements-dev.txt',
    },
    {
      name: 'setup.py with a list in a variable',
      files: {
        'setup.py':
          'REQUIRED = [\n  "pandas>=2",  # tables\n  \'numpy\',\n]\nsetup(name="a", install_requires=REQUIRED)',
      },
      message: 'declares the dependencies; packages: 2.',
    },
    {
      name: 'setup.py that reads a file',
      files: {
        'setup.py':
          'setup(install_requires=open("deps.txt").read(), long_description=open("README.txt").read())',
        'deps.txt': 'pandas',
        'README.txt': 'Text',
      },
      message: 'from deps.txt',
    },
    {
      name: 'setup.cfg with continued lines and markers',
      files: {
        'setup.cfg':
          '[options]\ninstall_requires =\n    pandas>=2; python_version>"3"\n    # no\n    numpy\n',
      },
      message: 'declares the dependencies; packages: 2.',
    },
    {
      name: 'Pipfile',
      files: {
        Pipfile: '[packages]\nflask = "*"\n[requires]\npython_version = "3.12"',
      },
    },
    {
      name: 'the root of a repository that is a model',
      files: { MLmodel: 'flavors:\n', 'requirements.txt': 'scikit-learn' },
      at: 'requirements.txt',
    },
    {
      name: 'pixi.toml',
      files: { 'pixi.toml': '[dependencies]\npython = "3.12.*"\npandas = "*"' },
      message: 'declares the dependencies; packages: 1.',
    },
    {
      name: 'renv.lock, its own declaration',
      files: {
        'renv.lock':
          '{"R":{"Version":"4.4.1"},"Packages":{"fable":{"Version":"0.4"}}}',
        'model.R': 'library(fable)',
      },
      at: 'renv.lock',
    },
    {
      name: 'DESCRIPTION without a package name',
      files: { DESCRIPTION: 'Depends: R (>= 4.1),\n    shiny\n' },
      message: 'declares the dependencies; packages: 1.',
    },
    {
      name: 'package.json',
      files: { 'package.json': '{"dependencies":{"express":"^5.0.0"}}' },
    },
    {
      name: 'a development shell of Nix',
      files: {
        'flake.nix':
          'devShells.default = pkgs.mkShell { packages = [ (pkgs.python312.withPackages (ps: [ ps.pandas ])) ]; };',
      },
    },
    {
      name: 'two languages, each with its manifest',
      files: {
        'requirements.txt': 'pandas',
        'app/main.py': 'import pandas',
        'web/package.json': '{"dependencies":{"react":"19.0.0"}}',
        'web/src/a.tsx': '',
      },
      at: 'requirements.txt',
    },
    {
      name: 'a component of a monorepo by its own manifest',
      files: {
        'services/churn/requirements.txt': 'pandas',
        'services/churn/main.py': '',
      },
      root: 'services/churn',
      at: 'services/churn/requirements.txt',
    },
  ],
  fail: [
    { name: 'nothing at all', files: { 'main.py': 'import pandas' } },
    {
      name: 'what `pip list` prints, which pip does not read',
      files: {
        'requirements.txt':
          'Package    Version\n---------- -------\nnumpy      2.2.6\npandas     2.3.1\n',
      },
      at: 'requirements.txt',
      message: 'holds no line that pip understands',
    },
    {
      name: 'the needs of a model that MLflow saved',
      files: {
        'train.py': 'import mlflow',
        'mlruns/1/models/m-1/artifacts/MLmodel': 'flavors:\n  sklearn:\n',
        'mlruns/1/models/m-1/artifacts/requirements.txt': 'mlflow==3.6.0\n',
        'mlruns/1/models/m-1/artifacts/conda.yaml':
          'channels: [conda-forge]\ndependencies:\n- python=3.13.5\n- pip:\n  - mlflow==3.6.0\n',
      },
    },
    {
      name: 'an empty file',
      files: { 'requirements.txt': '\n' },
      message: 'no package',
    },
    {
      name: 'a file that is commented out',
      files: { 'requirements.txt': '# pandas\n  # numpy\n' },
      at: 'requirements.txt',
    },
    {
      name: 'a manifest that does not parse',
      files: { 'pyproject.toml': '[project\nname = "a"\n' },
      at: 'pyproject.toml',
      message: 'is not valid TOML',
    },
    {
      name: 'an environment that does not parse',
      files: { 'environment.yml': 'dependencies:\n  - pandas\n - [numpy\n' },
      message: 'is not valid YAML',
    },
    {
      name: 'setup.py that reads its description only',
      files: {
        'setup.py':
          'setup(install_requires=[], long_description=open("README.txt").read())',
        'README.txt': 'Text',
      },
      message: 'declares no package',
    },
    {
      name: 'package.json that is no object',
      files: { 'package.json': '[1, 2' },
      message: 'is not valid JSON',
    },
    {
      name: 'prose under the name of requirements',
      files: { 'requirements.txt': 'You need Python, and some packages!\n' },
      message: 'no line that pip understands',
    },
    {
      name: 'pyproject.toml that only configures tools',
      files: { 'pyproject.toml': '[tool.ruff]\nline-length = 120' },
    },
    {
      name: 'an interpreter alone',
      files: {
        'environment.yml': 'name: a\ndependencies:\n  - python=3.12\n  - pip\n',
      },
      message: 'declares no package',
    },
    {
      name: 'packages installed only inside a Dockerfile',
      files: {
        Dockerfile:
          'FROM python:3.12\nRUN apt-get update && \\\n  pip install pandas\n',
        'requirements.txt': '',
      },
      at: 'Dockerfile:2',
      message: /only \(pip install pandas\)/,
    },
    {
      name: 'many packages installed inside a Dockerfile, of which the first are shown',
      files: {
        Dockerfile: `FROM r-base:4.4.2\nRUN R -e "install.packages(c('plumber',  ${"'janitor', ".repeat(
          20,
        )}'here'))"\n`,
      },
      message: /only \(install\.packages\(c\('plumber', ('janitor', ){3,}…\)/,
    },
    {
      name: 'packages installed in a Dockerfile, without the password of their index',
      files: {
        Dockerfile:
          'FROM python:3.12\nRUN pip install pandas --index-url https://me:hunter2@pypi.acme.dev/simple\n',
      },
      message: /only \(pip install pandas --index-url …\)/,
    },
    {
      name: 'a Helm chart, whose dependencies are no packages',
      files: {
        'deploy/env/Chart.yaml':
          'name: a\ndependencies:\n  - name: postgresql\n    version: 1.0.0\n',
      },
    },
    {
      name: 'requirements of the documentation and of tests',
      files: {
        'docs/requirements.txt': 'sphinx',
        'tests/requirements.txt': 'pytest',
      },
    },
    {
      name: 'installed packages that were committed',
      files: {
        'node_modules/a/package.json': '{"dependencies":{"b":"1.0.0"}}',
      },
    },
    {
      name: 'a formatter from npm in a Python project',
      files: {
        'package.json': '{"devDependencies":{"prettier":"3.4.0"}}',
        'train.py': 'import pandas',
        'score.py': 'import pandas',
      },
      at: 'score.py',
      message: 'Most of the source is Python',
    },
    {
      name: 'the manifest of another component',
      files: { 'requirements.txt': 'pandas', 'services/churn/main.py': '' },
      root: 'services/churn',
    },
  ],
  unknown: [
    {
      name: 'a manifest over the size that is read',
      files: { 'requirements.txt': 'pandas\n'.repeat(40) },
      limits: { bytesPerFile: 100 },
    },
  ],
});
