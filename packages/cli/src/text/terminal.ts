import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';

const MIN_WIDTH = 30;
const MAX_WIDTH = 100;
const USUAL_WIDTH = 80;

/** As much of a stream as tells how to write to it. */
export interface Terminal {
  isTTY?: boolean;
  columns?: number;
}

/** How text is set. */
export interface Style {
  /** Characters to a line. */
  width: number;
  colors: ReturnType<typeof picocolors.createColors>;
}

/** Colour for a terminal only, and not where somebody asks for none (https://no-color.org). */
export function styleFor(
  { isTTY = false, columns }: Terminal,
  env: NodeJS.ProcessEnv,
): Style {
  const colored = isTTY && !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns || USUAL_WIDTH)),
    colors: picocolors.createColors(colored),
  };
}

const widthOf = (text: string) => stripVTControlCharacters(text).length;

/**
 * Breaks text into lines between words. A word that is longer than a line, such as a path, stays whole.
 *
 * @param first - What stands before the first line; the others are indented as far, or by `rest`.
 */
export function wrap(
  text: string,
  { width }: Style,
  first = '',
  rest = ' '.repeat(widthOf(first)),
): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return isEmpty && first.trim() === '' ? lines : [...lines, line];
}
