export type { Evaluation } from './evaluate';
export { notCoveredReason } from './covered';
export { evaluate, evaluateChecks } from './evaluate';
export type { Approval, ExemptionPolicy } from './exemptions';
export { DEFAULT_EXEMPTION_POLICY } from './exemptions';
export { collectorFor, factsOf } from './collector';
