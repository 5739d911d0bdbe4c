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

const lineEnds = new WeakMap<Block, number[]>();

/** Where the lines of a block's text end; found once, since a paragraph may hold thousands of commands. */
function lineEndsOf(block: Block): number[] {
  let ends = lineEnds.get(block);
  if (!ends) {
    ends = [...block.text.matchAll(/\n/g)].map(({ index }) => index);
    lineEnds.set(block, ends);
  }
  return ends;
}

/** The line of a place in a block's text. */
export function lineAt(block: Block, offset: number): number {
  if (!block.text.includes('\n')) return block.line;
  const ends = lineEndsOf(block);
  let before = 0;
  for (let after = ends.length; before < after; ) {
    const middle = Math.floor((before + after) / 2);
    if (ends[middle] < offset) before = middle + 1;
    else after = middle;
  }
  return block.line + before;
}
