export type { Evaluation } from './evaluate';
export { evaluate, evaluationFacts } from './evaluate';
export { collectorFor, factsOf } from './collector';
