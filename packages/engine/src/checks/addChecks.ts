import * as z from 'zod';
import type { AnyCheck } from './Check';

const ID =
  /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/;

const isFunction = (value: unknown) => typeof value === 'function';

const fact = z.union([
  z.looseObject({
    kind: z.literal('file'),
    name: z.string(),
    version: z.number(),
    reduce: z.custom(isFunction),
  }),
  z.looseObject({ kind: z.literal('derived'), derive: z.custom(isFunction) }),
]);

/** As much of a check as TypeScript would have held it to. */
const checkSchema = z.looseObject({
  id: z
    .string()
    .max(100)
    .regex(ID, `use 'namespace/category.name' in lower case`),
  title: z.string().min(1),
  opaq: z.string(),
  effort: z.enum(['minutes', 'hours', 'days']),
  looksFor: z.enum(['presence', 'absence', 'entry']),
  uses: z.record(z.string(), fact),
  messages: z.record(z.string(), z.string()),
  docs: z
    .looseObject({
      looksFor: z.string(),
      why: z.string(),
      howToFix: z.string(),
      passes: z.string(),
      fails: z.string(),
    })
    .optional(),
  run: z.custom(isFunction, 'is not a function'),
});

/**
 * The checks that there are, and those of a third party.
 *
 * @param found - What its module exports as `checks`: anything.
 * @param from - What to call the module where something is wrong.
 * @throws Where it is no list of checks, an id is not of the form `namespace/category.name`, or is there already.
 * @public
 */
export function addChecks(
  known: readonly AnyCheck[],
  found: unknown,
  from: string,
): readonly AnyCheck[] {
  if (!Array.isArray(found)) {
    throw new Error(`${from} has no export 'checks' that is a list of checks`);
  }
  const ids = new Set(known.map(({ id }) => id));
  found.forEach((check, index) => {
    const read = checkSchema.safeParse(check);
    if (!read.success) {
      const [{ path, message }] = read.error.issues;
      const name = typeof check?.id === 'string' ? ` ('${check.id}')` : '';
      throw new Error(
        `${from}: check ${index + 1}${name} cannot be used: ${[
          path.join('.'),
          message,
        ]
          .filter(Boolean)
          .join(': ')}`,
      );
    }
    const { id } = read.data;
    if (ids.has(id)) throw new Error(`${from}: the check '${id}' exists twice`);
    ids.add(id);
  });
  return [...known, ...(found as AnyCheck[])];
}
