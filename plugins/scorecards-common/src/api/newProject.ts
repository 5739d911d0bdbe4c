import * as z from 'zod';
import { outcomeSchema, reportSchema } from '@opaq/engine/report';

/** The query of `GET /disciplines`. @public */
export const disciplinesQuerySchema = z.strictObject({
  owner: z
    .string()
    .min(1)
    .optional()
    .describe('A group or a user, as full entity reference.'),
});
/** @public */
export type DisciplinesQuery = z.input<typeof disciplinesQuerySchema>;

/** Answer of `GET /disciplines`: who is of which discipline, as the organisation says. @public */
export const disciplinesResponseSchema = z.object({
  /** Empty where the organisation has said nothing. */
  items: z.array(
    z.object({
      name: z.string(),
      /** Full references of the groups that it names, of those that the caller may see. */
      groups: z.array(z.string()),
    }),
  ),
  /** Names of the disciplines that the owner covers; absent where none was asked for. */
  owner: z.array(z.string()).optional(),
});
/** @public */
export type DisciplinesResponse = z.infer<typeof disciplinesResponseSchema>;

/** Body of `POST /predict`. @public */
export const predictBodySchema = z.strictObject({
  /** Full reference of a template of the scaffolder. */
  template: z.string().min(1),
  /** What a person has filled in. */
  values: z.record(z.string(), z.unknown()),
  /** A scorecard's name. Default: the first one. */
  scorecard: z.string().optional(),
});
/** @public */
export type PredictBody = z.input<typeof predictBodySchema>;

/** Answer of `POST /predict`: the project that a template would make, and how it would be judged. @public */
export const predictionSchema = reportSchema
  .pick({
    scorecard: true,
    covered: true,
    notCoveredReason: true,
    level: true,
    possibleLevel: true,
    score: true,
    coverage: true,
  })
  .extend({
    /** Paths, sorted. */
    files: z.array(z.string()),
    /** Checks of the scorecard's levels that neither pass nor have nothing to say. */
    open: z.array(
      z.object({
        checkId: z.string(),
        title: z.string(),
        outcome: outcomeSchema,
        message: z.string(),
      }),
    ),
  });
/** @public */
export type Prediction = z.infer<typeof predictionSchema>;
