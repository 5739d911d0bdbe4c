import type { SourceFile } from '../../tree';
import { isStatement, kindsOf } from '../code/statements';
import { Lines, splitLines } from './lines';
import { readNotebook, type KeptOutputs } from './notebook';
import { isNotebook, languageOf, type Language } from './paths';

/** A line as the facts see it: never longer than `MAX_LINE`. */
export interface SourceLine {
  text: string;
  /** From 1. Absent where a notebook's format hides it. */
  line?: number;
}

/** What of a file is code, line by line. */
export interface Source {
  /** Undefined for configuration, scripts and notebooks of another language. */
  language: Language | undefined;
  /** The lines, each with its end. */
  text: string;
  /** The same, by its lines. */
  readonly texts: Lines;
  /** What each of them is, for `isStatement`; made when it is asked for. Nothing is code where there is no language. */
  readonly kinds: Uint8Array;
  /** The lines with their places; made when they are asked for. */
  readonly lines: readonly SourceLine[];
  /** The place of a line in its file, from 1, by its index. Undefined where a notebook's format hides it. */
  lineOf(index: number): number | undefined;
  /** Of a notebook: the outputs that it keeps. Absent where it can't be read as one. */
  outputs?: KeptOutputs;
}

// https://rmarkdown.rstudio.com/lesson-3.html and https://quarto.org/docs/computations/execution-options.html
const CHUNK = /^\s*```+\s*\{\s*\w/;
const NOT_RUN = /^\s*```.*\beval\s*=\s*F(?:ALSE)?\b|^\s*#\|\s*eval:\s*false\b/;

/** Only the chunks of a document that mixes prose and code; the prose stays as empty lines. */
function chunksOnly(lines: readonly string[]): string[] {
  let fenced = false;
  let run = false;
  return lines.map(text => {
    if (/^\s*```/.test(text)) {
      fenced = !fenced;
      run = fenced && CHUNK.test(text) && !NOT_RUN.test(text);
      return '';
    }
    if (fenced && NOT_RUN.test(text)) run = false;
    return run ? text : '';
  });
}

function sourceFrom(
  language: Language | undefined,
  text: string,
  lineOf: Source['lineOf'] = index => index + 1,
): Source {
  let texts: Lines | undefined;
  let lines: readonly SourceLine[] | undefined;
  let kinds: Uint8Array | undefined;
  return {
    language,
    text,
    get texts() {
      texts ??= new Lines(text);
      return texts;
    },
    get kinds() {
      kinds ??= language
        ? kindsOf(language, this.texts)
        : new Uint8Array(this.texts.count);
      return kinds;
    },
    lineOf,
    get lines() {
      lines ??= splitLines(text).map((one, index) => {
        const line = lineOf(index);
        return line === undefined ? { text: one } : { text: one, line };
      });
      return lines;
    },
  };
}

function read(file: SourceFile): Source {
  const { path, text } = file;
  if (text === undefined) return sourceFrom(undefined, '');
  if (isNotebook(path)) {
    const notebook = readNotebook(text);
    if (!notebook) return sourceFrom(undefined, '');
    const { language, lines, outputs } = notebook;
    const whole = lines.map(one => one.text).join('\n');
    const source = sourceFrom(language, whole, index => lines[index]?.line);
    source.outputs = outputs;
    return source;
  }
  const language = languageOf(path);
  if (!/\.(Rmd|rmd|qmd)$/.test(path)) return sourceFrom(language, text);
  return sourceFrom(language, chunksOnly(splitLines(text)).join('\n'));
}

const known = new WeakMap<SourceFile, Source>();

/** The code of a file. Split once, however many facts ask. */
export function sourceOf(file: SourceFile): Source {
  let source = known.get(file);
  if (!source) {
    source = read(file);
    known.set(file, source);
  }
  return source;
}

/** The lines of a file that are code. */
export function statementsOf({ texts, kinds, lineOf }: Source): SourceLine[] {
  const statements: SourceLine[] = [];
  for (let index = 0; index < texts.count; index += 1) {
    if (isStatement(kinds[index])) {
      statements.push({ text: texts.at(index), line: lineOf(index) });
    }
  }
  return statements;
}
