/**
 * What backend modules need to extend the scorecards plugin.
 *
 * @packageDocumentation
 */

export type { ScorecardsChecksExtensionPoint } from './extensions';
export { scorecardsChecksExtensionPoint } from './extensions';
export { templateBaseUrl } from './templateBaseUrl';
