export type { Evidence } from './evidence';
export type { Readme, Runbook } from './documents';
export { readme, runbooks } from './documents';
export type { Topic } from './Topic';
