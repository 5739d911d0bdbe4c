import { RE2JS } from 're2js';
import * as z from 'zod';
import { isSafePattern } from '../tree/exclude';

const MAX_PATTERN_LENGTH = 1000;

const text = z.string().trim().min(1);

const glob = z
  .string()
  .min(1)
  .refine(
    isSafePattern,
    'use at most 4 wildcards and 256 characters in a pattern of paths',
  );

/** RE2 in place of JavaScript's own: its time grows with the text alone, whatever the pattern. */
const pattern = z
  .string()
  .min(1)
  .max(MAX_PATTERN_LENGTH)
  .superRefine((value, context) => {
    try {
      RE2JS.compile(value, RE2JS.MULTILINE);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unreadable';
      context.addIssue({
        code: 'custom',
        message: `is no regular expression of RE2: ${reason}`,
      });
    }
  });

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What is asked; one of these stands in a declaration. */
const questions = {
  fileExists: glob,
  fileMatches: z.strictObject({
    file: glob,
    /** Any file that matches will do, or, with `absent`, is one too many. */
    pattern,
    absent: z.boolean().default(false),
  }),
  valueAt: z
    .strictObject({
      /** JSON, TOML, YAML or INI, by its extension. */
      file: glob,
      /** Keys from the top: `tool.acme.tier`, or a list where a key holds a dot. */
      path: z.union([
        text.transform(value => value.split('.')),
        z.array(text).min(1).max(20),
      ]),
      equals: scalar.optional(),
      oneOf: z.array(scalar).min(1).optional(),
      matches: pattern.optional(),
    })
    .refine(
      ({ equals, oneOf, matches }) =>
        [equals, oneOf, matches].filter(one => one !== undefined).length <= 1,
      'ask for one of equals, oneOf and matches',
    ),
  dependency: z.union([
    text.transform(name => ({ name, language: undefined })),
    z.strictObject({
      name: text,
      language: z.enum(['python', 'r', 'node']).optional(),
    }),
  ]),
};

type Question = keyof typeof questions;

const QUESTIONS = Object.keys(questions) as Question[];

/** The items of the OPAQ document; design.md and the engine's checks name them so. */
const opaq = z
  .string()
  .regex(
    /^(Operational|Performance|Architecture|Quality)\/[A-Z]/,
    'name an OPAQ item, as Operational/Logging',
  );

const LONGEST_ID = 100;

/** A check without code, as it stands under `spec.define` of a scorecard. */
export const declarationSchema = z
  .strictObject({
    id: z
      .string()
      .regex(
        /^[a-z0-9-]+\/[a-z0-9-]+\.[a-z0-9-]+$/,
        'write namespace/category.name, as acme/structure.owners',
      )
      .max(LONGEST_ID),
    /** The state in which it passes. */
    title: text.max(200),
    opaq,
    effort: z.enum(['minutes', 'hours', 'days']).default('hours'),
    why: text.optional(),
    howToFix: text.optional(),
    fileExists: questions.fileExists.optional(),
    fileMatches: questions.fileMatches.optional(),
    valueAt: questions.valueAt.optional(),
    dependency: questions.dependency.optional(),
  })
  .refine(
    declaration =>
      QUESTIONS.filter(name => declaration[name] !== undefined).length === 1,
    `ask one question: ${QUESTIONS.join(', ')}`,
  );

/** A check without code: plain data, which a worker can be handed. @public */
export type Declaration = z.infer<typeof declarationSchema>;
