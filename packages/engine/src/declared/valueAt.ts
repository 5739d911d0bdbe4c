import { parse as parseIni } from 'ini';
import {
  isTable,
  parseJson,
  parseToml,
  parseYaml,
  type Parsed,
} from '../facts/parse';
import { defineFileFact, type FileFact } from '../facts/Fact';
import { isVendored } from '../facts/source/paths';
import { hashOf } from '../hash';
import { globMatcher } from '../tree/glob';

/** What stands at a path of one file. */
export interface FoundValue {
  path: string;
  /** Absent where nothing stands there. A list or a table is named by its kind. */
  value?: string | number | boolean;
  /** Why the file can't be read, as the end of a sentence that begins with its path. */
  problem?: string;
}

const MAX_BYTES = 1_000_000;
const MAX_VALUE = 500;
const MAX_LISTED = 20;

const EXTENSION = /\.(json|toml|ya?ml|ini|cfg|conf)$/i;

function parse(path: string, text: string): Parsed {
  const kind = EXTENSION.exec(path)?.[1].toLowerCase();
  if (kind === 'json') return parseJson(text);
  if (kind === 'toml') return parseToml(text);
  if (kind === 'yaml' || kind === 'yml') return parseYaml(text);
  if (kind !== undefined) return { data: parseIni(text) };
  return { problem: 'is neither JSON, TOML, YAML nor INI, by its extension' };
}

function valueIn(data: unknown, keys: readonly string[]): unknown {
  let here = data;
  for (const key of keys) {
    if (Array.isArray(here) && /^\d{1,6}$/.test(key)) here = here[Number(key)];
    else if (isTable(here) && Object.hasOwn(here, key)) here = here[key];
    else return undefined;
  }
  return here;
}

function shown(value: unknown): FoundValue['value'] {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.slice(0, MAX_VALUE);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? 'a list' : 'a table';
}

/** The value at a path of keys, in each of some parsed files. */
export function valueAt(
  glob: string,
  keys: readonly string[],
): FileFact<Omit<FoundValue, 'path'>, FoundValue[]> {
  const anywhere = globMatcher(`**/${glob.replace(/^(\/|\*\*\/)+/, '')}`);
  const here = globMatcher(glob);
  return defineFileFact<Omit<FoundValue, 'path'>, FoundValue[]>({
    name: `valueAt.${hashOf([glob, keys])}`,
    version: 1,
    scope: 'component',
    select: (path, size) =>
      size <= MAX_BYTES && anywhere(path) && !isVendored(path),
    map({ path, text }) {
      if (text === undefined) return { problem: 'is not text' };
      const parsed = parse(path, text);
      if ('problem' in parsed) return parsed;
      const value = shown(valueIn(parsed.data, keys));
      return value === undefined ? {} : { value };
    },
    reduce: (found, { entries }) => [
      ...[...found]
        .filter(([path]) => here(path))
        .slice(0, MAX_LISTED)
        .map(([path, one]) => ({ path, ...one })),
      ...entries
        .filter(({ path, size }) => size > MAX_BYTES && here(path))
        .slice(0, 1)
        .map(({ path }) => ({ path, problem: 'is too long to be read' })),
    ],
  });
}
