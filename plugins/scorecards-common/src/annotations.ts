/**
 * On a Template of the scaffolder: ids of the checks that it repairs, separated by commas, or `*` for all. The parameter
 * `entityRef` of the template, where it has one, is filled with the component.
 *
 * @public
 */
export const ANNOTATION_REPAIRS = 'opaq/repairs';
