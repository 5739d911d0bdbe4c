export type { AppliesTo, Requirement, Scorecard } from './Scorecard';
export { parseScorecard } from './parseScorecard';
export type { Score, Scored } from './score';
export { isExempt, score } from './score';
export { operationalExcellence } from './operationalExcellence';
