import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Adds checks to those of the engine.
 *
 * @public
 */
export interface ScorecardsChecksExtensionPoint {
  /**
   * @param options - `modulePath`: absolute path of a CommonJS module with an export `checks`, a list of checks as
   * `defineCheck` of `@opaq/engine` makes them; `require.resolve('./checks')` gives it. Checks run in worker threads,
   * so the module is named and not handed over.
   */
  addChecks(options: { modulePath: string }): void;
}

/**
 * Where backend modules of the plugin `scorecards` add checks.
 *
 * @public
 */
export const scorecardsChecksExtensionPoint =
  createExtensionPoint<ScorecardsChecksExtensionPoint>({
    id: 'scorecards.checks',
  });
