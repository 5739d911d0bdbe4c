export type { Evidence } from './evidence';
export type { DesignDocument, Opaq } from './designDocuments';
export type { Runbook } from './documents';
export type { Readme } from './readmeOf';
export {
  designs,
  objectiveDocuments,
  opaq,
  readme,
  runbooks,
} from './documents';
export { OPAQ_CATEGORIES, OPAQ_ITEMS } from './opaqItems';
export { TOPICS, type Topic } from './Topic';
