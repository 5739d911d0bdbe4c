export { readArchive, UnreadableArchiveError } from './readArchive';
export { readDirectory } from './readDirectory';
export type { WorkingTree } from './git';
export { findWorkingTree } from './git';
export { commitNamed, mergeBaseOf, readRevision } from './readRevision';
