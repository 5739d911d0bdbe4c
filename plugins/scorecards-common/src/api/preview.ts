import { problemSchema } from '@opaq/engine/report';
import * as z from 'zod';
import { estateFilterShape } from './filter';
import { figuresSchema } from './overview';

/** Body of `POST /preview`. @public */
export const previewBodySchema = z.strictObject({
  /** The scorecard as its file would be. */
  definition: z.string().max(500_000),
  /** Which components; `scorecard` names the one to compare with, by default the one of the same name, else the first. */
  filter: z.strictObject(estateFilterShape).optional(),
});
/** @public */
export type PreviewBody = z.input<typeof previewBodySchema>;

/** A component that a preview moves. @public */
export const moveSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().optional(),
  /** A level's name, `none` below the lowest, `unscored` where the scorecard does not judge it. */
  from: z.string(),
  to: z.string(),
  /** Checks that stand between it and the level that it has now, or that it no longer needs. */
  checks: z.array(z.string()),
});
/** @public */
export type Move = z.infer<typeof moveSchema>;

/** Answer of `POST /preview`. Either problems, or what would be. @public */
export const previewResponseSchema = z.object({
  /** What is wrong with the definition; nothing is previewed then. */
  problems: z.array(problemSchema),
  preview: z
    .object({
      comparedWith: z.string(),
      /** Levels of the scorecard in force, lowest first. */
      fromLevels: z.array(z.object({ name: z.string(), title: z.string() })),
      toLevels: z.array(z.object({ name: z.string(), title: z.string() })),
      before: figuresSchema,
      after: figuresSchema,
      /** How many go from which level to which, those that stay included. */
      counts: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          count: z.number().int(),
        }),
      ),
      /** Those that move, the ones that fall furthest first, 200 at most. */
      moves: z.array(moveSchema),
      totalMoves: z.number().int(),
      /**
       * Ids of checks that look for what was not looked for when repositories were last read: they count as unknown here,
       * and are answered when the scorecard is in force and the repositories were read again.
       */
      notRead: z.array(z.string()).optional(),
    })
    .optional(),
});
/** @public */
export type PreviewResponse = z.infer<typeof previewResponseSchema>;
