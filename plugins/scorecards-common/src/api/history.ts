import * as z from 'zod';
import { outcomeSchema } from '@opaq/engine/report';
import { causeSchema } from './overview';

const standingSchema = z.object({
  covered: z.boolean(),
  level: z.string().nullable(),
  possibleLevel: z.string().nullable(),
  score: z.number().nullable(),
  coverage: z.number().nullable(),
});

/** A change of a component's standing, or its first report. @public */
export const historyItemSchema = standingSchema.extend({
  /** ISO 8601 */
  at: z.string(),
  /** Absent for the first report. */
  cause: causeSchema.optional(),
  /** What it was before. */
  before: standingSchema.optional(),
  /** That was read. */
  revision: z.string().optional(),
  /** Checks whose outcome changed; `exempt` where an exemption takes one out. Empty for the first report. */
  checks: z.array(
    z.object({
      checkId: z.string(),
      from: z.union([outcomeSchema, z.literal('exempt')]).nullable(),
      to: z.union([outcomeSchema, z.literal('exempt')]).nullable(),
    }),
  ),
});
/** @public */
export type HistoryItem = z.infer<typeof historyItemSchema>;

/** The query of `GET /entities/:kind/:namespace/:name/history`. @public */
export const historyQuerySchema = z.strictObject({
  scorecard: z.string().optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('Default: 20.'),
  cursor: z.string().optional().describe('`nextCursor` of the page before.'),
});
/** @public */
export type HistoryQuery = z.input<typeof historyQuerySchema>;

/** Answer of it, newest first. @public */
export const historyResponseSchema = z.object({
  items: z.array(historyItemSchema),
  nextCursor: z.string().optional(),
});
/** @public */
export type HistoryResponse = z.infer<typeof historyResponseSchema>;
