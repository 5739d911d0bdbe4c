import type { AnyCheck } from './Check';
import { registered } from './catalog/registered';
import { baseDigest } from './container/base-digest';
import { basePinned } from './container/base-pinned';
import { dockerfile } from './container/dockerfile';
import { dockerignore } from './container/dockerignore';
import { healthcheck } from './container/healthcheck';
import { containerNoSecrets } from './container/no-secrets';
import { nonroot } from './container/nonroot';
import { orgBase } from './container/org-base';
import { declared } from './deps/declared';
import { hashes } from './deps/hashes';
import { interpreterPinned } from './deps/interpreter-pinned';
import { lockfile } from './deps/lockfile';
import { updateBot } from './deps/update-bot';
import { noHomePaths } from './prod/no-home-paths';
import { noSecrets } from './quality/no-secrets';
import { qualityTests } from './quality/tests';
import { runbook } from './prod/runbook';
import { readmeDebug } from './readme/debug';
import { readmeDev } from './readme/dev';
import { readmePresent } from './readme/present';
import { readmeRun } from './readme/run';
import { readmeTest } from './readme/test';
import { noCron } from './workflow/no-cron';
import { structureLayout } from './structure/layout';
import { orgStandard } from './structure/org-standard';
import { srcPackage } from './structure/src-package';
import { taskRunner } from './structure/task-runner';
import { ownerGroup } from './team/owner-group';
import { qualityCi } from './quality/ci';

/** Every check, by category in the order of the catalogue. One explicit list: a check that is not in it does not exist. @public */
export const checks: readonly AnyCheck[] = [
  // structure
  structureLayout,
  srcPackage,
  taskRunner,
  orgStandard,
  // readme
  readmePresent,
  readmeDev,
  readmeRun,
  readmeTest,
  readmeDebug,
  // deps
  declared,
  interpreterPinned,
  lockfile,
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
  // workflow
  noCron,
  // prod
  noHomePaths,
  runbook,
  // team
  ownerGroup,
  // quality
  qualityTests,
  noSecrets,
  qualityCi,
  // catalog
  registered,
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
