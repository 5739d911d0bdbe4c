/**
 * Scaffolder actions for projects that are scored.
 *
 * @packageDocumentation
 */

export { scaffolderModuleScorecards as default } from './module';
