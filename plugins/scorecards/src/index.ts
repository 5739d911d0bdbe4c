/**
 * Shows operational scorecards, in the new frontend system. Apps on the old one import
 * `@opaq/plugin-scorecards/legacy`.
 *
 * @packageDocumentation
 */

export { scorecardsPlugin as default } from './plugin';
export { scorecardsApiRef } from './api';
export { createScorecardColumn } from './components/ScorecardColumn';
export { scorecardsTranslationRef } from './translation';
