export { createScorecardColumn } from './createScorecardColumn';
