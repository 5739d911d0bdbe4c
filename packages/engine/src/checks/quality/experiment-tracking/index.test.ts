import { describeCheck } from '../../../testing';
import { experimentTracking } from '.';

const TRAIN = 'from sklearn.svm import SVC\n\nSVC().fit(x, y)\n';

describeCheck(experimentTracking, {
  pass: [
    {
      name: 'MLflow',
      files: {
        'train.py': `import mlflow\n${TRAIN}\nmlflow.log_metric("auc", 1)\n`,
      },
      at: 'train.py:6',
      message: /records runs with mlflow/,
    },
    {
      name: 'MLflow in a module of its own',
      files: {
        'train.py': TRAIN,
        'src/tracker.py': 'import mlflow\n\nmlflow.set_experiment("churn")\n',
      },
    },
    { name: 'Weights & Biases', files: { 'a.py': `import wandb\n${TRAIN}` } },
    { name: 'Neptune', files: { 'a.py': `import neptune\n${TRAIN}` } },
    {
      name: 'ClearML',
      files: { 'a.py': `from clearml import Task\n${TRAIN}` },
    },
    {
      name: 'TensorBoard of PyTorch',
      files: {
        'a.py': `from torch.utils.tensorboard import SummaryWriter\n${TRAIN}`,
      },
    },
    {
      name: 'TensorBoard of Keras',
      files: {
        'a.py':
          'import keras\n\nmodel.fit(x, y, callbacks=[keras.callbacks.TensorBoard("runs")])\n',
      },
      at: 'a.py:3',
    },
    {
      name: 'a logger of Lightning',
      files: {
        'a.py':
          'import lightning as L\n\nt = L.Trainer(logger=WandbLogger())\nt.fit(m)\n',
      },
    },
    {
      name: "Hydra's settings",
      files: { 'a.py': TRAIN, 'configs/logger/wandb.yaml': 'a: 1\n' },
      at: 'configs/logger/wandb.yaml',
    },
    {
      name: 'Transformers that report',
      files: {
        'a.py':
          'from transformers import Trainer\n\na = TrainingArguments(report_to="wandb")\nTrainer(args=a).train()\n',
      },
    },
    {
      name: 'MLflow in R',
      files: {
        'a.R':
          'library(mlflow)\nlibrary(ranger)\nm <- ranger(y ~ ., d)\nmlflow_log_metric("auc", 1)\n',
      },
      at: 'a.R:4',
    },
    {
      name: 'a notebook',
      files: {
        'a.ipynb': JSON.stringify({
          cells: [{ cell_type: 'code', source: `import wandb\n${TRAIN}` }],
        }),
      },
    },
    {
      name: "MLflow's REST API in R",
      files: {
        'R/train.R': 'model <- mgcv::gam(y ~ s(x), data = seen)\n',
        'R/track.R':
          'record <- function(server, run) {\n  request(server) |>\n    req_url_path_append("api/2.0/mlflow/runs/log-batch") |>\n    req_body_json(run) |>\n    req_perform()\n}\n',
      },
      at: 'R/track.R:3',
    },
  ],
  fail: [
    {
      name: 'nothing is recorded',
      files: { 'train.py': TRAIN },
      at: 'train.py:3',
      message: /trains a model with sklearn, and nothing records/,
    },
    {
      name: 'R',
      files: { 'a.R': 'library(caret)\nm <- train(y ~ ., d)\n' },
    },
    {
      name: 'MLflow that only loads',
      files: {
        'train.py': TRAIN,
        'app.py': 'import mlflow\n\nm = mlflow.pyfunc.load_model("m")\n',
      },
      at: 'app.py:1',
      message: /records no run/,
    },
    {
      name: 'a package that is asked for and not used',
      files: { 'train.py': TRAIN, 'requirements.txt': 'mlflow==3.1.0\n' },
    },
    {
      name: 'reporting that is switched off',
      files: {
        'a.py':
          'from transformers import Trainer\n\na = TrainingArguments(report_to="none")\nTrainer(args=a).train()\n',
      },
    },
    {
      name: 'a tracker in a test or an example',
      files: {
        'train.py': TRAIN,
        'tests/test_a.py': 'import wandb\n',
        'examples/a.py': 'import wandb\n',
      },
    },
    {
      name: 'a comment',
      files: { 'train.py': `# import wandb\n${TRAIN}` },
    },
    {
      name: "MLflow's REST API that is only read",
      files: {
        'R/train.R': 'model <- mgcv::gam(y ~ s(x), data = seen)\n',
        'R/track.R':
          'best <- function(server) {\n  req_url_path_append(request(server), "api/2.0/mlflow/runs/search")\n}\n',
      },
    },
  ],
  notApplicable: [
    { name: 'nothing is trained', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'a library that passes on to a tracker what others train',
      files: {
        'pyproject.toml': '[project]\nname = "shop"\n',
        'src/shop/__init__.py': '',
        'src/shop/track.py':
          'import mlflow\n\n\ndef log(key, value):\n    mlflow.log_metric(key, value)\n',
        'tests/test_track.py': 'def test_a():\n    assert 1\n',
      },
    },
    {
      name: 'a service that only loads a model',
      files: {
        'app.py':
          'import mlflow\nfrom fastapi import FastAPI\n\napp = FastAPI()\nm = mlflow.pyfunc.load_model("m")\n\n\n@app.get("/a")\ndef a():\n    return 1\n',
      },
    },
    {
      name: 'an app with something else of that name',
      files: { 'a.py': 'import tailor\n\ntailor.fit(suit)\n' },
    },
  ],
  unknown: [
    {
      name: 'code that was too large to be read',
      files: { 'train.py': TRAIN, 'track.py': 'x = 1\n'.repeat(50) },
      limits: { bytesPerFile: 100 },
    },
  ],
});
