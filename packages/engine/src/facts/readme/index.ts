export type { Evidence } from './evidence';
export type { DesignDocument, Opaq, Readme, Runbook } from './documents';
export {
  designs,
  objectiveDocuments,
  opaq,
  readme,
  runbooks,
} from './documents';
export { OPAQ_ITEMS } from './opaqItems';
export { TOPICS, type Topic } from './Topic';
