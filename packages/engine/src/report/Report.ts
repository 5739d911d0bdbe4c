import * as z from 'zod';

/** The answers that a check can have. @public */
export const outcomeSchema = z.enum([
  'pass',
  'fail',
  'notApplicable',
  'unknown',
  'error',
]);

/** @public */
export type Outcome = z.infer<typeof outcomeSchema>;

/** @public */
export const locationSchema = z.object({
  /** POSIX path, relative to the repository's root. */
  path: z.string(),
  /** From 1. */
  line: z.number().int().positive().optional(),
});

/** @public */
export type ReportLocation = z.infer<typeof locationSchema>;

/** A check that a project asks not to be held to, for a time. @public */
export const exemptionSchema = z.object({
  reason: z.string(),
  /** The last day on which it holds, in UTC. */
  expires: z.iso.date(),
  /** Who agreed, as the project says. */
  approvedBy: z.string().optional(),
  /**
   * In force, the check is outside level, score and coverage. With any other status the check counts.
   */
  status: z.enum(['inForce', 'awaitingApproval', 'expired', 'refused']),
  /** Why it is refused, for a person. */
  note: z.string().optional(),
  /** Who approved exactly this in the portal, and when; absent where nobody did. */
  approval: z.object({ by: z.string(), at: z.iso.datetime() }).optional(),
  /** Where the project asks for it. */
  location: locationSchema,
});

/** @public */
export type ReportExemption = z.infer<typeof exemptionSchema>;

/** @public */
export const checkResultSchema = z.object({
  checkId: z.string(),
  outcome: outcomeSchema,
  messageId: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The message in English, with its arguments. */
  message: z.string(),
  locations: z.array(locationSchema),
  /** The lowest level of the scorecard that asks for the check, `shown` where it is in no level, null where it is not asked for. */
  level: z.string().nullable(),
  /** What the project asks for this check; null where it asks for nothing. The outcome is the same either way. */
  exemption: exemptionSchema.nullable(),
});

/** @public */
export type CheckResult = z.infer<typeof checkResultSchema>;

/** @public */
export const subjectSchema = z.object({
  ref: z.string(),
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.string().optional(),
  lifecycle: z.string().optional(),
  system: z.string().optional(),
  owner: z
    .object({
      ref: z.string(),
      exists: z.boolean().optional(),
      title: z.string().optional(),
      disciplines: z.array(z.string()).optional(),
    })
    .optional(),
  teams: z.record(z.string(), z.array(z.string())).optional(),
  dependsOn: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  links: z
    .array(
      z.object({
        url: z.string(),
        title: z.string().optional(),
        type: z.string().optional(),
      }),
    )
    .optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  from: z.enum(['catalog', 'file']),
});

/** @public */
export const problemSchema = z.object({
  /** What is wrong and what to do, for a person. */
  message: z.string(),
  path: z.string().optional(),
  line: z.number().int().positive().optional(),
});

/** Something about the reading itself that a reader of the report should know. @public */
export type Problem = z.infer<typeof problemSchema>;

/**
 * One component judged by one scorecard: the only form in which results leave the engine.
 *
 * @public
 */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  engineVersion: z.string(),
  subject: subjectSchema,
  source: z.object({
    /** Where the repository is read from; for the command line the folder. */
    url: z.string(),
    /** The commit, or what the host gives instead of one. Absent where there is none. */
    revision: z.string().optional(),
    /** The component's folder, empty for the repository's root. */
    path: z.string(),
  }),
  scorecard: z.object({
    name: z.string(),
    title: z.string(),
    /** Of the definition: two reports with one hash were judged by one rule. */
    hash: z.string(),
    /** From the lowest to the highest. */
    levels: z.array(z.object({ name: z.string(), title: z.string() })),
  }),
  /** Whether the scorecard judges this component at all. */
  covered: z.boolean(),
  /** Why it does not, for a person. */
  notCoveredReason: z.string().optional(),
  /** The highest level that is proved; null below the lowest and where the component is not covered. */
  level: z.string().nullable(),
  /** The highest level that is possible if everything unknown turns out well. */
  possibleLevel: z.string().nullable(),
  /** 0 to 1: weight passed of the weight passed and failed; null where nothing was. */
  score: z.number().min(0).max(1).nullable(),
  /** 0 to 1: the share of the applicable checks that have an answer; null where none applies. */
  coverage: z.number().min(0).max(1).nullable(),
  /** Every check of the engine, whether the scorecard asks for it or not. */
  results: z.array(checkResultSchema),
  /** Ids of the failing checks of the next level, cheapest first. */
  nextSteps: z.array(z.string()),
  problems: z.array(problemSchema),
});

/** @public */
export type Report = z.infer<typeof reportSchema>;
