/**
 * Plain values that pages need at run time. They stand apart from the schemas, so that a page does not load the library
 * of schemas for a list of words.
 */

/** What the estate can be grouped and filtered by. @public */
export const DIMENSIONS = [
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'tag',
] as const;

/**
 * Stands, in a filter and as a group's id, for components that have no value in a dimension: no owner, no system.
 *
 * @public
 */
export const NO_VALUE = 'none';

/** What a scorecard says of where it comes from when it came with the engine. @public */
export const ENGINE_ORIGIN = 'built in';

/** Periods that changes are shown for, in days. @public */
export const CHANGE_DAYS = [7, 30, 90] as const;

/** What rows of `GET /entities` are ordered by. @public */
export const ENTITY_ORDERS = [
  'name',
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'level',
  'levelSince',
  'score',
  'coverage',
  'failing',
  'readAt',
] as const;

/** What a repository can be, as the page of operations filters by it. @public */
export const REPOSITORY_STATES = [
  'failing',
  'reading',
  'waiting',
  'current',
] as const;
