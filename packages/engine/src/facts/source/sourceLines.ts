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
  lines: readonly SourceLine[];
  /** Of a notebook: the outputs that it keeps. Absent where it can't be read as one. */
  outputs?: KeptOutputs;
}

/** Characters of a line that are looked at: what is longer is data, and regular expressions stay cheap. */
export const MAX_LINE = 1000;

const cut = (text: string) =>
  text.length > MAX_LINE ? text.slice(0, MAX_LINE) : text;

// https://rmarkdown.rstudio.com/lesson-3.html and https://quarto.org/docs/computations/execution-options.html
const CHUNK = /^\s*```+\s*\{\s*\w/;
const NOT_RUN = /^\s*```.*\beval\s*=\s*F(?:ALSE)?\b|^\s*#\|\s*eval:\s*false\b/;

/** Only the chunks of a document that mixes prose and code; the prose stays as empty lines. */
function chunksOnly(lines: SourceLine[]): SourceLine[] {
  let fenced = false;
  let run = false;
  return lines.map(({ text, line }) => {
    if (/^\s*```/.test(text)) {
      fenced = !fenced;
      run = fenced && CHUNK.test(text) && !NOT_RUN.test(text);
      return { text: '', line };
    }
    if (fenced && NOT_RUN.test(text)) run = false;
    return { text: run ? text : '', line };
  });
}

function read(file: SourceFile): Source {
  const { path, text } = file;
  if (text === undefined) return { language: undefined, lines: [] };
  if (isNotebook(path)) {
    const notebook = readNotebook(text);
    return {
      language: notebook?.language,
      lines: (notebook?.lines ?? []).map(one => ({
        ...one,
        text: cut(one.text),
      })),
      ...(notebook ? { outputs: notebook.outputs } : {}),
    };
  }
  const lines = text
    .split(/\r?\n/)
    .map((one, index) => ({ text: cut(one), line: index + 1 }));
  return {
    language: languageOf(path),
    lines: /\.(Rmd|rmd|qmd)$/.test(path) ? chunksOnly(lines) : lines,
  };
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
