import { problemSchema, reportSchema } from '@opaq/engine/report';
import * as z from 'zod';

/** A scorecard as the API lists it. @public */
export const scorecardInfoSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  owner: z.string().optional(),
  hash: z.string(),
  /** From the lowest to the highest. */
  levels: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      checks: z.array(z.string()),
    }),
  ),
  /** Checks outside level, score and coverage. */
  shown: z.array(z.string()),
});
/** @public */
export type ScorecardInfo = z.infer<typeof scorecardInfoSchema>;

/** Answer of `GET /scorecards`. @public */
export const scorecardsResponseSchema = z.object({
  items: z.array(scorecardInfoSchema),
  /** What is wrong with configured scorecard files that were refused; absent where all is well. */
  problems: z.array(problemSchema.extend({ file: z.string() })).optional(),
});
/** @public */
export type ScorecardsResponse = z.infer<typeof scorecardsResponseSchema>;

/** A check and its documentation. Answer of `GET /checks/:id`. @public */
export const checkInfoSchema = z.object({
  id: z.string(),
  category: z.string(),
  title: z.string(),
  /** OPAQ item, as `Category/Item`. */
  opaq: z.string(),
  effort: z.enum(['minutes', 'hours', 'days']),
  /** Markdown, by section of the check's README. */
  docs: z.object({
    looksFor: z.string(),
    why: z.string(),
    howToFix: z.string(),
    passes: z.string(),
    fails: z.string(),
  }),
});
/** @public */
export type CheckInfo = z.infer<typeof checkInfoSchema>;

/** Answer of `GET /checks`. @public */
export const checksResponseSchema = z.object({
  items: z.array(checkInfoSchema),
});
/** @public */
export type ChecksResponse = z.infer<typeof checksResponseSchema>;

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

/** A row of the scorecards page. @public */
export const entityRowSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  /** Full entity references. */
  owner: z.string().optional(),
  system: z.string().optional(),
  status: readStatusSchema,
  covered: z.boolean(),
  level: z.string().nullable(),
  possibleLevel: z.string().nullable(),
  score: z.number().nullable(),
  coverage: z.number().nullable(),
});
/** @public */
export type EntityRow = z.infer<typeof entityRowSchema>;

/** What rows are ordered by. @public */
export const entityOrderSchema = z.enum([
  'name',
  'owner',
  'level',
  'score',
  'coverage',
  'readAt',
]);
/** @public */
export type EntityOrder = z.infer<typeof entityOrderSchema>;

const manyOf = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (Array.isArray(value) ? value : [value]));

/** The query of `GET /entities`. Repeated fields mean "any of". @public */
export const entitiesQuerySchema = z.strictObject({
  /** Default: the first scorecard. */
  scorecard: z.string().optional(),
  /** A part of the name or title, any case. */
  search: z.string().max(200).optional(),
  owner: manyOf.optional(),
  type: manyOf.optional(),
  lifecycle: manyOf.optional(),
  /** A level's name; `none` for scored below the lowest; `unscored` for no report or not covered. */
  level: manyOf.optional(),
  order: entityOrderSchema.optional(),
  direction: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  /** From the previous answer. */
  cursor: z.string().optional(),
});
/** @public */
export type EntitiesQuery = z.input<typeof entitiesQuerySchema>;

/** Answer of `GET /entities`. @public */
export const entitiesResponseSchema = z.object({
  items: z.array(entityRowSchema),
  totalItems: z.number().int(),
  /** Absent on the last page. */
  nextCursor: z.string().optional(),
  /** Absent on the first page. */
  previousCursor: z.string().optional(),
  /** The values that can be filtered by, over all that the reader may see. */
  facets: z.object({
    owner: z.array(z.string()),
    type: z.array(z.string()),
    lifecycle: z.array(z.string()),
  }),
});
/** @public */
export type EntitiesResponse = z.infer<typeof entitiesResponseSchema>;
