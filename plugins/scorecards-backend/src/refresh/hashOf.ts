import { createHash } from 'node:crypto';

/** Equal values have equal hashes. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
