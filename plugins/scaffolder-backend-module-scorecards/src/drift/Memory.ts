import { createHash } from 'node:crypto';
import { parse, stringify } from 'yaml';

/** Where a project keeps from what it was made. */
export const MEMORY_FILE = '.opaq-template.yaml';

/** Enough of a checksum to tell two versions of a file apart. */
const DIGITS = 16;

const HEADER = [
  '# From what this project was made. When the template has moved on, the template adopt-standards reads here what the form',
  '# was filled in with, and which files came from it.',
  '',
].join('\n');

/** From what a project was made. */
export interface Memory {
  /** Full reference of the template. */
  template: string;
  version: string;
  /** What the form was filled in with. */
  values: Record<string, unknown>;
  /** Marks of the files as the template wrote them, by path. */
  files: Record<string, string>;
}

/** What tells one content of a file from another. */
export const markOf = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, DIGITS);

export function writeMemory(memory: Memory): string {
  return `${HEADER}${stringify(memory, { lineWidth: 0 })}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns Undefined where the text is none, or not as it was written. */
export function readMemory(text: string): Memory | undefined {
  try {
    const read: unknown = parse(text);
    if (!isRecord(read)) return undefined;
    const { template, version, values, files } = read;
    return typeof template === 'string' &&
      typeof version === 'string' &&
      isRecord(values) &&
      isRecord(files)
      ? { template, version, values, files: files as Memory['files'] }
      : undefined;
  } catch {
    return undefined;
  }
}
