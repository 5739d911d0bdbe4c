export type { Gap, Listing, TreeEntry } from './Listing';
export type { SourceFile } from './SourceFile';
export { sourceFile } from './SourceFile';
export { excluder, isSafePattern, pathMatching } from './exclude';
export { basename, dirname, join } from './paths';
