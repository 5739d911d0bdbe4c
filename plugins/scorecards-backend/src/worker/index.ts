/**
 * What runs in worker threads: all that touches a repository's content, and what third parties add to it.
 *
 * A file of its own in the built package, since a worker is started by path. Nothing else may import it.
 */
import { lowerPriority } from './lowerPriority';

export { evaluate } from './evaluate';
export { loadRules } from './loadRules';
export { parseText } from './parseText';
export { readArchive, readFiles, readFolder } from './readRepository';
export { tryScorecard } from './tryScorecard';

lowerPriority();
