/**
 * What runs in the thread that fetches archives. A file of its own in the built package, as `index.ts` is, without the
 * engine: the thread starts at once and is small.
 */
import { lowerPriority } from './lowerPriority';

export { download } from '../source/download';

lowerPriority();
