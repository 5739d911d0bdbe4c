/** The orders that are served: which version they are, and what they must look like. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { explain } from './explain.js';

/** One row. Everything in a CSV file is text, and an empty number is none. */
export const Order = z.strictObject({
  day: z.iso.date(),
  depot: z.string().regex(/^[a-z]+$/, 'small letters only'),
  orders: z
    .string()
    .regex(/^\d{1,6}$/, 'a whole number is expected')
    .transform(Number)
    .pipe(z.int().max(100_000)),
});

/** The SHA-256 of the file. It has to stand in the SHA256SUMS beside it, which git knows. */
export function versionOf(path) {
  const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (!readFileSync(join(dirname(path), 'SHA256SUMS'), 'utf8').includes(digest)) {
    throw new Error(`${path} is not the version in SHA256SUMS: \`make data\` takes it over`);
  }
  return digest;
}

/** The orders by day and depot. A row that is not as expected, or is there twice, is refused with its line. */
export function load(path) {
  const seen = new Set();
  const rows = parse(readFileSync(path), { columns: true, info: true }).map(({ record, info }) => {
    const { data, error } = Order.safeParse(record);
    if (error) throw new Error(`${path}:${info.lines}: ${explain(error)}`);
    const key = `${data.day} ${data.depot}`;
    if (seen.has(key)) throw new Error(`${path}:${info.lines}: ${key} is there twice`);
    seen.add(key);
    return { key, data };
  });
  if (rows.length === 0) throw new Error(`${path} has no rows`);
  return rows.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ data }) => data);
}
