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

type Block = { kind: 'text' | 'item' | 'code'; lines: string[] };

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  const begin = (kind: Block['kind'], lines: string[]) => {
    open = { kind, lines };
    blocks.push(open);
  };
  for (const line of markdown.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) {
      if (open?.kind === 'code') open = undefined;
      else begin('code', []);
    } else if (open?.kind === 'code') open.lines.push(line);
    else if (line.trim() === '') open = undefined;
    else if (/^\s*([-*]|\d+\.) /.test(line)) begin('item', [line.trim()]);
    else if (open) open.lines.push(line.trim());
    else begin('text', [line.trim()]);
  }
  return blocks;
}

/** The small part of Markdown that the documentation of checks is written in, for a terminal. */
export function renderMarkdown(
  markdown: string,
  style: Style,
  first: string,
  indent: string,
): string[] {
  return blocksOf(markdown).flatMap(({ kind, lines }, index) => {
    const start = index === 0 ? first : indent;
    if (kind === 'code') {
      const code = lines.map(line => `${indent}  ${style.colors.cyan(line)}`);
      return index === 0 ? [first.trimEnd(), ...code] : code;
    }
    const text = inline(lines.join(' '), style);
    if (kind === 'text') return wrap(text, style, start, indent);
    const [mark, ...words] = text.split(' ');
    const hanging = indent + ' '.repeat(mark.length + 1);
    return wrap(words.join(' '), style, `${start}${mark} `, hanging);
  });
}
