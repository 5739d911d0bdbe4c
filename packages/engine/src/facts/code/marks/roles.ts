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
      /\buvicorn\.run\(|\bapp\.run\(|\bmake_server\(|\bgrpc(?:\.aio)?\.server\(|\bHTTPServer\(|^\s*urlpatterns\s*=|@bentoml\.service|@serve\.deployment|\bLitServer\(|\.add_url_rule\(|\.add_api_route\(|\.include_router\(|\.add_resource\(|\.add_route\(|\bfalcon\.(?:asgi\.)?App\(|\bweb\.run_app\(|\b(?:Flask|FastAPI|Quart|Sanic|Starlette|Litestar|Bottle|APIFlask|OpenAPI|FlaskApp|VetiverAPI|ModelServer|NinjaAPI|FunctionApp|Chalice|Robyn)\(|\bbentoml\.Service\(|\bquickstart\(/,
    ],
    [
      'trains',
      /\.(?:fit|partial_fit|fit_generator|fit_predict|fit_one_cycle|fine_tune|learn|train|backward)\(|\bLightningCLI\(|\bGradientTape\(|\b(?:xgb|lgb|xgboost|lightgbm)\.(?:train|cv)\(|\bcross_val_score\(/,
      /fit|learn|train|backward|tune|LightningCLI|GradientTape|cross_val|\.cv/,
    ],
    [
      'loadsModel',
      /\b(?:joblib|pickle|cloudpickle|dill|torch|onnx)\.load\(|\bload_model\(|\bInferenceSession\(|\.load_from_checkpoint\(/,
      /load|InferenceSession/,
    ],
    [
      'pretrained',
      /\.from_pretrained\(|\bpipeline\(\s*["']|\bSentenceTransformer\(/,
    ],
  ],
  r: [
    ['route', /^\s*#[*']\s*@(?:get|post|put|delete|patch)\b/],
    ['plumber', /\b(?:plumb|pr|pr_run|vetiver_api|vetiver_pr_predict)\(/],
    [
      'server',
      /\b(?:BackendRserve|Application|Ambiorix|Fire)\$new\(|\bnewBeakr\(/,
    ],
    ['ui', /\b(?:shinyApp|runApp|shinyServer|shinyUI)\(/],
    [
      'trains',
      /\b(?:train|fit|lm|glm|randomForest|ranger|xgboost|xgb\.train|lgb\.train|auto\.arima|ARIMA|prophet|rpart|svm|gam|lmer|glmer|brm|stan_glm|sampling|tune_grid|nnet|neuralnet|glmnet|cv\.glmnet|gbm|gam|boost_tree|prophet)\(|\$(?:sample|train)\(/,
    ],
    ['loadsModel', /\b(?:readRDS|vetiver_pin_read|load_model\w*)\(/],
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
    ['trains', /\.(?:fit|fitDataset|train|trainAsync)\(/],
    [
      'loadsModel',
      /\bload(?:Graph|Layers)Model\(|\bInferenceSession\.create\(/,
    ],
  ],
} as const satisfies Patterns;
