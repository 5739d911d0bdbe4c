import * as z from 'zod';
import { estateFilterShape } from './filter';

/** The query of `GET /trend`. @public */
export const trendQuerySchema = z.strictObject({
  ...estateFilterShape,
  days: z.coerce
    .number()
    .int()
    .min(7)
    .max(730)
    .optional()
    .describe(
      'How far back; at most 100 points are given, whatever it is. Default: 90.',
    ),
  check: z
    .string()
    .optional()
    .describe("A check's id: how it came out, instead of levels."),
});
/** @public */
export type TrendQuery = z.input<typeof trendQuerySchema>;

/** Where the estate stood at the end of a day (UTC). @public */
export const trendPointSchema = z.object({
  /** ISO 8601 date. */
  date: z.string(),
  /** Absent on days on which nothing looked: a gap, not a zero. */
  value: z
    .object({
      components: z.number().int(),
      /** By level, from `none` to the highest, or by `pass`, `fail`, `unknown` where a check was asked for. */
      counts: z.array(z.number().int()),
      score: z.number().nullable(),
      coverage: z.number().nullable(),
    })
    .optional(),
});
/** @public */
export type TrendPoint = z.infer<typeof trendPointSchema>;

/** A change of what is judged by. @public */
export const ruleChangeSchema = z.object({
  /** ISO 8601 */
  at: z.string(),
  kind: z.enum(['scorecard', 'engine']),
  /** For a person: which version, which scorecard. */
  title: z.string(),
});
/** @public */
export type RuleChange = z.infer<typeof ruleChangeSchema>;

/** Answer of `GET /trend`: the past of the components that match today, along today's owner tree. @public */
export const trendResponseSchema = z.object({
  /** What {@link trendPointSchema}'s counts are. */
  series: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Oldest first. */
  points: z.array(trendPointSchema),
  ruleChanges: z.array(ruleChangeSchema),
});
/** @public */
export type TrendResponse = z.infer<typeof trendResponseSchema>;
