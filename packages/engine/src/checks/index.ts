import type { AnyCheck } from './Check';
import { registered } from './catalog/registered';
import { baseDigest } from './container/base-digest';
import { basePinned } from './container/base-pinned';
import { dockerfile } from './container/dockerfile';
import { dockerignore } from './container/dockerignore';
import { healthcheck } from './container/healthcheck';
import { installsFromLock } from './container/installs-from-lock';
import { containerNoSecrets } from './container/no-secrets';
import { nonroot } from './container/nonroot';
import { published } from './container/published';
import { orgBase } from './container/org-base';
import { declared } from './deps/declared';
import { designDoc } from './design/doc';
import { designOpaq } from './design/opaq';
import { hashes } from './deps/hashes';
import { interpreterPinned } from './deps/interpreter-pinned';
import { lockFresh } from './deps/lock-fresh';
import { lockfile } from './deps/lockfile';
import { pinned } from './deps/pinned';
import { singleSource } from './deps/single-source';
import { updateBot } from './deps/update-bot';
import { apiFramework } from './design/api-framework';
import { configExternal } from './prod/config-external';
import { healthEndpoint } from './prod/health-endpoint';
import { logLocation } from './prod/log-location';
import { loggingLib } from './prod/logging-lib';
import { monitoring } from './prod/monitoring';
import { structuredLogs } from './prod/structured-logs';
import { noHomePaths } from './prod/no-home-paths';
import { noSecrets } from './quality/no-secrets';
import { qualityTests } from './quality/tests';
import { runbook } from './prod/runbook';
import { commandsExist } from './readme/commands-exist';
import { readmeDebug } from './readme/debug';
import { readmeDev } from './readme/dev';
import { notExternal } from './readme/not-external';
import { readmePresent } from './readme/present';
import { readmeRun } from './readme/run';
import { readmeTest } from './readme/test';
import { alerts } from './prod/alerts';
import { deployLocation } from './prod/deploy-location';
import { operator } from './prod/operator';
import { slo } from './prod/slo';
import { managed } from './workflow/managed';
import { noProdNotebooks } from './workflow/no-prod-notebooks';
import { retriesAlerts } from './workflow/retries-alerts';
import { noCron } from './workflow/no-cron';
import { structureLayout } from './structure/layout';
import { orgStandard } from './structure/org-standard';
import { srcPackage } from './structure/src-package';
import { taskRunner } from './structure/task-runner';
import { ownerGroup } from './team/owner-group';
import { qualityCi } from './quality/ci';
import { dataDirs } from './structure/data-dirs';
import { noLargeFiles } from './quality/no-large-files';
import { notebooksClean } from './quality/notebooks-clean';
import { modelCard } from './quality/model-card';
import { dataVersioning } from './quality/data-versioning';
import { experimentTracking } from './quality/experiment-tracking';
import { dataValidation } from './quality/data-validation';
import { reproducible } from './quality/reproducible';
import { designDataStorage } from './design/data-storage';
import { designVisualisation } from './design/visualisation';
import { designCompute } from './design/compute';
import { qualityLint } from './quality/lint';
import { licence } from './quality/licence';
import { coverage } from './quality/coverage';
import { codeowners } from './team/codeowners';
import { multidisciplinary } from './team/multidisciplinary';
import { noWall } from './team/no-wall';
import { complete } from './catalog/complete';

/** Every check, by category in the order of the catalogue. One explicit list: a check that is not in it does not exist. @public */
export const checks: readonly AnyCheck[] = [
  // structure
  structureLayout,
  srcPackage,
  dataDirs,
  taskRunner,
  orgStandard,
  // readme
  readmePresent,
  readmeDev,
  readmeRun,
  readmeTest,
  readmeDebug,
  notExternal,
  commandsExist,
  // deps
  declared,
  interpreterPinned,
  pinned,
  lockfile,
  singleSource,
  lockFresh,
  hashes,
  updateBot,
  // container
  dockerfile,
  basePinned,
  baseDigest,
  orgBase,
  nonroot,
  healthcheck,
  dockerignore,
  containerNoSecrets,
  installsFromLock,
  published,
  // workflow
  noCron,
  managed,
  retriesAlerts,
  noProdNotebooks,
  // prod
  noHomePaths,
  deployLocation,
  loggingLib,
  logLocation,
  structuredLogs,
  monitoring,
  healthEndpoint,
  configExternal,
  alerts,
  slo,
  runbook,
  operator,
  // team
  ownerGroup,
  codeowners,
  multidisciplinary,
  noWall,
  // design
  designDoc,
  designOpaq,
  apiFramework,
  designDataStorage,
  designVisualisation,
  designCompute,
  // quality
  qualityTests,
  noSecrets,
  noLargeFiles,
  licence,
  qualityCi,
  qualityLint,
  notebooksClean,
  modelCard,
  dataVersioning,
  experimentTracking,
  dataValidation,
  coverage,
  reproducible,
  // catalog
  registered,
  complete,
];

export type {
  Answer,
  AnyCheck,
  Check,
  CheckContext,
  Effort,
  Location,
  MessageData,
} from './Check';
export { addChecks } from './addChecks';
export { defineCheck } from './Check';
export { nearestId } from './nearestId';
export { CATEGORIES, categoryOf } from '../report';
export { at, fail, notApplicable, pass, unknown } from './answers';
