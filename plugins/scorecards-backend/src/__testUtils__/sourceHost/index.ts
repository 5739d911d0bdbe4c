export type { Fault, FaultRule, RequestKind } from './Faults';
export type { Body, RepositoryFile } from './bodies';
export type { Repository } from './Repositories';
export { Repositories } from './Repositories';
export type { Counts, SourceHostOptions } from './SourceHost';
export { SourceHost } from './SourceHost';
