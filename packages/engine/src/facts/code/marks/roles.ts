import { words, type Patterns } from './patterns';

/** Shows what a project is: traits are made of it. */
export const roles = {
  python: [
    [
      'route',
      /^\s*@[\w.]+\.(?:route|get|post|put|patch|delete|api_route|websocket)\(/,
      words(
        '.route( .get( .post( .put( .patch( .delete( .api_route( .websocket(',
      ),
    ],
    [
      'server',
      /\buvicorn\.run\(|\bapp\.run\(|\bmake_server\(|\bgrpc(?:\.aio)?\.server\(|\bHTTPServer\(|^\s*urlpatterns\s*=|@bentoml\.service|@serve\.deployment|\bLitServer\(|\.add_url_rule\(|\.add_api_route\(|\.include_router\(|\.add_resource\(|\.add_route\(|\bfalcon\.(?:asgi\.)?App\(|\bweb\.run_app\(|\b(?:Flask|FastAPI|Quart|Sanic|Starlette|Litestar|Bottle|APIFlask|OpenAPI|FlaskApp|VetiverAPI|ModelServer|NinjaAPI|FunctionApp|Chalice|Robyn)\(|\bbentoml\.Service\(|\bquickstart\(/,
      words(
        'uvicorn.run app.run make_server grpc HTTPServer urlpatterns @bentoml.service @serve.deployment LitServer .add_url_rule .add_api_route .include_router .add_resource .add_route falcon. web.run_app Flask FastAPI Quart( Sanic( Starlette( Litestar( Bottle( OpenAPI( VetiverAPI( ModelServer( NinjaAPI( FunctionApp( Chalice( Robyn( bentoml.Service quickstart(',
      ),
    ],
    [
      'trains',
      // What prepares data is fitted as well.
      /(?<!datagen|generator|scaler|imputer|vectori[sz]er|tokenizer|binarizer|normalizer)\.(?:fit|partial_fit|fit_generator|fit_predict|fit_one_cycle|fine_tune|learn|train|backward)\(|\bLightningCLI\(|\bGradientTape\(|\b(?:xgb|lgb|xgboost|lightgbm)\.(?:train|cv)\(|\bcross_val_score\(/,
      words(
        'fit( fit_ learn( train( backward( fine_tune( LightningCLI GradientTape cross_val_score .cv(',
      ),
    ],
    [
      'loadsModel',
      /\b(?:joblib|pickle|cloudpickle|dill|torch|onnx)\.load\(|\bload_model\(|\bInferenceSession\(|\.load_from_checkpoint\(/,
      words('.load load_model InferenceSession'),
    ],
    [
      'pretrained',
      /\.from_pretrained\(|\bpipeline\(\s*["']|\bSentenceTransformer\(/,
      words('.from_pretrained pipeline( SentenceTransformer'),
    ],
  ],
  r: [
    [
      'route',
      /^\s*#[*']\s*@(?:get|post|put|delete|patch)\b|\bpr_(?:get|post|put|delete|handle)\(/,
      words(
        '@get @post @put @delete @patch pr_get( pr_post( pr_put( pr_delete( pr_handle(',
      ),
    ],
    [
      'plumber',
      /\b(?:plumb|pr|pr_run|vetiver_api|vetiver_pr_predict|[Pp]lumber\$new)\(/,
      words('plumb( pr( pr_run vetiver_api vetiver_pr_predict lumber$new('),
    ],
    [
      'server',
      /\b(?:BackendRserve|Application|Ambiorix|Fire)\$new\(|\bnewBeakr\(/,
      words('$new( newBeakr'),
    ],
    [
      'ui',
      /\b(?:shinyApp|runApp|shinyServer|shinyUI)\(/,
      words('shiny runApp'),
    ],
    [
      'trains',
      /\b(train|fit|lm|glm|randomForest|ranger|xgboost|xgb\.train|lgb\.train|auto\.arima|ARIMA|prophet|rpart|svm|gam|lmer|glmer|brm|stan_glm|sampling|tune_grid|nnet|neuralnet|glmnet|cv\.glmnet|gbm|gam|boost_tree|prophet|run_ml|caretList|SuperLearner|lightgbm|h2o\.(?:automl|gbm|glm|deeplearning|randomForest))\(|\$(?:sample|train)\(/,
      words(
        'train( fit( lm( glm( randomForest ranger( xgboost( .train( .arima( ARIMA( prophet( rpart( svm( gam( lmer( glmer( brm( stan_glm( sampling( tune_grid( nnet( neuralnet( glmnet( gbm( boost_tree( $sample( run_ml( caretList( SuperLearner( lightgbm( h2o.',
      ),
    ],
    [
      'loadsModel',
      /\b(?:readRDS|vetiver_pin_read|load_model\w*)\(/,
      words('readRDS vetiver_pin_read load_model'),
    ],
    ['predicts', /\bpredict\(\s*[\w.]/, words('predict(')],
  ],
  node: [
    [
      'route',
      /\b(?:app|[rR]oute|router|server|fastify|api)\.(?:get|post|put|patch|delete|route)\(|^\s*@(?:Get|Post|Put|Patch|Delete|Controller)\(/,
      words(
        '.get( .post( .put( .patch( .delete( .route( @Get @Post @Put @Patch @Delete @Controller',
      ),
    ],
    [
      'server',
      /\bexpress\(\)|\bfastify\(|\b[Hh]api\.[sS]erver\(|\bnew Koa\(|\bNestFactory\.create|\bcreateServer\(|\.listen\(|\bserve\(/,
      words(
        'express( fastify( api.Server api.server Koa( NestFactory createServer .listen( serve(',
      ),
    ],
    ['trains', /\.(?:fit|fitDataset|train|trainAsync)\(/, words('.fit .train')],
    [
      'worker',
      /\bnew\s+(?:\w+\.)?Worker\(|@Processor\(/,
      words('Worker( @Processor'),
    ],
    [
      'loadsModel',
      /\bload(?:Graph|Layers)Model\(|\bInferenceSession\.create\(/,
      words('loadGraphModel loadLayersModel InferenceSession'),
    ],
    [
      'pretrained',
      /\.from_pretrained\(|\bpipeline\(\s*["'`]|\b(?!(?:dotenv|config|env|yaml)\.)\w{2,40}\.(?:load|createDetector|createModel|createSegmenter)\(/,
      words(
        '.from_pretrained pipeline( .load( .createDetector .createModel .createSegmenter',
      ),
    ],
  ],
} as const satisfies Patterns;
