import { InputError } from '@backstage/errors';
import type * as z from 'zod';

/**
 * Input of the API as its schema has it.
 *
 * @throws `InputError` that names each wrong field.
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(issue => {
    const field =
      issue.code === 'unrecognized_keys'
        ? issue.keys.join(', ')
        : issue.path.join('.');
    const message =
      issue.code === 'unrecognized_keys'
        ? 'there is no such parameter'
        : issue.message;
    return `${field}: ${message}`;
  });
  throw new InputError(problems.join('; '));
}
