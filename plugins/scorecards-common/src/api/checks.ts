import * as z from 'zod';

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
