import { InputError } from '@backstage/errors';
import * as z from 'zod';
import type { Place } from './ReportsReader';

const schema = z.strictObject({
  ref: z.string().max(1000).optional(),
  offset: z.number().int().min(0).max(10_000_000),
});

/** Where a page begins, in a form that callers need not understand. */
export function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws `InputError` where the text is not one of {@link encodeCursor}. */
export function decodeCursor(cursor: string): Place {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return schema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'cursor: is not one that this API gave; leave it out for the first page',
    );
  }
}
