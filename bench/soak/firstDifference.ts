import { isDeepStrictEqual } from 'node:util';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** @returns Where two values differ first, and in what; empty where they are equal. */
export function firstDifference(a: unknown, b: unknown, path = ''): string {
  if (isDeepStrictEqual(a, b)) return '';
  if (!isObject(a) || !isObject(b)) {
    return `${path}: ${JSON.stringify(a)}, not ${JSON.stringify(b)}`;
  }
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const key = keys.find(one => !isDeepStrictEqual(a[one], b[one])) ?? '';
  return firstDifference(a[key], b[key], `${path}/${key}`);
}
