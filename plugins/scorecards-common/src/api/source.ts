import * as z from 'zod';

/** The query of `GET /entities/:kind/:namespace/:name/source`: a place of the component's report. @public */
export const sourceQuerySchema = z.strictObject({
  scorecard: z.string().optional(),
  path: z
    .string()
    .min(1)
    .max(4096)
    .describe("Of a location in the report, from the repository's root."),
  line: z.coerce
    .number()
    .int()
    .positive()
    .describe('Of the same location; from 1.'),
});
/** @public */
export type SourceQuery = z.input<typeof sourceQuerySchema>;

/** The lines around a place; text of the repository, with control characters taken out. @public */
export const sourceResponseSchema = z.object({
  path: z.string(),
  /** Number of the first of the lines. */
  from: z.number().int().positive(),
  lines: z.array(z.string()),
});
/** @public */
export type SourceResponse = z.infer<typeof sourceResponseSchema>;
