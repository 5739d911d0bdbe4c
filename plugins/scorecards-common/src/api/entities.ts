import { checkResultSchema, reportSchema } from '@opaq/engine/report';
import * as z from 'zod';
import { ENTITY_ORDERS } from './constants';
import { estateFilterShape, facetsSchema, manyOf } from './filter';

/**
 * What is known of an entity's repository.
 *
 * `scored`: there is a report. `pending`: it has not been read yet. `noSource`: the entity does not say where its
 * source is. `unreadable`: it was never read with success.
 *
 * @public
 */
export const readStateSchema = z.enum([
  'scored',
  'pending',
  'noSource',
  'unreadable',
]);
/** @public */
export type ReadState = z.infer<typeof readStateSchema>;

/** When and how an entity's repository was read. @public */
export const readStatusSchema = z.object({
  state: readStateSchema,
  /** Why there is no report, or why the report is old: what is wrong and what to do. */
  message: z.string().optional(),
  /** ISO 8601: when the repository was last read with success, changed or not. */
  readAt: z.string().optional(),
  /** ISO 8601: when the shown report was made. */
  evaluatedAt: z.string().optional(),
  /** The last attempt failed: the report is of an older state. */
  stale: z.boolean(),
  /** A read is due now or under way. */
  refreshing: z.boolean(),
});
/** @public */
export type ReadStatus = z.infer<typeof readStatusSchema>;

/** Answer of `GET /entities/:kind/:namespace/:name`, and of its `POST …/refresh` (202). @public */
export const entityReportSchema = z.object({
  entityRef: z.string(),
  status: readStatusSchema,
  /** Absent where there is none yet; `status.message` says why. */
  report: reportSchema.optional(),
});
/** @public */
export type EntityReport = z.infer<typeof entityReportSchema>;

/** How a check counts where it is listed: an outcome, or `exempt` where an exemption takes it out. @public */
export const countedOutcomeSchema = z.enum([
  'pass',
  'fail',
  'notApplicable',
  'unknown',
  'error',
  'exempt',
]);
/** @public */
export type CountedOutcome = z.infer<typeof countedOutcomeSchema>;

/** A component as lists show it. @public */
export const entityRowSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  /** Full entity references. */
  owner: z.string().optional(),
  /** Of the owner, where the catalog has one. */
  ownerTitle: z.string().optional(),
  system: z.string().optional(),
  domain: z.string().optional(),
  tags: z.array(z.string()),
  status: readStatusSchema,
  covered: z.boolean(),
  level: z.string().nullable(),
  possibleLevel: z.string().nullable(),
  score: z.number().nullable(),
  coverage: z.number().nullable(),
  /** ISO 8601: since when it is at this level; absent where there is no report. */
  levelSince: z.string().optional(),
  /** How many checks fail on the way to the next level. */
  failing: z.number().int(),
  /** Id of the cheapest of them. */
  nextStep: z.string().nullable(),
  /** The score at the end of each of the last 12 weeks, oldest first; null where it was not known. */
  weeks: z.array(z.number().nullable()),
  /** Of the check that the list was asked for. */
  result: checkResultSchema.optional(),
});
/** @public */
export type EntityRow = z.infer<typeof entityRowSchema>;

/** What rows are ordered by. @public */
export const entityOrderSchema = z.enum(ENTITY_ORDERS);
/** @public */
export type EntityOrder = z.infer<typeof entityOrderSchema>;

/** Which rows of {@link entitiesQuerySchema}, without page and order. */
export const entitiesFilterShape = {
  ...estateFilterShape,
  entityRef: manyOf
    .optional()
    .describe('Exactly these components, by full entity reference.'),
  search: z
    .string()
    .max(200)
    .optional()
    .describe('A part of the name or title, in any case.'),
  level: manyOf
    .optional()
    .describe(
      "Levels' names; `none` for scored below the lowest; `unscored` for no report or not covered.",
    ),
  state: z
    .union([
      z.enum([...readStateSchema.options, 'notCovered', 'stale']),
      z.array(z.enum([...readStateSchema.options, 'notCovered', 'stale'])),
    ])
    .transform(value => [value].flat())
    .optional()
    .describe('`stale` is a report that could not be brought up to date.'),
  check: z
    .string()
    .optional()
    .describe(
      "A check's id: with `outcome`, those where it came out so; each row then has its `result`.",
    ),
  category: z
    .string()
    .optional()
    .describe(
      'A category: with `outcome`, those where any of its scored checks came out so.',
    ),
  outcome: z
    .union([countedOutcomeSchema, z.array(countedOutcomeSchema)])
    .transform(value => [value].flat())
    .optional()
    .describe('For `check` or `category`. Default: `fail`.'),
  exemption: z
    .enum(['inForce', 'awaitingApproval', 'expiring', 'expired', 'refused'])
    .optional()
    .describe('What exemptions a component has.'),
};

/** The query of `GET /entities`. @public */
export const entitiesQuerySchema = z.strictObject({
  ...entitiesFilterShape,
  order: entityOrderSchema
    .optional()
    .describe('What has no value comes last. Default: `name`.'),
  direction: z.enum(['asc', 'desc']).optional().describe('Default: `asc`.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('Default: 50.'),
  cursor: z
    .string()
    .optional()
    .describe('`nextCursor` or `previousCursor` of an answer before.'),
});
/** @public */
export type EntitiesQuery = z.input<typeof entitiesQuerySchema>;

/** The query of `GET /export.csv`: what `GET /entities` lists, all of it. @public */
export const exportQuerySchema = entitiesQuerySchema.omit({
  limit: true,
  cursor: true,
});
/** @public */
export type ExportQuery = z.input<typeof exportQuerySchema>;

/** Query of `GET /reports`. @public */
export const reportsQuerySchema = exportQuerySchema
  .omit({ order: true, direction: true })
  .extend({
    results: z
      .enum(['asked', 'all'])
      .optional()
      .describe(
        'Results of the checks that the scorecard asks for, or of all checks. Default: asked.',
      ),
  });

/** Answer of `GET /entities`. @public */
export const entitiesResponseSchema = z.object({
  items: z.array(entityRowSchema),
  totalItems: z.number().int(),
  /** Absent on the last page. */
  nextCursor: z.string().optional(),
  /** Absent on the first page. */
  previousCursor: z.string().optional(),
  facets: facetsSchema,
});
/** @public */
export type EntitiesResponse = z.infer<typeof entitiesResponseSchema>;
