/**
 * What the scorecards plugin's frontend and backend agree on.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './api';
export * from './permissions';
export { ScorecardsClient } from './ScorecardsClient';
export type { ScorecardsApi } from './ScorecardsClient';
export * from '@opaq/engine/report';
