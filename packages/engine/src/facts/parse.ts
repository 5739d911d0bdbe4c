import { parse as parseTomlText, TomlError } from 'smol-toml';
import { parseDocument, type Document } from 'yaml';
import { parseQuietly } from '../yaml/parseQuietly';

/** A table of a configuration file, of which nothing is known yet. */
export type Table = Record<string, unknown>;

export const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The table at a path of keys; empty where there is none. */
export function tableAt(value: unknown, ...keys: string[]): Table {
  let here = value;
  for (const key of keys) {
    // Own keys only: a hostile file may ask for `__proto__`.
    here = isTable(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return isTable(here) ? here : {};
}

/** The text items of a list; empty for anything else. */
export function strings(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/** A text, or undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Content that could be read, or why not. */
export type Parsed = { data: Table } | { problem: string };

/** Remembers the last answer: the facts that want a file ask for its content one after the other. */
function onceEach(parse: (content: string) => Parsed) {
  let last: { content: string; parsed: Parsed } | undefined;
  return (content: string): Parsed => {
    if (last?.content !== content) last = { content, parsed: parse(content) };
    return last.parsed;
  };
}

/** Reads TOML. */
export const parseToml = onceEach(content => {
  try {
    return { data: parseTomlText(content) };
  } catch (error) {
    const line = error instanceof TomlError ? ` (line ${error.line})` : '';
    return { problem: `is not valid TOML${line}` };
  }
});

// What people write by hand stays far below.
const MAX_YAML = 50_000;

let lastYaml: { content: string; document: Document.Parsed } | undefined;

/** Parsed once for the facts that ask one after the other. */
function documentOf(content: string): Document.Parsed {
  if (lastYaml?.content !== content) {
    lastYaml = { content, document: parseQuietly(parseDocument, content) };
  }
  return lastYaml.document;
}

/**
 * Reads a YAML mapping of the size that people write.
 *
 * @param maxAliases - How often aliases may multiply: compose files repeat one block for each service.
 */
export function parseYaml(content: string, maxAliases = 10): Parsed {
  if (content.length > MAX_YAML) return { problem: 'is too long to be read' };
  const invalid = { problem: 'is not valid YAML' };
  try {
    const document = documentOf(content);
    if (document.errors.length > 0) return invalid;
    const data: unknown = document.toJS({ maxAliasCount: maxAliases });
    return isTable(data) ? { data } : { problem: 'holds no YAML mapping' };
  } catch {
    return invalid;
  }
}

/** Reads a JSON object. */
export const parseJson = onceEach(content => {
  try {
    const data: unknown = JSON.parse(content);
    return isTable(data) ? { data } : { problem: 'holds no JSON object' };
  } catch {
    return { problem: 'is not valid JSON' };
  }
});

/** The first line, from 1, that matches. */
export function lineMatching(
  content: string,
  pattern: RegExp,
): number | undefined {
  const index = content.split('\n').findIndex(line => pattern.test(line));
  return index < 0 ? undefined : index + 1;
}
