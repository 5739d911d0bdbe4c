import * as z from 'zod';
import type { Language } from './paths';

/** One line of a notebook's code. */
export interface NotebookLine {
  text: string;
  /** The line of the notebook's file that holds it, from 1; absent where it could not be told. */
  line?: number;
}

/** Outputs that a notebook keeps. */
export interface KeptOutputs {
  /** Code cells that have one. */
  cells: number;
  /** The line of the code of the first of them. */
  line?: number;
}

/** What a notebook's author wrote, the code without outputs and prose, and whether outputs are kept beside it. */
export interface Notebook {
  language: Language | undefined;
  lines: NotebookLine[];
  outputs: KeptOutputs;
}

// https://nbformat.readthedocs.io/en/latest/format_description.html. Version 3 keeps its cells in worksheets.
// There are thousands of lines, for each of which a schema of its own costs more than all that is done with them.
const source = z.custom<string | string[]>(
  value =>
    typeof value === 'string' ||
    (Array.isArray(value) && value.every(one => typeof one === 'string')),
);
const cell = z.object({
  cell_type: z.string(),
  source: source.optional(),
  input: source.optional(),
  outputs: z.custom<unknown[]>(Array.isArray).optional().catch(undefined),
});
const cells = z.array(cell.catch({ cell_type: 'unreadable' }));
const language = z.string().optional().catch(undefined);
const schema = z.object({
  cells: cells.optional(),
  worksheets: z.array(z.object({ cells })).optional(),
  metadata: z
    .object({
      kernelspec: z.object({ language, name: language }).optional(),
      language_info: z.object({ name: language }).optional(),
    })
    .optional()
    .catch(undefined),
});

// Not an object: a notebook may call its language `constructor`.
const LANGUAGES = new Map<string, Language>([
  ['python', 'python'],
  ['python2', 'python'],
  ['python3', 'python'],
  ['r', 'r'],
  ['ir', 'r'],
  ['javascript', 'node'],
  ['typescript', 'node'],
]);

// A value that is not found as it would be written says that the writer escapes otherwise: then no search finds more.
const MAX_MISSES = 3;

/** Tells the line of each value in turn, in one pass over the text. */
function locator(text: string) {
  let offset = 0;
  let line = 1;
  let lineEnd = text.indexOf('\n');
  let misses = 0;
  return (value: string): number | undefined => {
    if (misses >= MAX_MISSES) return undefined;
    const found = text.indexOf(JSON.stringify(value), offset);
    if (found < 0) {
      misses += 1;
      return undefined;
    }
    offset = found;
    while (lineEnd >= 0 && lineEnd < found) {
      line += 1;
      lineEnd = text.indexOf('\n', lineEnd + 1);
    }
    return line;
  };
}

/** The code of a notebook; undefined where the text is not one. The text's size is bounded by who reads it. */
export function readNotebook(text: string): Notebook | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) return undefined;
  const { metadata, worksheets = [] } = parsed.data;
  const all = parsed.data.cells ?? worksheets.flatMap(sheet => sheet.cells);

  const lineOf = locator(text);
  const lines: NotebookLine[] = [];
  const kept: KeptOutputs = { cells: 0 };
  for (const { cell_type: type, source: content, input, outputs } of all) {
    const code = content ?? input;
    if (type !== 'code' || code === undefined) continue;
    const before = lines.length;
    for (const piece of Array.isArray(code) ? code : [code]) {
      const line = lineOf(piece);
      for (const one of piece.replace(/\n$/, '').split('\n')) {
        lines.push({ text: one, ...(line === undefined ? {} : { line }) });
      }
    }
    if (outputs === undefined || outputs.length === 0) continue;
    kept.cells += 1;
    const line = lines[before]?.line;
    if (kept.cells === 1 && line !== undefined) kept.line = line;
  }
  const name =
    metadata?.kernelspec?.language ??
    metadata?.language_info?.name ??
    metadata?.kernelspec?.name ??
    'python';
  return {
    language: LANGUAGES.get(name.toLowerCase()),
    lines,
    outputs: kept,
  };
}
