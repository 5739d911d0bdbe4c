import { describeCheck } from '../../../testing';
import { commandsExist } from '.';

type Files = Record<string, string>;

const readme = (commands: string) => ({
  'README.md': `# Churn\n\n\`\`\`sh\n${commands}\n\`\`\`\n`,
});
/** A command, on line 4 of a README, and the files beside it. */
const says = (commands: string, files: Files, name = commands) => ({
  name,
  files: { ...readme(commands), ...files },
});
const lacks = (commands: string, files: Files, name = commands) => ({
  ...says(commands, files, name),
  at: 'README.md:4',
});
/** Nothing is told of a command, whatever else the README names. */
const skips = (commands: string, files: Files = {}, name = commands) => ({
  ...says(commands, { 'app.py': '', ...files }, name),
});

const MAKEFILE = '.PHONY: test\ntest: env\n\tpytest\n\nenv:\n\tuv sync\n';
const PACKAGE =
  '{"scripts": {"dev": "vite", "test": "vitest", "db:seed": "x"}}';
const JUSTFILE = 'alias t := test\n\ntest *args:\n  pytest {{args}}\n';
const TASKFILE = 'version: 3\ntasks:\n  test:\n    cmds: [pytest]\n';
const TASKS =
  'from invoke import task\n\n@task\ndef run_tests(c):\n    c.run("pytest")\n';
const NOXFILE =
  'import nox\n\n@nox.session(python=["3.11", "3.12"])\ndef tests(session):\n    session.run("pytest")\n';
const POE = '[tool.poe.tasks]\ntest = "pytest"\n';
const MISE = '[tasks.test]\nrun = "pytest"\n';
const TASKIPY = '[tool.taskipy.tasks]\ntest = "pytest"\n';

const py = (path: string) => ({ [path]: 'print(1)\n' });

