import {
  code,
  importOf,
  markOf,
  notebookCode,
  type CodeFile,
} from '../code/code';
import { defineDerivedFact } from '../Fact';
import { files } from '../repository/files';
import { isVendored } from '../source/paths';

/** Where runs of training are recorded. @public */
export interface Tracking {
  path: string;
  line?: number;
  /** The rest of a sentence that begins with the path: `records runs with wandb`. */
  what: string;
  /** The tool is there for something else: it only loads what was recorded. */
  idle?: true;
}

/** Nobody imports these for anything else. */
const TRACKERS = [
  ...['wandb', 'neptune', 'comet_ml', 'clearml', 'aim', 'dvclive', 'sacred'],
  ...[
    'tensorboardX',
    'tensorboard',
    'torch.utils.tensorboard',
    'tensorboard_logger',
  ],
  ...['swanlab', 'trackio', 'polyaxon', 'guild', 'kedro_mlflow', 'determined'],
  ...['sagemaker.experiments', 'smexperiments', 'azureml.core.experiment'],
  ...['tfruns', 'guildai', 'labml', 'mlop', 'hopsworks', 'trains'],
];
/** They also serve and store models, so it takes a call that records. */
const PLATFORMS = [
  ...['mlflow', 'azureml', 'azureml.core', 'azure.ai.ml', 'dagshub'],
  ...['google.cloud.aiplatform', 'sagemaker', 'zenml', 'databricks'],
];
/** Settings that turn a tracker on: kedro-mlflow's, and the loggers of Lightning and Hydra. */
const SETTINGS =
  /(^|\/)conf\/[^/]+\/mlflow\.ya?ml$|(^|\/)(logger|loggers|callbacks|tracking)\/(wandb|mlflow|tensorboard|neptune|comet|aim|clearml)[^/]*\.ya?ml$|(^|\/)\.?(neptune|comet)\.(ya?ml|config)$/;

const where = (path: string, line: number | undefined) =>
  line === undefined ? { path } : { path, line };

function trackingIn(file: CodeFile): Tracking | undefined {
  const { path } = file;
  const tracker = importOf(file, TRACKERS);
  if (tracker) {
    const what = `records runs with ${tracker.module}`;
    return { ...where(path, tracker.line), what };
  }
  const logger = markOf(file, 'tracks');
  if (logger) {
    return { ...where(path, logger.line), what: 'records runs with a logger' };
  }
  const platform = importOf(file, PLATFORMS);
  if (!platform) return undefined;
  const { module } = platform;
  const call = markOf(file, 'recordsRun');
  return call
    ? { ...where(path, call.line), what: `records runs with ${module}` }
    : {
        ...where(path, platform.line),
        what: `imports ${module}, but records no run`,
        idle: true,
      };
}

/** Where the project records its experiments, what records before what does not. @public */
export const experimentTracking = defineDerivedFact({
  name: 'experimentTracking',
  uses: { files, code, notebookCode },
  derive({ files: all, code: sources, notebookCode: cells }): Tracking[] {
    const found = [...sources, ...cells].flatMap(file =>
      file.role === 'app' || file.role === 'notebook'
        ? trackingIn(file) ?? []
        : [],
    );
    const settings = all
      .matching(SETTINGS)
      .filter(path => !isVendored(path))
      .map((path): Tracking => ({ path, what: 'sets up experiment tracking' }));
    return [...found, ...settings].sort(
      (a, b) => Number(a.idle ?? false) - Number(b.idle ?? false),
    );
  },
});
