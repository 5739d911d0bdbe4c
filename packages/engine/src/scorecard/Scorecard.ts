import * as z from 'zod';
import { declarationSchema, type Declaration } from '../declared';

const name = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'use lower-case letters, digits and single hyphens',
  )
  .max(63);

const requirement = z.union([
  z.string(),
  z.strictObject({
    check: z.string(),
    /** Parameters of the check. */
    with: z.record(z.string(), z.unknown()).optional(),
    weight: z.number().positive().max(100).optional(),
  }),
]);

const oneOrMore = z.union([
  z.string().transform(value => [value]),
  z.array(z.string()).min(1),
]);

/** A scorecard as it stands in its file. */
export const scorecardFileSchema = z.strictObject({
  apiVersion: z.literal('opaq/v1'),
  kind: z.literal('Scorecard'),
  metadata: z.strictObject({
    name,
    title: z.string().min(1),
    description: z.string().optional(),
    owner: z.string().optional(),
  }),
  spec: z.strictObject({
    appliesTo: z
      .strictObject({
        kind: oneOrMore.optional(),
        type: oneOrMore.optional(),
        lifecycle: oneOrMore.optional(),
        tag: oneOrMore.optional(),
      })
      .default({}),
    /** Checks without code, which this file brings. */
    define: z.array(declarationSchema).max(200).default([]),
    levels: z
      .array(
        z.strictObject({
          name,
          title: z.string().min(1),
          checks: z.array(requirement).min(1),
        }),
      )
      .min(1)
      .max(10),
    shown: z.array(requirement).default([]),
  }),
});

/** A check that a scorecard asks for. @public */
export interface Requirement {
  check: string;
  with: Record<string, unknown>;
  weight: number;
}

/** Which components a scorecard judges: all conditions, any value of each. @public */
export interface AppliesTo {
  kind?: string[];
  type?: string[];
  lifecycle?: string[];
  tag?: string[];
}

/** What an organisation asks of its components, as data. @public */
export interface Scorecard {
  name: string;
  title: string;
  description?: string;
  owner?: string;
  appliesTo: AppliesTo;
  /** The checks that the scorecard brings itself; `declaredCheck` makes them. */
  define: Declaration[];
  /** From the lowest to the highest; each includes those below it. */
  levels: Array<{ name: string; title: string; requirements: Requirement[] }>;
  /** Checks whose results are shown, outside level, score and coverage. */
  shown: Requirement[];
  /** Of the definition, without regard to its layout: two equal hashes mean equal rules. */
  hash: string;
}
