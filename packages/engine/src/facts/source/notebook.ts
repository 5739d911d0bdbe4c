import { tableAt, text } from '../parse';
import { JsonWalker } from './JsonWalker';
import type { Language } from './paths';

/** One line of a notebook's code. */
export interface NotebookLine {
  text: string;
  /** The line of the notebook's file that holds it, from 1. */
  line: number;
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

/** Tells the lines of places, one after the other, in one pass over the text. */
function lineCounter(content: string) {
  let line = 1;
  let lineEnd = content.indexOf('\n');
  return (place: number): number => {
    while (lineEnd >= 0 && lineEnd < place) {
      line += 1;
      lineEnd = content.indexOf('\n', lineEnd + 1);
    }
    return line;
  };
}

/** What is read of a cell. */
interface Cell {
  type?: unknown;
  /** Undefined where it is none. */
  code?: NotebookLine[];
  keepsOutput: boolean;
}

// https://nbformat.readthedocs.io/en/latest/format_description.html. Version 3 keeps its cells in worksheets.
class NotebookReader {
  readonly #json: JsonWalker;
  readonly #lineOf: (place: number) => number;
  readonly #cells: Cell[] = [];
  #kernel: unknown;
  #language: unknown;

  constructor(content: string) {
    this.#json = new JsonWalker(content);
    this.#lineOf = lineCounter(content);
  }

  /** @throws Where it is no notebook. */
  read(): Notebook {
    const json = this.#json;
    json.object(key => {
      if (key === 'cells') this.#readCells();
      else if (key === 'worksheets') this.#readWorksheets();
      else if (key === 'metadata') this.#readMetadata();
      else json.skip();
    });
    if (json.next() !== undefined) throw new SyntaxError('more than JSON');
    const name =
      text(tableAt(this.#kernel).language) ??
      text(tableAt(this.#language).name) ??
      text(tableAt(this.#kernel).name) ??
      'python';
    const cells = this.#cells.filter(({ type }) => type === 'code');
    const kept = cells.filter(({ keepsOutput, code }) => code && keepsOutput);
    const line = kept[0]?.code?.[0]?.line;
    return {
      language: LANGUAGES.get(name.toLowerCase()),
      lines: cells.flatMap(({ code = [] }) => code),
      outputs: {
        cells: kept.length,
        ...(line === undefined ? {} : { line }),
      },
    };
  }

  #readCells(): void {
    this.#json.array(() => this.#readCell());
  }

  #readWorksheets(): void {
    const json = this.#json;
    json.array(() =>
      json.object(key => {
        if (key === 'cells') this.#readCells();
        else json.skip();
      }),
    );
  }

  #readMetadata(): void {
    const json = this.#json;
    if (json.next() !== '{') {
      json.skip();
      return;
    }
    json.object(key => {
      if (key === 'kernelspec') this.#kernel = json.value();
      else if (key === 'language_info') this.#language = json.value();
      else json.skip();
    });
  }

  #readCell(): void {
    const json = this.#json;
    if (json.next() !== '{') {
      json.skip();
      return;
    }
    const cell: Cell = { keepsOutput: false };
    json.object(key => {
      if (key === 'cell_type') cell.type = json.value();
      else if (key === 'source' || key === 'input') cell.code = this.#code();
      else if (key === 'outputs' && json.next() === '[') {
        json.array(() => {
          cell.keepsOutput = true;
          json.skip();
        });
      } else json.skip();
    });
    this.#cells.push(cell);
  }

  /** The lines of a source: one text, or a list of them. */
  #code(): NotebookLine[] | undefined {
    const json = this.#json;
    let code: NotebookLine[] | undefined = [];
    const add = () => {
      const line = this.#lineOf(json.place());
      const piece = json.value();
      if (typeof piece !== 'string') {
        code = undefined;
        return;
      }
      const whole = piece.endsWith('\n') ? piece.slice(0, -1) : piece;
      for (const one of whole.split('\n')) code?.push({ text: one, line });
    };
    if (json.next() === '[') json.array(add);
    else add();
    return code;
  }
}

/** The code of a notebook; undefined where the text is not one. The text's size is bounded by who reads it. */
export function readNotebook(content: string): Notebook | undefined {
  try {
    return new NotebookReader(content.replace(/^\uFEFF/, '')).read();
  } catch {
    return undefined;
  }
}
