import * as z from 'zod';
import { DIMENSIONS } from './constants';

/** A query field that can be repeated; any of its values will do. */
export const manyOf = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (Array.isArray(value) ? value : [value]));

/** @public */
export const dimensionSchema = z.enum(DIMENSIONS);
/** @public */
export type Dimension = z.infer<typeof dimensionSchema>;

/**
 * Which components. Fields are joined by *and*, the values of one by *or*; `none` is "has no value". An owner is a group
 * with all groups below it, or a user; owner, system and domain are full entity references.
 */
export const estateFilterShape = {
  scorecard: z
    .string()
    .optional()
    .describe("A scorecard's name. Default: the first one."),
  owner: manyOf
    .optional()
    .describe(
      'Groups, each with all groups below it, or users, as full entity references; `none` for those without an owner.',
    ),
  system: manyOf
    .optional()
    .describe('Full entity references; `none` for those without a system.'),
  domain: manyOf
    .optional()
    .describe('Full entity references; `none` for those without a domain.'),
  type: manyOf
    .optional()
    .describe('Types of components; `none` for those without a type.'),
  lifecycle: manyOf
    .optional()
    .describe('Lifecycles; `none` for those without one.'),
  tag: manyOf.optional().describe('Tags; `none` for those without a tag.'),
};

/** The filter alone, as `GET /exemptions` takes it. @public */
export const estateFilterSchema = z.strictObject(estateFilterShape);
/** @public */
export type EstateFilter = z.input<typeof estateFilterSchema>;

/** A value that can be filtered by. @public */
export const facetValueSchema = z.object({
  /** As the filter takes it. */
  value: z.string(),
  /** For people; of owners the group's title. */
  title: z.string(),
  /** Of owners: the group above, where there is one. */
  parent: z.string().optional(),
});
/** @public */
export type FacetValue = z.infer<typeof facetValueSchema>;

/** The values that can be filtered by, over all that the reader may see. @public */
export const facetsSchema = z.object({
  owner: z.array(facetValueSchema),
  system: z.array(facetValueSchema),
  domain: z.array(facetValueSchema),
  type: z.array(facetValueSchema),
  lifecycle: z.array(facetValueSchema),
  tag: z.array(facetValueSchema),
});
/** @public */
export type Facets = z.infer<typeof facetsSchema>;
