// The names under which code imports what a trait is known by: Python, R and Node together, they do not collide.

export const UI_FRAMEWORKS = [
  ...['streamlit', 'dash', 'gradio', 'panel', 'chainlit', 'taipy', 'nicegui'],
  ...['shiny', 'flexdashboard', 'shinydashboard', 'golem'],
];

export const JOB_TOOLS = [
  ...['airflow', 'prefect', 'dagster', 'luigi', 'kfp', 'flytekit', 'metaflow'],
  ...[
    'zenml',
    'kedro',
    'mage_ai',
    'temporalio',
    'hera',
    'ploomber',
    'hamilton',
  ],
  ...['sagemaker.workflow', 'azure.ai.ml', 'azureml.pipeline', 'targets'],
  ...['@temporalio/worker', 'celery', 'rq', 'dramatiq', 'bullmq'],
];

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
  ...['cmdstanr', 'C50', 'naivebayes', 'text2vec', 'SuperLearner', 'mlr'],
  ...['@tensorflow/tfjs', '@tensorflow/tfjs-node', 'brain.js', 'ml'],
  ...['natural', 'ml-random-forest', 'ml-cart', 'ml-regression', 'ml-knn'],
];

export const MODEL_LOADERS = [
  ...['joblib', 'pickle', 'cloudpickle', 'dill', 'mlflow', 'onnxruntime'],
  ...['vetiver', 'onnxruntime-node', 'bundle', '@tensorflow-models', 'nsfwjs'],
  ...['@huggingface/transformers', '@xenova/transformers', 'face-api.js'],
];

export const DATABASES = [
  ...['sqlalchemy', 'psycopg2', 'psycopg', 'asyncpg', 'pymongo', 'motor'],
  ...['pymysql', 'MySQLdb', 'mysql.connector', 'sqlite3', 'duckdb', 'pyodbc'],
  ...['snowflake', 'clickhouse_driver', 'google.cloud.bigquery', 'cassandra'],
  ...[
    'sqlmodel',
    'peewee',
    'oracledb',
    'redshift_connector',
    'influxdb_client',
  ],
  ...['DBI', 'RPostgres', 'RPostgreSQL', 'RSQLite', 'RMariaDB', 'odbc'],
  ...['mongolite', 'bigrquery', 'pool', 'dbplyr'],
  ...['pg', 'mysql', 'mysql2', 'mongoose', 'mongodb', 'knex', 'sequelize'],
  ...['typeorm', '@prisma/client', 'better-sqlite3'],
  ...['@google-cloud/firestore', '@google-cloud/bigquery', 'node:sqlite'],
];

/** Parts of a model library that prepare data, and train nothing. */
export const PREPARING = [
  ...['sklearn.preprocessing', 'sklearn.feature_extraction', 'sklearn.impute'],
  ...['sklearn.compose', 'sklearn.datasets', 'sklearn.base', 'sklearn.utils'],
];
