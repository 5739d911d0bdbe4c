import type { Block } from './Block';
import { isTreeLine } from './commands';
import { PLACEHOLDER, STOCK_READMES } from './stockReadmes';

/** How much a README says in its own words. */
export interface Prose {
  /** Characters, those of Chinese, Japanese and Korean counted twice; without markup, badges and drawn trees. */
  length: number;
  /** The tool that wrote parts of it; those are not part of the length. */
  template?: string;
  /** The line of a name that a template should have filled in, where the document is still full of them. */
  placeholder?: number;
}

// They take two columns of a terminal (Unicode's East Asian Width), and say about as much as two letters.
const WIDE =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

/** The length of a text without white space at its ends, doubled or drawn. */
export function textLength(text: string): number {
  const kept = text
    .split('\n')
    .filter(line => !isTreeLine(line))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return kept.length + (kept.match(WIDE)?.length ?? 0);
}

const titleOf = (heading: string) =>
  heading
    .replace(/[^\p{L}\p{N}\s?!:+.,&'-]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** A block's text without what stands between backticks. */
function withoutSpans({ text, spans = [] }: Block): string {
  let plain = '';
  let from = 0;
  for (const span of spans) {
    plain += text.slice(from, span.start);
    from = span.start + span.text.length;
  }
  return plain + text.slice(from);
}

const lengthOf = (blocks: readonly Block[]) =>
  blocks.reduce((sum, { text }) => sum + textLength(text), 0);

/** How much of a document is the project's own text. */
export function proseOf(blocks: readonly Block[]): Prose {
  const text = blocks
    .filter(({ kind }) => kind !== 'code')
    .map(block => block.text.replace(/\s+/g, ' '))
    .join('\n');
  const stock = STOCK_READMES.find(({ mark }) => mark.test(text));
  if (stock) {
    let own = true;
    const kept = blocks.filter(block => {
      if (block.kind === 'heading') {
        own = !stock.headings.test(titleOf(block.text));
      }
      return own && !stock.mark.test(block.text.replace(/\s+/g, ' '));
    });
    return { length: lengthOf(kept), template: stock.name };
  }
  const open = blocks
    .filter(({ kind }) => kind !== 'code')
    .filter(block => PLACEHOLDER.test(withoutSpans(block)));
  const untouched =
    open.length > 2 || open.some(({ kind }) => kind === 'heading');
  return {
    length: lengthOf(blocks),
    ...(untouched ? { placeholder: open[0].line } : {}),
  };
}