describeCheck(commandsExist, {
  pass: [
    { ...says('make test', { Makefile: MAKEFILE }), at: 'README.md:4' },
    says('make env test', { Makefile: MAKEFILE }),
    says('r <- plumb("plumber.R")', { 'plumber.R': '' }),
    says("shiny::runApp('app/app.R', port = 80)", { 'app/app.R': '' }),
    says('Rscript -e "rmarkdown::render(\'report.Rmd\')"', {
      'report.Rmd': '',
    }),
    says('make -j 4 test VERBOSE=1', { Makefile: MAKEFILE }),
    says('make test OPTS="--grep \'match a date\'" FILE=a', {
      Makefile: MAKEFILE,
    }),
    says('make docs', { Makefile: '.PHONY: docs\n' }),
    says('make test-unit', { Makefile: 'test-%:\n\tpytest tests/$*\n' }),
    says('make anything', { Makefile: '%:\n\tdocker run x $@\n' }),
    says('make train', { Makefile: '$(STEPS):\n\tdvc repro $@\n' }),
    says('make lint', { Makefile: 'include common.mk\n' }),
    says('make lint', {
      Makefile: 'test:\n\tx\n',
      'mk/lint.mk': 'lint:\n\truff\n',
    }),
    says('make data/raw.csv', { Makefile: MAKEFILE, 'data/raw.csv': '' }),
    says('cd services/api && make test', { 'services/api/Makefile': MAKEFILE }),
    says('uv run make test', { Makefile: MAKEFILE }),
    says('make test SHA=$(git rev-parse --short HEAD)', { Makefile: MAKEFILE }),
    says('just test -q', { justfile: JUSTFILE }),
    says('just t', { justfile: JUSTFILE }),
    says('just other', { justfile: `import 'x.just'\n${JUSTFILE}` }),
    says('task test', { 'Taskfile.yml': TASKFILE }),
    says('task test', { 'pyproject.toml': TASKIPY }, 'a task of taskipy'),
    says('inv run-tests', { 'tasks.py': TASKS }),
    says('nox -s tests', { 'noxfile.py': NOXFILE }),
    says('nox -s tests-3.12', { 'noxfile.py': NOXFILE }),
    says('poe test', { 'pyproject.toml': POE }),
    says('mise run test', { 'mise.toml': MISE }),
    says('npm run dev', { 'package.json': PACKAGE }),
    says('npm run db:seed', { 'package.json': PACKAGE }),
    says('npm test', { 'package.json': PACKAGE }),
    says('yarn dev', { 'package.json': PACKAGE }),
    says('pnpm run test -- --watch', { 'package.json': PACKAGE }),
    says('npm start', { 'package.json': PACKAGE, 'server.js': '' }),
    says(
      'npm run dev -w ui',
      { 'package.json': '{"workspaces": ["ui"]}', 'ui/package.json': PACKAGE },
      'a workspace',
    ),
    says('cd ui\nnpm run dev', { 'ui/package.json': PACKAGE }),
    says('python train.py', py('train.py')),
    says('python3 -u ./src/train.py --epochs 3', py('src/train.py')),
    says('cd src\npython train.py', py('src/train.py')),
    {
      name: 'the folder in which the project is deployed',
      files: {
        ...readme('cd /srv/churn\ndocker compose -f compose.prod.yaml up -d'),
        'compose.prod.yaml': '',
        'pyproject.toml': '[project]\nname = "churn"\n',
      },
    },
    says(
      'git clone https://github.com/acme/churn.git\ncd churn-model\nconda env create -f conda/environment.yml',
      { 'conda/environment.yml': '' },
      'a folder under another name, in which there is what is named',
    ),
    {
      name: 'a command without any markup',
      files: { 'README.md': 'To train:\n\npython train.py\n', 'train.py': '' },
      at: 'README.md:3',
    },
    says(
      'python train.py',
      py('src/train.py'),
      'from a folder that the text names',
    ),
    says('python churn/src/train.py', py('src/train.py'), 'from above'),
    says('python src\\train.py', py('src/train.py')),
    says('python Train.py', py('train.py'), 'another case'),
    says('poetry run python src/train.py', py('src/train.py')),
    says('Rscript --vanilla R/fit.R', { 'R/fit.R': '' }),
    says('bash scripts/setup.sh', { 'scripts/setup.sh': '' }),
    says('./run.sh --all', { 'run.sh': '' }),
    says('source scripts/env.sh', { 'scripts/env.sh': '' }),
    says('node src/index.js', { 'src/index.js': '' }),
    says('streamlit run app.py', py('app.py')),
    says('pip install -r requirements.txt -r requirements/dev.txt', {
      'requirements.txt': 'pandas',
      'requirements/dev.txt': 'pytest',
    }),
    says('conda env create -f environment.yml', {
      'environment.yml': 'dependencies: [python]',
    }),
    says('cp .env.example .env', { '.env.example': 'A=\n' }),
    says('cd api && cp -n env.sample .env', { 'api/env.sample': 'A=\n' }),
    says('python -m churn.train --fast', py('src/churn/train.py')),
    says('python -m churn', py('churn/__main__.py')),
    says('uvicorn app.main:app --reload', py('app/main.py')),
    says('cd backend && uvicorn app.main:app', {
      ...py('backend/app/main.py'),
      ...py('app/page.py'),
    }),
    says('gunicorn -w 4 -k uvicorn.workers.UvicornWorker app.main:create', {
      ...py('app/main.py'),
    }),
    says('celery -A churn.worker worker -l info', py('churn/worker.py')),
    says('flask --app churn.web run', py('churn/web/__init__.py')),
    says('docker compose exec api python tools/seed.py', py('tools/seed.py')),
    says('docker compose -f docker/compose.dev.yml up', {
      'docker/compose.dev.yml': '',
    }),
    says(
      'git clone https://github.com/acme/churn.git\ncd example\nmake test',
      { Makefile: MAKEFILE },
      'its own clone',
    ),
    {
      name: 'between backticks',
      files: { 'README.md': 'Run `make test`.', Makefile: MAKEFILE },
      at: 'README.md:1',
    },
    {
      name: 'a Makefile above a component',
      files: { Makefile: MAKEFILE, 'svc/README.md': 'Run `make test`.' },
      root: 'svc',
      at: 'svc/README.md:1',
    },
  ],
  fail: [
    { ...lacks('make tests', { Makefile: MAKEFILE }), message: '`make tests`' },
    lacks('cp .env.sample .env', { '.env.example': 'A=\n' }),
    lacks('make test docs', { Makefile: MAKEFILE }),
    lacks('make test', py('app.py'), 'make without a Makefile'),
    lacks(
      'make test',
      { Makefile: '-include .env\nrun:\n\tpython app.py\n' },
      'a Makefile with variables from a file',
    ),
    lacks(
      'make test',
      {
        Makefile: 'VERSION := 1:2\n$(VENV)/bin/python:\n\tuv venv\nrun:\n\tx\n',
      },
      'a Makefile with a computed path',
    ),
    lacks('just lint', { justfile: JUSTFILE }),
    lacks('task lint', { 'Taskfile.yml': TASKFILE }),
    lacks('inv lint', { 'tasks.py': TASKS }),
    lacks('nox -s lint', { 'noxfile.py': NOXFILE }),
    lacks('poe lint', { 'pyproject.toml': POE }),
    lacks('mise run lint', { 'mise.toml': MISE }),
    lacks('npm run build', { 'package.json': PACKAGE }),
    lacks('npm start', { 'package.json': PACKAGE }),
    lacks('yarn build', { 'package.json': PACKAGE }),
    lacks('npm test', { 'package.json': '{}' }, 'npm test without scripts'),
    lacks('python train_model.py', py('train.py')),
    lacks('python scripts/train.py', py('src/train.py')),
    lacks('uv run python src/main.py', py('src/train.py')),
    lacks('Rscript analysis/fit.R', { 'R/fit.R': '' }),
    lacks('bash setup.sh', py('app.py')),
    lacks('./start.sh', py('app.py')),
    lacks('streamlit run dashboard.py', py('app.py')),
    lacks('node index.js', { 'src/main.js': '' }),
    lacks('pip install -r requirements.txt', { 'pyproject.toml': '' }),
    lacks('pip install -r requirements-dev.txt', { 'requirements.txt': '' }),
    lacks('conda env create --file environment.yml', py('app.py')),
    lacks('python -m churn.trian', py('churn/train.py')),
    lacks('uvicorn src.main:app --reload', {
      ...py('src/config.py'),
      ...py('src/api/main.py'),
    }),
    lacks('celery -A src.celery_app worker', {
      ...py('src/tasks/celery_app.py'),
    }),
    lacks('poetry run gunicorn app.server:app', py('app/main.py')),
    lacks('docker-compose -f docker-compose.dev.yml up', {
      'docker-compose.yml': '',
    }),
    {
      name: 'several, each once',
      files: {
        ...readme('make a\nmake b\nmake c\nmake d\nmake e\nmake a'),
        Makefile: MAKEFILE,
      },
      message: /: `make a`, `make b`, `make c`, `make d` and 1 more\.$/,
    },
    {
      name: 'a README in Japanese',
      files: {
        'README.md': '## 実行\n\n`python train.py` を実行します。',
        'main.py': '',
      },
      at: 'README.md:3',
      message: '`train.py`',
    },
    {
      name: 'reStructuredText',
      files: {
        'README.rst': 'Churn\n=====\n\n::\n\n    make lint\n',
        Makefile: MAKEFILE,
      },
      at: 'README.rst:6',
    },
  ],
  notApplicable: [
    { name: 'no README', files: { Makefile: MAKEFILE } },
    skips('pip install churn', {}, 'no command that names something'),
    skips('python -m churn.train\npytest\nuv sync'),
    skips('python your_script.py'),
    skips(
      'source("load.R")\nrmarkdown::render("report.Rmd")',
      {},
      'R that may be the reader’s',
    ),
    skips('python my_model.py'),
    skips('python <script>.py'),
    skips('python path/to/train.py'),
    skips('python script.py'),
    skips('python $SCRIPT.py'),
    skips('python {name}.py'),
    skips('python FILE.py'),
    skips('python test_*.py'),
    skips('python /opt/churn/train.py'),
    skips('python ~/churn/train.py'),
    skips('python ../other/train.py'),
    skips('python C:\\churn\\train.py'),
    skips('python dist/train.py'),
    skips('make <target>'),
    skips('make'),
    skips('make -f other.mk lint'),
    skips('make -C ../other lint'),
    skips('cmake .. && make install', { 'CMakeLists.txt': '' }),
    skips('yarn jest\npnpm vitest', { 'package.json': PACKAGE }),
    skips('npm install\nnpm run', { 'package.json': PACKAGE }),
    skips('wget https://example.org/get-tool.sh\nbash get-tool.sh'),
    skips('curl -O https://example.org/fetch.py\npython fetch.py'),
    skips(
      'pip freeze > requirements.lock.txt\npip install -r requirements.lock.txt',
    ),
    skips('cp settings.sh.example settings.sh\nsource ./settings.sh'),
    skips('cp .env /srv/app/.env\ncp -r data /tmp/data'),
    {
      name: 'a command that a sentence only compares with',
      files: {
        'app.py': '',
        'README.md':
          'This is stricter than just `pip install -r requirements.txt`.',
      },
    },
    skips('touch new.py\npython new.py'),
    skips('jupyter nbconvert --to script train.ipynb\npython train.py'),
    skips('git clone https://github.com/acme/tool.git\ncd tool\nmake install'),
    skips(
      'git clone https://github.com/acme/tool.git && cd tool && python setup_tool.py',
    ),
    skips('git checkout v2\nmake lint', { Makefile: MAKEFILE }),
    skips('unzip code.zip\npython extracted.py'),
    skips('docker exec -it api python tools/seed.py'),
    skips('docker compose run api uvicorn src.main:app', py('src/x.py')),
    skips('python -m pytest'),
    skips('python -m venv .venv'),
    skips('uvicorn main:app', {}, 'a module that may be anywhere'),
    skips(
      'python -m airflow.example',
      { 'airflow/dags/a.py': '' },
      'a package that is called like a folder without code of its own',
    ),
    skips('python -m churn.generated', {
      ...py('churn/a.py'),
      '.gitignore': 'churn/generated.py\n',
    }),
    skips('cd ../other && uvicorn app.main:app', py('app/x.py')),
    skips('uvicorn your_package.main:app', py('your_package/x.py')),
    skips('docker run -it api bash\npython tools/seed.py'),
    skips('ssh host\n./deploy.sh'),
    skips(
      'bash secrets.sh',
      { '.gitignore': 'secrets.sh\n' },
      'what git ignores',
    ),
    skips(
      'python local/seed.py',
      { '.gitignore': 'local/\n' },
      'a folder that git ignores',
    ),
    skips(
      'python vendor-tools/x.py',
      { '.gitmodules': '[submodule]' },
      'a submodule',
    ),
    skips(
      'python examples/x.py',
      { '.opaq.yaml': 'exclude: [examples/]' },
      'an excluded path',
    ),
    {
      name: 'what the text tells to make',
      files: {
        'README.md':
          'Create a file `predict.py`:\n\n```python\nimport churn\n```\n\n```sh\npython predict.py\n```\n',
      },
    },
    {
      name: 'what the text tells to make, in German',
      files: {
        'README.md':
          'Speichern Sie das als `lauf.py`.\n\n```sh\npython lauf.py\n```\n',
      },
    },
    {
      name: 'what the text shows',
      files: {
        'README.md':
          '**`flow.py`**\n\n```python\nimport churn\n```\n\n```sh\npython flow.py\n```\n',
      },
    },
    {
      name: 'what a block shows',
      files: {
        'README.md':
          '```python\n# flow.py\nimport churn\n```\n\n```sh\npython flow.py\n```\n',
      },
    },
    {
      name: 'a component of its own in a folder',
      files: {
        ...readme('python services/api/seed.py\ncd services/api\nmake run'),
        'services/api/seed.py': '',
      },
      root: '',
      roots: ['', 'services/api'],
    },
    {
      name: 'a line of text that names what is not there',
      files: { 'README.md': 'For example:\n\npython train.py\n' },
    },
    {
      name: 'prose that begins like a command',
      files: {
        'README.md': 'Make sure that it works.\n\nmake sure\n\nJust do it.\n',
      },
    },
  ],
  unknown: [
    {
      ...says(
        'make test',
        { 'b.py': '', 'c.py': '' },
        'a tree that was cut short',
      ),
      limits: { files: 2 },
    },
  ],
});
