import type { AnyCheck } from './Check';
import { registered } from './catalog/registered';
import { updateBot } from './deps/update-bot';
import { noHomePaths } from './prod/no-home-paths';
import { structureLayout } from './structure/layout';
import { ownerGroup } from './team/owner-group';

/** Every check, by category in the order of the catalogue. One explicit list: a check that is not in it does not exist. @public */
export const checks: readonly AnyCheck[] = [
  // structure
  structureLayout,
  // deps
  updateBot,
  // prod
  noHomePaths,
  // team
  ownerGroup,
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
export { CATEGORIES, categoryOf, defineCheck } from './Check';
export { at, fail, notApplicable, pass, unknown } from './answers';
