import { words, type Patterns } from './patterns';

/** MLflow by its REST API, where a language has no client that is any lighter. */
const MLFLOW_API = String.raw`\bmlflow\/runs\/(?:create|log-)`;

/** Shows how models are made: what is random and what fixes it, where runs are recorded, what is saved, what it runs on. */
export const models = {
  python: [
    [
      'random',
      // A call that takes its settings from elsewhere (`**params`) may well take its seed from there. A booster that is
      // given nothing is there to load a model, or has the seed that its library fixes.
      /\b(?:train_test_split|random_split|(?:Stratified|Group|Repeated)?K?Fold|\w{0,20}ShuffleSplit|RandomForest\w{1,20}|ExtraTrees?\w{0,20}|(?:Hist)?GradientBoosting\w{1,20}|DecisionTree\w{1,20}|(?:MiniBatch)?KMeans|MLP(?:Classifier|Regressor)|SGD(?:Classifier|Regressor)|TSNE|UMAP|SMOTE|RandomizedSearchCV|IsolationForest)\((?!\s*\*\*)|\b(?:(?:XGB|LGBM)(?:RF)?(?:Classifier|Regressor|Ranker|Model)|CatBoost(?:Classifier|Regressor|Ranker)?)\((?!\s*(?:\*\*|\)))/,
      words(
        '_split( Fold( ShuffleSplit( Forest ExtraTree DecisionTree Boosting Means( MLP SGD TSNE UMAP SMOTE RandomizedSearchCV XGB LGBM CatBoost',
      ),
    ],
    [
      'random',
      /\b(?:np|numpy)\.random\.(?!seed|default_rng|RandomState|Generator|SeedSequence)\w+\(|\brandom\.(?:random|choices?|shuffle|sample|randint|uniform|gauss)\(|\btorch\.(?:rand|randn|randint|randperm)\(|\bdefault_rng\(\s*\)|\.sample\((?:n|frac)\s*=|shuffle\s*=\s*True|\bnn\.(?:Linear|Conv\dd|LSTM|GRU|Embedding|Sequential)\(|\blayers\.(?:Dense|Conv\dD|LSTM)\(|\b(?:Dense|Conv2D|LSTM)\(/,
      words(
        '.random. random. .rand default_rng .sample( .shuffle shuffle nn. Dense Conv LSTM',
      ),
    ],
    [
      'seedArgument',
      /\b(?:random_state|random_seed|seed|rng|rand_seed)\s*=\s*(?!None\b|=)[\w(]|["'](?:random_state|random_seed|seed)["']\s*:\s*(?!None\b)\S|\bRandomState\(\s*\w|\b(?:PRNGKey|random\.Random)\(\s*\w|\bdefault_rng\(\s*\w|generator\s*=\s*\w/,
      words(
        'random_state seed rng RandomState PRNGKey random.Random default_rng generator',
      ),
    ],
    [
      'seed',
      /\b(?:np|numpy|torch|tf|random|mx|pl|keras|cp|cupy|transformers|paddle)\.(?:random\.|utils\.|compat\.v1\.)?(?:seed|set_seed|manual_seed|set_random_seed)\(|\b(?:seed_everything|set_seed|set_random_seed|manual_seed(?:_all)?|fix_seeds?|seed_all|set_all_seeds|set_seeds|enable_determinism|use_deterministic_algorithms|workers_seed)\(/,
      words('seed determinis'),
    ],
    [
      'tracks',
      /\bSummaryWriter\(|\bTensorBoard\(|\b(?:TensorBoard|Wandb|MLFlow|Neptune|Comet|ClearML|Aim|Swanlab|DVCLive)Logger\(|\bcreate_file_writer\(|\breport_to\s*=\s*\[?\s*["'](?!none)|\bWandbCallback\(|\bTensorBoardCallback\(|\baiplatform\.(?:start_run|log_metrics|init\([^)]{0,200}experiment)|\bexperiment_tracker\s*=/,
      words(
        'SummaryWriter TensorBoard Logger( create_file_writer report_to WandbCallback aiplatform experiment_tracker',
      ),
    ],
    [
      'recordsRun',
      /\b(?:start_run|set_experiment|create_experiment|autolog|log_metrics?|log_params?|log_model|log_artifacts?|get_or_create_experiment|search_runs|log_figure|register_model)\(/,
      words('start_run experiment autolog log_ search_runs register_model'),
    ],
    [
      'savesModel',
      /\b(?:joblib|pickle|cloudpickle|dill)\.dump\(|\btorch\.save\(|\.(?:save_model|save_pretrained|save_weights|save_checkpoint)\(|\bmodel\w{0,20}\.save\(|\btorch\.onnx\.export\(|\blog_model\(/,
      words('.dump( .save save_model onnx.export log_model'),
    ],
    [
      'usesGpu',
      /["']cuda(?::\d)?["']|\.cuda\(|["'](?:gpu|GPU)["']|\bgpu_hist\b|\bmps\.is_available\(|\b(?:num_)?gpus?\s*=\s*[1-9"']/,
      words('cuda gpu GPU mps.'),
    ],
  ],
  r: [
    [
      'random',
      /\b(?:sample|sample_n|sample_frac|slice_sample|rnorm|runif|rbinom|initial_split|initial_time_split|createDataPartition|vfold_cv|bootstraps|randomForest|ranger|kmeans|xgboost|xgb\.train|xgb\.cv|tune_grid|rand_forest|boost_tree|createFolds|cv\.glmnet|neuralnet|nnet)\(/,
      words(
        'sample( sample_ _sample rnorm runif rbinom _split createDataPartition vfold_cv bootstraps forest Forest ranger kmeans xgb tune_grid boost_tree createFolds net(',
      ),
    ],
    [
      'seedArgument',
      /\b(?:seed|random_state|future\.seed)\s*=\s*(?!NULL\b|=)\w/,
      words('seed random_state'),
    ],
    [
      'seed',
      /\b(?:set\.seed|set_random_seed|torch_manual_seed|with_seed|local_seed|use_session_with_seed|tar_seed_set)\(/,
      words('seed'),
    ],
    [
      'recordsRun',
      /\bmlflow_(?:start_run|log_\w{1,20}|set_experiment)\(|\btraining_run\(/,
      words('mlflow training_run'),
    ],
    [
      'tracks',
      new RegExp(
        String.raw`\b(?:callback_tensorboard|tensorboard|use_run_dir)\(|${MLFLOW_API}`,
      ),
      words('tensorboard use_run_dir mlflow/runs'),
    ],
    [
      'savesModel',
      /\bvetiver_(?:pin_write|model)\(|\bsave_model_\w{1,10}\(|\bxgb\.save\(|\b(?:saveRDS|write_rds)\(\s*\w{0,30}(?:model(?:os?|le?|es?|s)?|fit|forest|mod|rf|xgb)\b/i,
      words('vetiver save write_rds'),
    ],
  ],
  node: [
    [
      'random',
      /\bMath\.random\(|\btf\.random(?:Normal|Uniform)\(|\btf\.layers\.|\btf\.sequential\(|\.shuffle\(/,
      words('random tf.layers tf.sequential .shuffle'),
    ],
    ['seedArgument', /\bseed\s*[:=]\s*[\w'"]/, words('seed')],
    ['seed', /\bseedrandom\(/, words('seedrandom')],
    [
      'tracks',
      new RegExp(String.raw`\btensorBoard\(|${MLFLOW_API}`),
      words('tensorBoard mlflow/runs'),
    ],
    ['savesModel', /\bmodel\.save\(/, words('model.save')],
  ],
} as const satisfies Patterns;
