import { describeCheck } from '../../../testing';
import { taskRunner } from '.';

const json = (scripts: Record<string, string>) => JSON.stringify({ scripts });
const make =
  'install:\n\tpip install -r r.txt\ntest:\n\tpytest\nrun:\n\tpython -m a\n';

describeCheck(taskRunner, {
  pass: [
    {
      name: 'a command that stands in a variable',
      files: {
        Makefile:
          'ETL = $(PYTHON) -m shop\nsetup:\n\tpip install -r requirements.txt\n\nrun:\n\t$(ETL)\n\ntest:\n\tpytest\n',
      },
    },
    { name: 'a Makefile', files: { Makefile: make }, at: 'Makefile:1' },
    {
      name: 'a Makefile with variables, several targets of a rule and prerequisites',
      files: {
        Makefile:
          'PYTHON := python3\n.PHONY: setup check\n\nsetup: $(VENV)\n\t@$(PIP) install -e .\n' +
          'check verify:\n\t@$(PYTHON) -m pytest \\\n\t  -q\nall: setup\n\t$(PYTHON) -m churn\n',
      },
      at: 'Makefile:4',
    },
    {
      name: 'a Makefile that is split into parts',
      files: {
        Makefile: 'include make/*.mk\nrun:\n\tpython app.py\n',
        'make/dev.mk': 'install:\n\tuv sync\ntest:\n\tuv run pytest\n',
      },
    },
    {
      name: 'a Makefile whose tasks set up by themselves with uv run',
      files: {
        Makefile:
          'test:\n\tuv run pytest\ntrain:\n\tuv run python -m a.train\n',
      },
    },
    {
      name: 'a justfile with parameters and settings',
      files: {
        justfile:
          'set dotenv-load := true\nport := "8000"\n# set up\n@setup:\n  uv sync\n\ntest *args:\n  uv run pytest {{args}}\n\nserve host="http://localhost": setup\n  uvicorn app:app\n',
      },
      at: 'justfile:4',
    },
    {
      name: 'a Taskfile',
      files: {
        'Taskfile.yml':
          'version: "3"\ntasks:\n  setup: uv sync\n  test:\n    cmds:\n      - pytest\n  dev:\n    desc: start it\n    cmds:\n      - task: setup\n      - cmd: uvicorn app:app\n',
      },
      at: 'Taskfile.yml:3',
    },
    {
      name: 'invoke',
      files: {
        'tasks.py':
          'from invoke import task\n\n@task\ndef setup(c):\n    c.run("pip install -e .")\n\n@task(pre=[setup])\ndef tests(c):\n    c.run("pytest")\n\n@task\ndef serve(c):\n    c.run("uvicorn app:app")\n',
      },
      at: 'tasks.py:4',
    },
    {
      name: 'nox, which makes its environments',
      files: {
        'noxfile.py':
          'import nox\n\n@nox.session(python=["3.12"])\ndef tests(session):\n    session.install(".")\n    session.run("pytest")\n\n@nox.session\ndef train(session):\n    session.run("python", "-m", "a.train")\n',
      },
    },
    {
      name: 'mise',
      files: {
        'mise.toml':
          '[tasks]\ninstall = "uv sync"\n[tasks.test]\nrun = ["pytest"]\n[tasks."run:api"]\nrun = "uvicorn a:app"\n',
      },
    },
    {
      name: 'tasks of mise that are files',
      files: {
        '.mise/tasks/setup': '#!/bin/sh\nuv sync\n',
        '.mise/tasks/test.sh': '#!/bin/sh\npytest\n',
        '.mise/tasks/run/api': '#!/bin/sh\nuvicorn a:app\n',
      },
    },
    {
      name: 'scripts of Node, which npm install goes before',
      files: { 'package.json': json({ start: 'node .', test: 'jest' }) },
      message: 'setup by npm itself',
    },
    {
      name: 'Poe',
      files: {
        'pyproject.toml':
          '[tool.poe.tasks]\ntest = "pytest"\nserve = { cmd = "uvicorn a:app" }\n',
      },
      at: 'pyproject.toml',
    },
    {
      name: 'PDM',
      files: {
        'pyproject.toml':
          '[tool.pdm.scripts]\ntest = "pytest"\nstart = {cmd = ["uvicorn", "a:app"]}\n',
      },
    },
    {
      name: 'Hatch',
      files: {
        'pyproject.toml':
          '[tool.hatch.envs.default.scripts]\ntest = "pytest"\nserve = "uvicorn a:app"\n',
      },
    },
    {
      name: 'Pixi',
      files: {
        'pixi.toml':
          '[tasks]\ntrain = "python train.py"\n[feature.test.tasks]\ntest = "pytest"\n',
      },
    },
    {
      name: 'tox for the tests and make for the rest',
      files: {
        'tox.ini':
          '[tox]\nenvlist = py312\n[testenv]\ncommands =\n    pytest {posargs}\n',
        Makefile: 'run:\n\tpython -m a\n',
      },
    },
    {
      name: 'tests and setup in two files',
      files: {
        'package.json': json({ test: 'mocha' }),
        Makefile: 'up:\n\tdocker compose up --build\n',
      },
    },
    {
      name: 'a Makefile above the component',
      files: { Makefile: make, 'services/a/main.py': 'print(1)' },
      root: 'services/a',
      at: 'Makefile:1',
    },
    {
      name: 'the part that holds the project, one folder down',
      files: {
        'backend/package.json':
          '{"dependencies":{"express":"5"},"scripts":{"start":"node .","test":"jest"}}',
        'backend/src/index.js': 'start();',
      },
      at: 'backend/package.json',
    },
    {
      name: 'R in a Makefile',
      files: {
        Makefile:
          "deps:\n\tRscript -e 'renv::restore()'\ncheck:\n\tRscript -e 'devtools::test()'\nresultats:\n\tRscript -e 'targets::tar_make()'\n",
      },
    },
    {
      name: 'names in Russian letters of the Latin alphabet, known by their commands',
      files: {
        Makefile:
          'ustanovka:\n\tpoetry install\nproverka:\n\tpoetry run pytest\nzapusk:\n\tpoetry run uvicorn app:app\n',
      },
    },
  ],
  fail: [
    {
      name: 'nothing',
      files: { 'train.py': 'fit()' },
      message: 'No task runner',
    },
    {
      name: 'the test that npm init writes',
      files: {
        'package.json': json({
          start: 'node .',
          test: 'echo "Error: no test specified" && exit 1',
        }),
      },
      message: 'no task for: test. It has: start, test.',
    },
    {
      name: 'a Makefile without a setup',
      files: { Makefile: 'test:\n\tpytest\nrun:\n\tpython -m a\n' },
      message: 'no task for: setup',
    },
    {
      name: 'variables that look like targets',
      files: {
        Makefile:
          'test := pytest\nrun = python\nsetup ?= pip\nclean:\n\trm -r a\n',
      },
      message: 'setup, test, run',
    },
    {
      name: 'code in a variable of a Makefile',
      files: {
        Makefile:
          'define HELP\nimport re\nfor run in tests:\n  setup(run)\nendef\nclean:\n\trm -r a\n',
      },
      message: 'It has: clean.',
    },
    {
      name: 'the Makefile of the documentation',
      files: { 'docs/Makefile': make },
    },
    {
      name: 'the jobs of a queue in tasks.py',
      files: {
        'tasks.py':
          'from celery import shared_task\n\n@shared_task\ndef test():\n    pass\n',
      },
      message: 'No task runner',
    },
    {
      name: 'a test environment, and tests that only print',
      files: {
        Makefile:
          'requirements:\n\tpip install -r r.txt\ntest_environment:\n\tpython test_environment.py\ntest:\n\t@echo "todo"\ndata:\n\tpython make_dataset.py\n',
      },
      message: 'no task for: test.',
    },
    {
      name: 'linters only, in two languages',
      files: {
        'package.json': json({ lint: 'eslint .' }),
        'pyproject.toml': '[tool.poe.tasks]\nformat = "black ."\n',
      },
    },
    {
      name: 'the program that a project installs',
      files: {
        'pyproject.toml': '[project.scripts]\nchurn = "churn.cli:main"\n',
      },
      message: 'No task runner',
    },
    {
      name: 'tools that uv runs, which are not the project',
      files: {
        Makefile:
          'test:\n\tuv run pytest\ndeadcode:\n\tuv run vulture\ndoctor:\n\tuv run mlflow doctor\n',
      },
      message: 'no task for: run',
    },
    {
      name: 'a pyproject that configures tools',
      files: { 'pyproject.toml': '[tool.black]\nline-length = 88\n' },
      message: 'No task runner',
    },
    {
      name: 'files that do not parse',
      files: {
        'package.json': '{"scripts":',
        'mise.toml': '[tasks',
        'Taskfile.yml': ': : [',
      },
    },
  ],
  unknown: [
    {
      name: 'a Makefile that is too large to be read',
      files: { Makefile: make.padEnd(500) },
      limits: { bytesPerFile: 200 },
    },
  ],
});
