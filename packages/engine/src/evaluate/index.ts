export type { Evaluation } from './evaluate';
export { evaluate } from './evaluate';
export { collectorFor, factsOf } from './collector';
