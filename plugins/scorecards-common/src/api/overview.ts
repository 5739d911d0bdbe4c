import * as z from 'zod';
import { CHANGE_DAYS } from './constants';
import {
  dimensionSchema,
  estateFilterShape,
  facetsSchema,
  manyOf,
} from './filter';

/**
 * Why a level or a score changed: a new revision, another scorecard or engine, the catalog's metadata, an exemption, or
 * an answer that became known or unknown.
 *
 * @public
 */
export const causeSchema = z.enum([
  'code',
  'rules',
  'catalog',
  'exemption',
  'coverage',
]);
/** @public */
export type Cause = z.infer<typeof causeSchema>;

/** How many components stand at a level. @public */
export const levelCountSchema = z.object({
  /** `none` below the lowest. */
  level: z.string(),
  /** Proved. */
  count: z.number().int(),
  /** The highest possible level, if all that is unknown turns out well. */
  possible: z.number().int(),
});
/** @public */
export type LevelCount = z.infer<typeof levelCountSchema>;

/** How the checks of a heat map's cell came out, over all components of its row. @public */
export const outcomeCountsSchema = z.object({
  pass: z.number().int(),
  fail: z.number().int(),
  /** `unknown` and `error`. */
  unknown: z.number().int(),
  notApplicable: z.number().int(),
  exempt: z.number().int(),
});
/** @public */
export type OutcomeCounts = z.infer<typeof outcomeCountsSchema>;

/** The figures of some components together. @public */
export const figuresSchema = z.object({
  components: z.number().int(),
  /** Those with a level or below the lowest: covered, and with a report. */
  scored: z.number().int(),
  /** From `none` to the highest. */
  levels: z.array(levelCountSchema),
  /** Mean over those that have one; null without any. */
  score: z.number().nullable(),
  /** Mean over the scored ones. */
  coverage: z.number().nullable(),
});
/** @public */
export type Figures = z.infer<typeof figuresSchema>;

/** A row of the heat map. @public */
export const heatMapRowSchema = figuresSchema.extend({
  /** The value that filters for exactly these components; `none` for those without a value. */
  id: z.string(),
  title: z.string(),
  /** 0 at the top of what is shown. */
  depth: z.number().int(),
  /** There are groups below it, to be shown or hidden. Those below a group that stands alone at the top are always shown. */
  expandable: z.boolean(),
  expanded: z.boolean(),
  /** One for each column. */
  cells: z.array(outcomeCountsSchema),
});
/** @public */
export type HeatMapRow = z.infer<typeof heatMapRowSchema>;

/** Share of passes by group and by category or check. @public */
export const heatMapSchema = z.object({
  groupBy: dimensionSchema,
  /** A category's or a check's id. */
  columns: z.array(z.object({ id: z.string(), title: z.string() })),
  /** In the tree's order; owners roll up all that is below them. */
  rows: z.array(heatMapRowSchema),
  /** Over all rows. */
  total: figuresSchema.extend({ cells: z.array(outcomeCountsSchema) }),
});
/** @public */
export type HeatMap = z.infer<typeof heatMapSchema>;

/** What changed in a period, over the components that were scored at its beginning and are now. @public */
export const changeSchema = z.object({
  days: z.number().int(),
  /** ISO 8601 */
  since: z.string(),
  /** How many components are compared; 0 where there is no history that far back. */
  compared: z.number().int(),
  /** How many were first scored in the period. */
  added: z.number().int(),
  /** How many stand higher and lower than at its beginning. */
  up: z.number().int(),
  down: z.number().int(),
  /** Difference of the mean score; null where none is compared. */
  score: z.number().nullable(),
  /** The same by cause, over each single change in the period: up and down count steps, and scores add up. */
  causes: z.array(
    z.object({
      cause: causeSchema,
      up: z.number().int(),
      down: z.number().int(),
      score: z.number(),
    }),
  ),
});
/** @public */
export type Change = z.infer<typeof changeSchema>;

/** A check whose repair is worth it. @public */
export const fixNextSchema = z.object({
  checkId: z.string(),
  title: z.string(),
  effort: z.enum(['minutes', 'hours', 'days']),
  /** Components whose next level lacks nothing else: repaired, they rise. */
  lifts: z.number().int(),
  /** Components that it keeps from their next level, alone or with others. */
  blocks: z.number().int(),
  /** Components in which it fails. */
  fails: z.number().int(),
});
/** @public */
export type FixNext = z.infer<typeof fixNextSchema>;

/** A component whose level or score changed in the period. @public */
export const moverSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  /** `none` below the lowest. */
  fromLevel: z.string(),
  toLevel: z.string(),
  /** Difference of the score; null where one end has none. */
  score: z.number().nullable(),
  /** Of the last change. */
  cause: causeSchema,
  /** ISO 8601: of the last change. */
  at: z.string(),
});
/** @public */
export type Mover = z.infer<typeof moverSchema>;

/** The query of `GET /overview`. @public */
export const overviewQuerySchema = z.strictObject({
  ...estateFilterShape,
  groupBy: dimensionSchema
    .optional()
    .describe('Rows of the heat map. Default: `owner`.'),
  expand: manyOf
    .optional()
    .describe('Groups of the owner tree to show what is below them.'),
  category: z
    .string()
    .optional()
    .describe(
      'Columns of the heat map are the checks of this category. Default: categories.',
    ),
  days: z.coerce
    .number()
    .meta({ enum: [...CHANGE_DAYS] })
    .pipe(z.literal([...CHANGE_DAYS]))
    .optional()
    .describe('Period of the movers. Default: 30.'),
});
/** @public */
export type OverviewQuery = z.input<typeof overviewQuerySchema>;

/** Answer of `GET /overview`. @public */
export const overviewResponseSchema = z.object({
  scorecard: z.string(),
  totals: figuresSchema.extend({
    /** Components without a score, by reason; each is a `state` of `GET /entities`. */
    unscored: z.array(
      z.object({
        state: z.enum(['pending', 'noSource', 'unreadable', 'notCovered']),
        count: z.number().int(),
      }),
    ),
  }),
  /** One for each of {@link CHANGE_DAYS}. */
  changes: z.array(changeSchema),
  heatMap: heatMapSchema,
  /** Best first, ten at most. */
  fixNext: z.array(fixNextSchema),
  movers: z.object({
    days: z.number().int(),
    /** Largest first, five at most each. */
    up: z.array(moverSchema),
    down: z.array(moverSchema),
  }),
  /** Counts of exemptions, not of components. */
  exemptions: z.object({
    inForce: z.number().int(),
    awaitingApproval: z.number().int(),
    /** In force for 30 more days at most. */
    expiring: z.number().int(),
    expired: z.number().int(),
    refused: z.number().int(),
  }),
  /** Reports that could not be brought up to date, the oldest first, five at most. */
  stale: z.object({
    count: z.number().int(),
    items: z.array(
      z.object({
        entityRef: z.string(),
        title: z.string(),
        message: z.string(),
        readAt: z.string().optional(),
      }),
    ),
  }),
  facets: facetsSchema,
});
/** @public */
export type OverviewResponse = z.infer<typeof overviewResponseSchema>;
