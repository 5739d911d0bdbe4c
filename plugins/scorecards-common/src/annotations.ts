/**
 * On a Template of the scaffolder: ids of the checks that it repairs, separated by commas, or `*` for all. The parameter
 * `entityRef` of the template, where it has one, is filled with the component.
 *
 * @public
 */
export const ANNOTATION_REPAIRS = 'opaq/repairs';

/**
 * On a Template of the scaffolder: its version, which goes up when projects that were made from it should look at what
 * is new.
 *
 * @public
 */
export const ANNOTATION_TEMPLATE_VERSION = 'opaq/version';

/**
 * On a component: from which template it was made, as `template:namespace/name@version`.
 *
 * @public
 */
export const ANNOTATION_TEMPLATE = 'opaq/template';
