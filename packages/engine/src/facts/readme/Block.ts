/** A command or name between backticks, within the text of a block. */
export interface Span {
  text: string;
  /** Where it begins in the block's text. */
  start: number;
}

/** One piece of a document, whatever markup it was written in. */
export interface Block {
  kind: 'heading' | 'text' | 'code';
  /** The line of the first character of `text`, from 1. */
  line: number;
  /** Without markup, images and HTML; line breaks as in the file. */
  text: string;
  /** Of a heading: 1 to 6, and 7 for a bold line or a summary that stands for one. */
  level?: number;
  /** Of code, lower case, where the author names one. */
  language?: string;
  /** The text begins an item of a numbered list. */
  step?: boolean;
  /** The text belongs to an item of a list without numbers. */
  bullet?: boolean;
  spans?: Span[];
  /** Targets of links, as they are written. */
  links?: string[];
}

/** The level of a heading that is only a bold line or a summary: below every real one. */
export const LOOSE_LEVEL = 7;

/** The line of a place in a block's text. */
export function lineAt(block: Block, offset: number): number {
  let line = block.line;
  for (let index = block.text.indexOf('\n'); index >= 0 && index < offset; ) {
    line += 1;
    index = block.text.indexOf('\n', index + 1);
  }
  return line;
}
