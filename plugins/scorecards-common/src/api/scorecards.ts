import { problemSchema } from '@opaq/engine/report';
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

/** A scorecard with its text. Answer of `GET /scorecards/:name`. @public */
export const scorecardDefinitionSchema = scorecardInfoSchema.extend({
  /** YAML, as it is in force. */
  definition: z.string(),
  /** Where it comes from, for a person: a file's name, a URL, or the engine. */
  origin: z.string(),
});
/** @public */
export type ScorecardDefinition = z.infer<typeof scorecardDefinitionSchema>;
