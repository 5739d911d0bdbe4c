import { wrap, type Style } from './terminal';

/** Marks become colour, or go; a link shows its address. */
function inline(text: string, { colors }: Style): string {
  return text
    .split(/(`[^`]*`)/)
    .map(part => {
      if (!part.startsWith('`')) {
        return part
          .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
          .replace(/\*\*([^*]+)\*\*/g, '$1')
          .replace(/(^|[\s(])[_*]([^_*]+)[_*](?=[\s).,;:!?]|$)/g, '$1$2');
      }
      if (!colors.isColorSupported) return part;
      // Word by word, since a line may end between them.
      return part.slice(1, -1).split(' ').map(colors.cyan).join(' ');
    })
    .join('');
}

type Block = {
  kind: 'text' | 'item' | 'code' | 'heading' | 'row';
  lines: string[];
};

const isRuler = (row: string) => /^\|[\s|:-]+$/.test(row);

/** A row of a table becomes an item: a terminal is too narrow for more. */
function itemOf(row: string): string {
  const [first, ...rest] = row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cell => cell.trim());
  return `- ${[first, rest.filter(Boolean).join('; ')]
    .filter(Boolean)
    .join(': ')}`;
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let fence = '';
  const begin = (kind: Block['kind'], lines: string[]) => {
    open = { kind, lines };
    blocks.push(open);
  };
  for (const line of markdown.split('\n')) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1] ?? '';
    if (fence) {
      // A fence ends with one that is as long: a shorter one is part of the code.
      if (mark.startsWith(fence)) {
        fence = '';
        open = undefined;
      } else open?.lines.push(line);
    } else if (mark) {
      fence = mark;
      begin('code', []);
    } else if (line.trim() === '') open = undefined;
    else if (/^#{1,6} /.test(line)) {
      begin('heading', [line.replace(/^#+ /, '')]);
      open = undefined;
    } else if (/^\|.*\|$/.test(line.trim())) {
      if (isRuler(line.trim())) blocks.pop();
      else begin('row', [itemOf(line.trim())]);
      open = undefined;
    } else if (/^\s*([-*]|\d+\.) /.test(line)) begin('item', [line.trim()]);
    else if (open) open.lines.push(line.trim());
    else begin('text', [line.trim()]);
  }
  return blocks;
}

const isItem = ({ kind }: Block) => kind === 'item' || kind === 'row';

/**
 * The part of Markdown that the documentation of checks is written in, for a terminal.
 *
 * @param spaced - Whether an empty line stands between blocks.
 */
export function renderMarkdown(
  markdown: string,
  style: Style,
  first: string,
  indent: string,
  spaced = false,
): string[] {
  return blocksOf(markdown).flatMap((block, index, blocks) => {
    const { kind, lines } = block;
    const start = index === 0 ? first : indent;
    const apart =
      spaced && index > 0 && !(isItem(block) && isItem(blocks[index - 1]))
        ? ['']
        : [];
    if (kind === 'code') {
      const code = lines.map(line =>
        line.trim() === '' ? '' : `${indent}  ${style.colors.cyan(line)}`,
      );
      const label =
        index === 0 && first.trim() !== '' ? [first.trimEnd()] : apart;
      return [...label, ...code];
    }
    const text = inline(lines.join(' '), style);
    if (kind === 'heading') {
      return [
        ...apart,
        ...wrap(text, style, start, indent).map(style.colors.bold),
      ];
    }
    if (kind === 'text') return [...apart, ...wrap(text, style, start, indent)];
    const [mark, ...words] = text.split(' ');
    const hanging = indent + ' '.repeat(mark.length + 1);
    return [
      ...apart,
      ...wrap(words.join(' '), style, `${start}${mark} `, hanging),
    ];
  });
}
