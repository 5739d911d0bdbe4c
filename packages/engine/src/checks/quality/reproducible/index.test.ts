import { describeCheck } from '../../../testing';
import { reproducible } from '.';

const SPLIT =
  'from sklearn.model_selection import train_test_split\nfrom sklearn.svm import SVC\n\n';
const LOOSE = `${SPLIT}a, b = train_test_split(d)\nSVC().fit(a, b)\n`;
const notebook = (source: string) =>
  JSON.stringify({ cells: [{ cell_type: 'code', source }] });

describeCheck(reproducible, {
  pass: [
    {
      name: 'a seed in the call, over several lines',
      files: {
        'a.py': `${SPLIT}a, b = train_test_split(\n    d,\n    random_state=42,\n)\nSVC().fit(a, b)\n`,
      },
      at: 'a.py:4',
    },
    {
      name: 'a seed for all',
      files: {
        'a.py': LOOSE,
        'main.py': 'import numpy as np\n\nnp.random.seed(1)\n',
      },
      at: 'main.py:3',
    },
    {
      name: 'PyTorch',
      files: {
        'a.py':
          'import torch\n\ntorch.manual_seed(1)\nx = torch.randn(3)\nloss.backward()\n',
      },
    },
    {
      name: 'Lightning',
      files: {
        'a.py':
          'import lightning as L\n\nL.seed_everything(cfg.seed, workers=True)\nL.Trainer().fit(m)\n',
      },
    },
    {
      name: 'a setting in YAML',
      files: { 'a.py': LOOSE, 'params.yaml': 'train:\n  random_state: 42\n' },
      at: 'params.yaml:2',
    },
    {
      name: 'R',
      files: {
        'a.R': 'library(ranger)\nset.seed(42)\nm <- ranger(y ~ ., d)\n',
      },
      at: 'a.R:2',
    },
    {
      name: 'targets, which seeds its steps',
      files: {
        '_targets.R': 'library(targets)\n',
        'R/a.R': 'library(ranger)\nm <- ranger(y ~ ., d)\n',
      },
    },
    {
      name: 'a notebook',
      files: {
        'a.ipynb': notebook(
          `${SPLIT}np.random.seed(1)\ntrain_test_split(d)\nSVC().fit(a, b)`,
        ),
      },
    },
    {
      name: 'a notebook for looking around, beside code that trains',
      files: {
        'a.py': LOOSE.replace('(d)', '(d, random_state=1)'),
        'b.ipynb': notebook(LOOSE),
      },
    },
    {
      name: 'a generator with a seed',
      files: {
        'a.py':
          'import numpy as np\nfrom sklearn.svm import SVC\n\nr = np.random.default_rng(SEED)\nSVC().fit(r.permutation(x), y)\ntrain_test_split(x)\n',
      },
    },
    {
      name: 'a booster that is only there to load the model',
      files: {
        'train.py':
          'from xgboost import XGBRegressor\n\nm = XGBRegressor(max_depth=3, random_state=7)\nm.fit(x, y)\n',
        'predict.py':
          'from xgboost import XGBRegressor\n\nm = XGBRegressor()\nm.load_model("m.json")\n',
        'api.py':
          'from xgboost import Booster\n\ns = XGBoostService()\ns.run(Booster())\n',
      },
      at: 'train.py:3',
      message: /files: 1/,
    },
    {
      name: 'a seed in the call, of an estimator that is not known to need one',
      files: {
        'a.py':
          'from sklearn.gaussian_process import GaussianProcessRegressor\n\nm = GaussianProcessRegressor(random_state=3)\nm.fit(x, y)\n',
      },
      at: 'a.py:3',
    },
  ],
  fail: [
    {
      name: 'a booster whose sampling nothing fixes',
      files: {
        'a.py':
          'from xgboost import XGBRegressor\n\nm = XGBRegressor(subsample=0.8)\nm.fit(x, y)\n',
      },
      at: 'a.py:3',
    },
    {
      name: 'randomness without a seed',
      files: { 'a.py': LOOSE },
      at: 'a.py:4',
      message: /files like it: 1/,
    },
    {
      name: 'a seed that is none',
      files: { 'a.py': LOOSE.replace('(d)', '(d, random_state=None)') },
    },
    {
      name: 'R',
      files: {
        'a.R':
          'library(caret)\ni <- createDataPartition(y)\nm <- train(y ~ ., d)\n',
      },
      at: 'a.R:2',
    },
    {
      name: 'a network',
      files: {
        'a.py':
          'import torch.nn as nn\n\nm = nn.Linear(2, 1)\nloss.backward()\n',
      },
    },
    {
      name: 'one notebook of two',
      files: {
        'a.ipynb': notebook(`np.random.seed(1)\n${LOOSE}`),
        'b.ipynb': notebook(LOOSE),
      },
      message: /b\.ipynb/,
    },
    {
      name: 'a seed in a test only',
      files: {
        'a.py': LOOSE,
        'tests/test_a.py': 'import random\nrandom.seed(1)\n',
      },
    },
    {
      name: 'Node',
      files: {
        'a.js':
          "import * as tf from '@tensorflow/tfjs-node';\nconst m = tf.sequential();\nawait m.fit(x, y);\n",
      },
    },
  ],
  notApplicable: [
    {
      name: 'nothing is trained',
      files: { 'a.py': 'import random\n\nx = random.choice(y)\n' },
    },
    {
      name: 'a booster that is given nothing',
      files: {
        'a.py':
          'from catboost import CatBoostClassifier\n\nCatBoostClassifier().fit(x, y)\n',
      },
      message: /no use of randomness/i,
    },
    {
      name: 'training without randomness',
      files: {
        'a.py':
          'from sklearn.linear_model import LinearRegression\n\nLinearRegression().fit(x, y)\n',
      },
      message: /no use of randomness/i,
    },
    {
      name: 'settings that come from elsewhere',
      files: {
        'a.py':
          'from sklearn.ensemble import RandomForestClassifier\n\nRandomForestClassifier(**params).fit(x, y)\n',
      },
    },
  ],
  unknown: [
    {
      name: 'code that was too large to be read',
      files: { 'a.py': LOOSE, 'b.py': 'x = 1\n'.repeat(50) },
      limits: { bytesPerFile: 200 },
    },
  ],
});
