import type { Patterns } from './patterns';

/** Shows what a project is: traits are made of it. */
export const roles = {
  python: [
    [
      'route',
      /^\s*@[\w.]+\.(?:route|get|post|put|patch|delete|api_route|websocket)\(/,
    ],
    [
      'server',
      /\buvicorn\.run\(|\bapp\.run\(|\bmake_server\(|\bgrpc(?:\.aio)?\.server\(|\bHTTPServer\(|^\s*urlpatterns\s*=|@bentoml\.service|@serve\.deployment|\bLitServer\(|\.add_url_rule\(|\.add_api_route\(|\.include_router\(|\.add_resource\(|\.add_route\(|\bfalcon\.(?:asgi\.)?App\(|\bweb\.run_app\(/,
    ],
    [
      'trains',
      /\.(?:fit|partial_fit|fit_generator|train|backward)\(|\b(?:xgb|lgb|xgboost|lightgbm)\.(?:train|cv)\(|\bcross_val_score\(/,
    ],
    [
      'loadsModel',
      /\b(?:joblib|pickle|cloudpickle|dill|torch|onnx)\.load\(|\bload_model\(|\.from_pretrained\(|\bInferenceSession\(|\.load_from_checkpoint\(|\bpipeline\(\s*["']/,
    ],
    [
      'data',
      /\bread_(?:csv|parquet|excel|json|sql|sql_query|sql_table|feather|pickle|table|hdf|gbq|delta)\(|\bscan_(?:csv|parquet)\(|\.to_(?:csv|parquet|excel|sql|feather|gbq|hdf)\(|\bspark\.(?:read|sql|table)\b|\bload_dataset\(|\bcsv\.(?:reader|DictReader|writer)\(/,
    ],
  ],
  r: [
    ['route', /^\s*#[*']\s*@(?:get|post|put|delete|patch)\b/],
    ['plumber', /\b(?:plumb|pr|pr_run|vetiver_api|vetiver_pr_predict)\(/],
    ['ui', /\b(?:shinyApp|runApp|shinyServer|shinyUI)\(/],
    [
      'trains',
      /\b(?:train|fit|lm|glm|randomForest|ranger|xgboost|xgb\.train|lgb\.train|auto\.arima|ARIMA|prophet|rpart|svm|gam|lmer|glmer|brm|stan_glm|tune_grid)\(/,
    ],
    ['loadsModel', /\b(?:readRDS|vetiver_pin_read|load_model\w*)\(/],
    [
      'data',
      /\b(?:read_csv2?|read_tsv|read_delim|read\.csv2?|read\.table|read\.delim|fread|readRDS|read_rds|read_excel|read_xlsx|read_parquet|read_feather|write_csv|write\.csv|saveRDS|fwrite|write_parquet|dbConnect|dbGetQuery|dbWriteTable|pin_read|pin_write)\(/,
    ],
  ],
  node: [
    [
      'route',
      /\b(?:app|router|server|fastify|api)\.(?:get|post|put|patch|delete|route)\(|^\s*@(?:Get|Post|Put|Patch|Delete|Controller)\(/,
    ],
    [
      'server',
      /\bexpress\(\)|\bfastify\(|\b[Hh]api\.[sS]erver\(|\bnew Koa\(|\bNestFactory\.create|\bcreateServer\(|\.listen\(|\bserve\(/,
    ],
    ['trains', /\.(?:fit|fitDataset)\(/],
    [
      'loadsModel',
      /\bload(?:Graph|Layers)Model\(|\bInferenceSession\.create\(/,
    ],
    [
      'data',
      /\bcreateReadStream\(|\bcsvParse\(|\b(?:read|write)File(?:Sync)?\(/,
    ],
  ],
} as const satisfies Patterns;
