import { KINDS, STORAGES } from '../technologies/storages';
import { TOOLS } from '../workflows/tools';

// The names under which code imports what a trait is known by: Python, R and Node together, they do not collide.

/** What starts a user interface. */
export const UI_FRAMEWORKS = [
  ...['streamlit', 'dash', 'gradio', 'panel', 'chainlit', 'taipy', 'nicegui'],
  ...['shiny', 'flexdashboard', 'shinydashboard', 'golem'],
];

/** Workflow tools, where their import alone is enough, and queues: they start work without an order. */
export const JOB_TOOLS = [
  ...TOOLS.filter(({ mark }) => mark === undefined).flatMap(
    ({ modules = {} }) => Object.values(modules).flat(),
  ),
  ...['azure.ai.ml', 'targets', 'drake', 'celery', 'rq', 'dramatiq'],
];

/** Queues of tasks, which a service that only fills them imports as well. */
export const QUEUES = ['bullmq', '@nestjs/bullmq', 'bull', '@nestjs/bull'];

/** What trains models. */
export const MODEL_LIBRARIES = [
  ...['sklearn', 'torch', 'tensorflow', 'keras', 'xgboost', 'lightgbm'],
  ...['catboost', 'statsmodels', 'prophet', 'pytorch_lightning', 'lightning'],
  ...['transformers', 'sentence_transformers', 'fastai', 'spacy', 'gensim'],
  ...['pyspark.ml', 'h2o', 'pmdarima', 'surprise', 'implicit', 'autogluon'],
  ...['pycaret', 'jax', 'flax', 'statsforecast', 'darts', 'imblearn', 'cuml'],
  ...['ultralytics', 'peft', 'trl', 'setfit', 'sktime', 'tslearn', 'lifelines'],
  ...['mlforecast', 'neuralforecast', 'pyod', 'bertopic', 'hdbscan', 'river'],
  ...['skorch', 'timm', 'torchvision', 'torch_geometric', 'stable_baselines3'],
  ...['pymc', 'snowflake.ml', 'tpot', 'flaml', 'gluonts', 'econml', 'mxnet'],
  ...['detectron2', 'paddle', 'tensorflow_decision_forests', 'bigframes.ml'],
  ...[
    'caret',
    'tidymodels',
    'parsnip',
    'workflows',
    'mlr3',
    'keras3',
    'ranger',
  ],
  ...['randomForest', 'glmnet', 'forecast', 'fable', 'rpart', 'e1071', 'lme4'],
  ...['brms', 'rstanarm', 'gbm', 'recipes', 'tune', 'mgcv', 'nnet'],
  ...['neuralnet', 'kernlab', 'earth', 'partykit', 'luz', 'modeltime', 'rstan'],
  ...['mikropml', 'caretEnsemble', 'mlr3verse', 'mlr3learners', 'bonsai'],
  ...['quantregForest', 'grf', 'kknn', 'Cubist', 'adabag', 'bartMachine'],
  ...['cmdstanr', 'C50', 'naivebayes', 'text2vec', 'SuperLearner', 'mlr'],
  ...['@tensorflow/tfjs', '@tensorflow/tfjs-node', 'brain.js', 'ml'],
  ...['natural', 'ml-random-forest', 'ml-cart', 'ml-regression', 'ml-knn'],
];

/** What loads a model that was trained elsewhere. */
export const MODEL_LOADERS = [
  ...['joblib', 'pickle', 'cloudpickle', 'dill', 'mlflow', 'onnxruntime'],
  ...['vetiver', 'onnxruntime-node', 'bundle', '@tensorflow-models', 'nsfwjs'],
  ...['@huggingface/transformers', '@xenova/transformers', 'face-api.js'],
];

const { relational, document, columnar, timeSeries, graph } = KINDS;
const HOLDS_DATA = [relational, document, columnar, timeSeries, graph];

/** Databases; caches and indexes only hold what others have too. */
export const DATABASES = STORAGES.filter(({ kind }) =>
  HOLDS_DATA.some(one => one === kind),
).flatMap(({ modules }) => modules);

/** Parts of a model library that prepare data, and train nothing. */
export const PREPARING = [
  ...['sklearn.preprocessing', 'sklearn.feature_extraction', 'sklearn.impute'],
  ...['sklearn.compose', 'sklearn.datasets', 'sklearn.base', 'sklearn.utils'],
];
