import { factResolver } from '../resolve';
import type { Subject } from '../../subject';
import { factsOfTree, subjectOf, type Tree } from '../../testing';
import type { Trait, Traits } from './Trait';
import { traits } from './traits';

function traitsOf(files: Tree, known: Partial<Subject> = {}): Traits {
  const check = { id: 'a.b', uses: { traits } } as never;
  const facts = factResolver(factsOfTree(files, [check]), subjectOf(known));
  return facts.resolve({ traits }).traits as Traits;
}

const at = (files: Tree, trait: Trait) => {
  const found = traitsOf(files)[trait];
  return found && `${found.path}:${found.line}`;
};

const FASTAPI =
  'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/a")\ndef a():\n    return 1\n';

describe('traits', () => {
  it.each([
    ['service', 'FastAPI', { 'a.py': FASTAPI }, 'a.py:3'],
    ['service', 'plumber', { 'a.R': '#* @get /a\nfunction() 1\n' }, 'a.R:1'],
    [
      'service',
      'Express',
      { 'a.ts': "import express from 'express';\nconst app = express();\n" },
      'a.ts:2',
    ],
    [
      'app',
      'Streamlit',
      { 'a.py': 'import streamlit as st\nst.write(1)\n' },
      'a.py:1',
    ],
    ['app', 'Shiny', { 'app.R': 'shiny::shinyApp(ui, server)\n' }, 'app.R:1'],
    [
      'job',
      'Airflow',
      { 'dags/a.py': 'from airflow.decorators import dag\n' },
      'dags/a.py:1',
    ],
    [
      'service',
      'AdonisJS',
      {
        'a.ts':
          "import Route from '@ioc:Adonis/Core/Route'\n\nRoute.get('/a', b)\n",
      },
      'a.ts:3',
    ],
    ['job', 'drake', { 'packages.R': 'library(drake)\n' }, 'packages.R:1'],
    ['job', 'cron', { crontab: '0 5 * * * /app/run\n' }, 'crontab:1'],
    ['job', 'TFX', { 'a.py': 'from tfx import v1\n' }, 'a.py:1'],
    ['job', 'DVC', { 'dvc.yaml': 'stages:' }, 'dvc.yaml:undefined'],
    [
      'trains',
      'an estimator in a notebook',
      {
        'a.ipynb': JSON.stringify({
          cells: [
            {
              cell_type: 'code',
              source: ['from sklearn.svm import SVC\n', 'SVC().fit(x, y)'],
            },
          ],
        }),
      },
      'a.ipynb:1',
    ],
    [
      'trains',
      'a training loop',
      { 'a.py': 'import torch\nloss.backward()\n' },
      'a.py:2',
    ],
    [
      'trains',
      'caret',
      { 'a.R': 'library(caret)\nm <- train(y ~ ., d)\n' },
      'a.R:2',
    ],
    ['data', 'a file that is read', { 'a.R': 'd <- read_csv("a")' }, 'a.R:1'],
    ['data', 'a database', { 'a.py': 'import psycopg2\n' }, 'a.py:1'],
    ['data', 'a file', { 'data/a.parquet': 'x' }, 'data/a.parquet:undefined'],
    ['notebooks', 'a notebook', { 'n/a.ipynb': '{}' }, 'n/a.ipynb:undefined'],
    [
      'library',
      'a package',
      { 'src/a/__init__.py': '', 'pyproject.toml': '[project]' },
      'src/a/__init__.py:undefined',
    ],
    [
      'template',
      'a template',
      { 'cookiecutter.json': '{}' },
      'cookiecutter.json:undefined',
    ],
  ] as Array<[Trait, string, Tree, string]>)(
    '%s: is found by %s',
    (trait, _, files, expected) => {
      expect(at(files, trait)).toBe(expected);
    },
  );

  it('holds a service that loads a model to serve it', () => {
    const load = 'import joblib\nmodel = joblib.load("m")\n';
    expect(at({ 'a.py': FASTAPI, 'm.py': load }, 'servesModel')).toBe('m.py:2');
    expect(at({ 'm.py': load }, 'servesModel')).toBeUndefined();
  });

  it.each([
    ['plumber', { 'api.R': '#* @get /a\nfunction(x) predict(m, x)\n' }],
    ['Shiny', { 'app.R': 'library(shiny)\npredict(m, x)\n' }],
  ])(
    'holds %s that reads a model and predicts with it to serve it',
    (_, files) => {
      const [[path, text]] = Object.entries(files);
      const served = { [path]: `m <- readRDS("a.rds")\n${text}` };
      expect(at(served, 'servesModel')).toBe(`${path}:1`);
      const fit = 'modelo <- lm(y ~ x, d)\n';
      expect(at({ ...served, 'fit.R': fit }, 'trains')).toBeUndefined();
      const kept = `${fit}saveRDS(modelo, "a.rds")\n`;
      expect(at({ ...served, 'fit.R': kept }, 'trains')).toBe('fit.R:1');
      expect(at({ 'fit.R': kept }, 'trains')).toBeUndefined();
    },
  );

  it('takes data that an app of R reads for no model', () => {
    const files = { 'app.R': 'library(shiny)\nd <- readRDS("a.rds")\n' };
    expect(traitsOf(files)).not.toHaveProperty('servesModel');
  });

  it('holds a service in Node that loads a ready-made model to serve it', () => {
    const files = {
      'a.js':
        "import express from 'express';\nimport * as speech from '@tensorflow-models/speech-commands';\nconst app = express();\nconst model = await speech.load();\n",
    };
    expect(at(files, 'servesModel')).toBe('a.js:4');
  });

  it.each([
    ['p_load', 'pacman::p_load(dplyr, "shiny", sf)\n'],
    ['librarian', 'librarian::shelf(\n  dplyr, # tables\n  rstudio/shiny)\n'],
    ['box', 'box::use(\n  dplyr[filter, mutate],\n  shiny[...],\n)\n'],
    ['box, renamed', 'box::use(ui = shiny)\n'],
  ])('reads all packages that R names in one call of %s', (_, text) => {
    expect(at({ 'a.R': text }, 'app')).toBe('a.R:1');
  });

  it.each([
    'p <- c("dplyr", "shiny")\nlapply(p, library, character.only = TRUE)\n',
    'invisible(lapply(\n  c("dplyr", # tables\n    "shiny"),\n  require, character.only = T))\n',
    "wanted = c('dplyr',\n  'shiny')\nfor (one in wanted) {\n  if (!require(one, character.only = TRUE)) stop()\n}\n",
  ])('reads the packages that R loads by a list of their names: %s', text => {
    expect(at({ 'a.R': text }, 'app')).toMatch(/^a\.R:/);
  });

  it.each([
    'p <- c("dplyr")\nq <- c("shiny")\nlapply(p, library, character.only = TRUE)\n',
    'p <- c("dplyr", "shiny")\nlibrary(dplyr)\nprint(p)\n',
    '# p <- c("shiny")\nlapply(p, library, character.only = TRUE)\n',
  ])('takes no other list for one of packages: %s', text => {
    expect(traitsOf({ 'a.R': text })).not.toHaveProperty('app');
  });

  it('takes a file beside the one that imports it for no package', () => {
    const text = 'from streamlit import write\nwrite(1)\n';
    const beside = { 'app/a.py': text, 'app/streamlit.py': 'def write(): 1\n' };
    expect(traitsOf(beside)).not.toHaveProperty('app');
    expect(at({ ...beside, 'app/__init__.py': '' }, 'app')).toBe('app/a.py:1');
    const outside = { 'run.py': 'from app.a import b\n' };
    expect(at({ ...beside, ...outside }, 'app')).toBe('app/a.py:1');
    expect(at({ 'a.py': text, 'b/streamlit.py': 'x = 1\n' }, 'app')).toBe(
      'a.py:1',
    );
  });

  it('takes a module of the project for no package', () => {
    const text = 'box::use(\n  app/shiny[run],\n  utils/shiny,\n)\n';
    expect(traitsOf({ 'a.R': text })).not.toHaveProperty('app');
  });

  it.each([
    ['one by one', 'library(dplyr)\nlibrary(keras)\n'],
    [
      'by a list',
      'sapply(c("dplyr", "keras"), require, character.only = TRUE)\n',
    ],
  ])(
    'holds R that fits with what another script loads %s to train',
    (_, text) => {
      const fits = 'x <- 1\nh <- model %>% fit(x, y)\n';
      const files = { '01-packages.R': text, '04-train.R': fits };
      expect(at(files, 'trains')).toBe('04-train.R:2');
    },
  );

  it('finds no training in R that fits with base R beside other packages', () => {
    const found = traitsOf({
      'packages.R': 'library(dplyr)\nlibrary(parsnip)\n',
      'a.R': 'x <- 1\nm <- lm(y ~ x)\n',
    });
    expect(found).not.toHaveProperty('trains');
  });

  it('holds R that calls a function of a package by its full name to train', () => {
    const fits = 'm <- mikropml::run_ml(d, "glmnet", seed = 1)\n';
    expect(at({ 'a.R': fits }, 'trains')).toBe('a.R:1');
  });

  it.each([
    ['a framework without routes', { 'a.py': 'from flask import jsonify\n' }],
    [
      'a client of HTTP',
      {
        'a.py':
          'from http.client import HTTPSConnection\nsession.get("/a")\n@cache.get("b")\ndef f():\n    return 1\n',
      },
    ],
    ['routes in tests', { 'tests/test_a.py': FASTAPI }],
    ['routes in examples', { 'examples/a.py': FASTAPI }],
    ['routes in vendored code', { 'vendor/x/a.py': FASTAPI }],
    ['routes in a comment', { 'a.py': `"""\n${FASTAPI}"""\n` }],
  ])('finds no service in %s', (_, files) => {
    expect(traitsOf(files)).not.toHaveProperty('service');
  });

  it.each([
    ['service', 'a server', ['CMD ["uvicorn", "app:app"]'], 2],
    ['service', 'a shell', ['CMD gunicorn -b :80 app:app'], 2],
    ['service', 'a port', ['EXPOSE 80', 'CMD ["node", "index.js"]'], 3],
    ['service', 'an entry point', ['EXPOSE 80', 'ENTRYPOINT npm start'], 3],
    ['app', 'Streamlit', ['CMD ["streamlit", "run", "app.py"]'], 2],
    ['app', 'Shiny', ['EXPOSE 1', 'CMD Rscript -e "shiny::runApp()"'], 3],
    ['job', 'a script', ['CMD ["python", "-u", "/app/harvest.py"]'], 2],
    ['job', 'a module', ['ENTRYPOINT python -m churn.score'], 2],
    ['job', 'a script of R', ['CMD Rscript /app/etl.R --all'], 2],
    ['job', 'tasks of make', ['CMD make migrate && make run'], 2],
    ['job', 'a script of the shell', ['CMD /app/run_harvest.sh'], 2],
  ] as Array<[Trait, string, string[], number]>)(
    '%s: is found by what an image starts: %s',
    (trait, _, lines, line) => {
      const Dockerfile = ['FROM a:1', ...lines].join('\n');
      expect(at({ Dockerfile }, trait)).toBe(`Dockerfile:${line}`);
    },
  );

  it.each([
    ['a program without a port', ['CMD ["python", "train.py"]']],
    ['a port without a program', ['EXPOSE 80']],
    ['the server of a tool', ['EXPOSE 80', 'CMD ["airflow", "webserver"]']],
    ['a notebook', ['EXPOSE 80', 'CMD python -m jupyter lab']],
  ])('finds no service in an image of %s', (_, lines) => {
    const Dockerfile = ['FROM a:1', ...lines].join('\n');
    expect(traitsOf({ Dockerfile })).not.toHaveProperty('service');
  });

  it.each([
    ['a shell', { Dockerfile: 'FROM a:1\nCMD ["bash"]\n' }],
    ['an interpreter', { Dockerfile: 'FROM a:1\nCMD ["python"]\n' }],
    ['tests', { Dockerfile: 'FROM a:1\nCMD ["python", "-m", "pytest"]\n' }],
    ['make test', { Dockerfile: 'FROM a:1\nCMD make test\n' }],
    ['notebooks', { Dockerfile: 'FROM a:1\nCMD python -m jupyter lab\n' }],
    ['nothing of its own', { Dockerfile: 'FROM a:1\nRUN python a.py\n' }],
    [
      'a package for import',
      {
        Dockerfile: 'FROM a:1\nCMD ["python", "-m", "shop"]\n',
        'pyproject.toml': '[project]\nname = "shop"\n',
        'src/shop/__init__.py': '',
        'tests/test_a.py': 'def test_a():\n    assert f() == 1\n',
      },
    ],
    [
      'a service that is started by its file',
      { Dockerfile: 'FROM a:1\nCMD ["python", "a.py"]\n', 'a.py': FASTAPI },
    ],
  ])('finds no job in an image of %s', (_, files) => {
    expect(traitsOf(files)).not.toHaveProperty('job');
  });

  it('takes the image of an app for no service', () => {
    const Dockerfile = 'FROM a:1\nEXPOSE 80\nCMD ["python", "app.py"]\n';
    const found = traitsOf({ Dockerfile, 'app.py': 'import streamlit\n' });
    expect(Object.keys(found)).toEqual(['app']);
  });

  it.each([
    ['only scales', 'from sklearn.preprocessing import X\nX().fit(x)\n'],
    ['only scales, by module', 'from sklearn import preprocessing\ns.fit(x)\n'],
    ['only enlarges pictures', 'import tensorflow\ntrain_datagen.fit(x)\n'],
    ['only scales beside a model', 'import torch\nself.scaler.fit(x)\n'],
  ])('finds no training in code that %s', (_, text) => {
    expect(traitsOf({ 'a.py': text })).not.toHaveProperty('trains');
  });

  it('finds no training in the documentation of R functions', () => {
    const found = traitsOf({
      'a.R': "library(caret)\n#' m <- train(y ~ ., d)\na <- 1\n",
    });
    expect(found).not.toHaveProperty('trains');
  });

  it('names the library, and not the part of it', () => {
    const found = traitsOf({
      'a.py': 'from sklearn.svm import SVC\nSVC().fit(x)\n',
    });
    expect(found.trains?.what).toBe('trains a model with sklearn');
  });

  it('holds no pipeline of tests and examples to be a job', () => {
    const found = traitsOf({
      'examples/dvc.yaml': 'stages:',
      'tests/dvc.yaml': 'stages:',
    });
    expect(found).not.toHaveProperty('job');
  });

  it('finds no training where something else has a method of that name', () => {
    expect(traitsOf({ 'a.py': 'import tailor\ntailor.fit(suit)\n' })).toEqual(
      {},
    );
  });

  it('holds an R package with functions for APIs and apps to be a library', () => {
    const found = traitsOf({
      DESCRIPTION: 'Package: a\n',
      'R/a.R':
        "#' @importFrom plumber pr\nserve <- function() plumber::pr()\nshiny::tags\n",
    });
    expect(Object.keys(found)).toEqual(['library']);
  });

  describe('with what the catalog says', () => {
    it('takes its word for a service', () => {
      const found = traitsOf({ 'a.py': 'x = 1\n' }, { type: 'service' });
      expect(found.service).toEqual({ what: 'spec.type is service' });
    });

    it('prefers the place in the code as evidence', () => {
      const found = traitsOf({ 'a.py': FASTAPI }, { type: 'service' });
      expect(found.service).toMatchObject({ path: 'a.py', line: 3 });
    });

    it('takes its word that a project is only a library', () => {
      const found = traitsOf({ 'a.py': FASTAPI }, { type: 'library' });
      expect(Object.keys(found)).toEqual(['library']);
    });

    it.each(['other', 'constructor', '__proto__'])(
      'takes a type that says nothing for nothing: %s',
      type => {
        expect(traitsOf({ 'a.py': 'x = 1\n' }, { type })).toEqual({});
      },
    );
  });
});
