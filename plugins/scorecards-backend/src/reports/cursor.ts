import { InputError } from '@backstage/errors';
import * as z from 'zod';
import type { RepositoryPlace } from './Operations';
import type { HistoryPlace, Place } from './ReportsReader';

const placeSchema = z.strictObject({
  ref: z.string().max(1000).optional(),
  offset: z.number().int().min(0).max(10_000_000),
});

const historyPlaceSchema = z.strictObject({
  since: z.number().int(),
  id: z.number().int().max(2_147_483_647),
});

const repositoryPlaceSchema = z.strictObject({
  failingSince: z.number().int().min(0),
  readAt: z.number().int().min(0),
  id: z.number().int().min(0).max(2_147_483_647),
});

function decode<Value>(schema: z.ZodType<Value>, cursor: string): Value {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return schema.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'cursor: is not one that this API gave; leave it out for the first page',
    );
  }
}

/** Where a page begins, in a form that callers need not understand. */
export function encodeCursor(
  place: Place | HistoryPlace | RepositoryPlace,
): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws `InputError` where the text is not a cursor of a list of components. */
export function decodeCursor(cursor: string): Place {
  return decode(placeSchema, cursor);
}

/** @throws `InputError` where the text is not a cursor of a history. */
export function decodeHistoryCursor(cursor: string): HistoryPlace {
  return decode(historyPlaceSchema, cursor);
}

/** @throws `InputError` where the text is not a cursor of a list of repositories. */
export function decodeRepositoryCursor(cursor: string): RepositoryPlace {
  return decode(repositoryPlaceSchema, cursor);
}
