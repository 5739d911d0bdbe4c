import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import type { Problem } from '../report';
import { parseQuietly } from './parseQuietly';

type Path = readonly PropertyKey[];

/** A problem at a place of the document. */
export type ReportProblem = (message: string, path?: Path) => void;

/** A document that its schema accepts, or all that is wrong with it. */
export type Read<Value> =
  | { value: Value; problemAt(message: string, path?: Path): Problem }
  | { problems: Problem[] };

/**
 * Reads a YAML document by a schema.
 *
 * @param maxAliases - How often aliases may multiply before the document is refused.
 * @returns The value, or all that is wrong with it, with lines (from 1). Never throws.
 */
export function readYaml<Value>(
  text: string,
  schema: z.ZodType<Value>,
  maxAliases = 100,
): Read<Value> {
  const lines = new LineCounter();
  const document = parseQuietly(parseDocument, text, lines);
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(({ message, pos }) => ({
        message: message
          .split('\n')[0]
          .replace(/ at line \d+, column \d+:$/, ''),
        line: lines.linePos(pos[0]).line,
      })),
    };
  }

  const problemAt = (message: string, path: Path = []): Problem => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      const range = (node as { range?: [number] } | undefined)?.range;
      if (range) return { message, line: lines.linePos(range[0]).line };
    }
    return { message };
  };

  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: maxAliases });
  } catch {
    return { problems: [{ message: 'its aliases multiply too far' }] };
  }
  const read = schema.safeParse(content);
  if (read.success) return { value: read.data, problemAt };
  return {
    problems: read.error.issues.map(({ path, message }) =>
      problemAt([path.join('.'), message].filter(Boolean).join(': '), path),
    ),
  };
}
