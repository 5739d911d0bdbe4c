import type { SourceFile } from '../../tree';
import { readNotebook, type KeptOutputs } from './notebook';
import { isNotebook, languageOf, type Language } from './paths';

/** A line as the facts see it: never longer than {@link MAX_LINE}. */
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
  /** The lines, cut to {@link MAX_LINE}. */
  texts: readonly string[];
  /** The same with their places; made when they are asked for. */
  readonly lines: readonly SourceLine[];
  /** The place of a line in its file, from 1, by its index. Undefined where a notebook's format hides it. */
  lineOf(index: number): number | undefined;
  /** Of a notebook: the outputs that it keeps. Absent where it can't be read as one. */
  outputs?: KeptOutputs;
}

/** Characters of a line that are looked at: what is longer is data, and regular expressions stay cheap. */
export const MAX_LINE = 1000;

const cut = (text: string) =>
  text.length > MAX_LINE ? text.slice(0, MAX_LINE) : text;

/** The lines of a text, cut to {@link MAX_LINE}. */
export function splitLines(text: string): string[] {
  const lines = text.split('\n');
  const hasReturns = text.includes('\r\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const isLast = index === lines.length - 1;
    lines[index] = cut(
      hasReturns && !isLast && line.endsWith('\r') ? line.slice(0, -1) : line,
    );
  }
  return lines;
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
  texts: readonly string[],
  lineOf: Source['lineOf'] = index => index + 1,
): Source {
  let lines: readonly SourceLine[] | undefined;
  return {
    language,
    text,
    texts,
    lineOf,
    get lines() {
      lines ??= texts.map((one, index) => {
        const line = lineOf(index);
        return line === undefined ? { text: one } : { text: one, line };
      });
      return lines;
    },
  };
}

function read(file: SourceFile): Source {
  const { path, text } = file;
  if (text === undefined) return sourceFrom(undefined, '', []);
  if (isNotebook(path)) {
    const notebook = readNotebook(text);
    if (!notebook) return sourceFrom(undefined, '', []);
    const { language, lines, outputs } = notebook;
    const whole = lines.map(one => one.text).join('\n');
    const texts = lines.map(one => cut(one.text));
    const source = sourceFrom(
      language,
      whole,
      texts,
      index => lines[index]?.line,
    );
    return Object.assign(source, { outputs });
  }
  const texts = splitLines(text);
  const language = languageOf(path);
  if (!/\.(Rmd|rmd|qmd)$/.test(path)) return sourceFrom(language, text, texts);
  const chunks = chunksOnly(texts);
  return sourceFrom(language, chunks.join('\n'), chunks);
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
