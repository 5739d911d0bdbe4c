import MarkdownIt, { type Token } from 'markdown-it';
import { type Block, LOOSE_LEVEL } from './Block';
import { codeTagsToBackticks, readHtml } from './html';

// Emphasis is not needed, and is what costs most in a hostile text.
const markdown = new MarkdownIt({ html: true }).disable([
  'emphasis',
  'strikethrough',
]);

const LOOSE_HEADING = /^(\*\*\*?|___?)([^*_]{1,120}|[^*]{1,120})\1:?\s*$/;

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** The text of a paragraph, a heading or a cell, with what stands in it. */
function inline(
  token: Token,
): Required<Pick<Block, 'text' | 'spans' | 'links'>> {
  let text = '';
  const spans: Block['spans'] = [];
  const links: string[] = [];
  for (const child of token.children ?? []) {
    if (child.type === 'text') text += child.content;
    else if (child.type === 'softbreak' || child.type === 'hardbreak') {
      text += '\n';
    } else if (child.type === 'code_inline') {
      spans.push({ text: child.content.trim(), start: text.length });
      text += child.content;
    } else if (child.type === 'link_open') {
      links.push(decoded(child.attrGet('href') ?? ''));
    } else if (child.type === 'html_inline') {
      const href = /\shref\s*=\s*["']?([^"'\s<>]{1,500})/i.exec(child.content);
      if (href) links.push(href[1]);
      if (/^<br/i.test(child.content)) text += ' ';
    }
  }
  return { text, spans, links };
}

/** The language of a fence: `r` of `{r, echo=FALSE}`, `bash` of `bash title="setup"`. */
const languageOf = (info: string) =>
  /^[{\s.]*([\w+#-]+)/.exec(info)?.[1].toLowerCase();

/** The blocks of a Markdown, R Markdown or Quarto document, or of plain text. */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lists: ('ol' | 'ul')[] = [];
  let line = 1;
  let heading: number | undefined;
  let itemBegins = false;
  let inTable = false;

  for (const token of markdown.parse(codeTagsToBackticks(text), {})) {
    if (token.map && token.nesting >= 0) line = token.map[0] + 1;
    switch (token.type) {
      case 'ordered_list_open':
        lists.push('ol');
        break;
      case 'bullet_list_open':
        lists.push('ul');
        break;
      case 'ordered_list_close':
      case 'bullet_list_close':
        lists.pop();
        break;
      case 'table_open':
      case 'table_close':
        inTable = token.nesting > 0;
        break;
      case 'list_item_open':
        itemBegins = true;
        break;
      case 'heading_open':
        heading = Number(token.tag.slice(1));
        break;
      case 'inline': {
        const found = inline(token);
        const loose =
          lists.length === 0 && !inTable
            ? LOOSE_HEADING.exec(token.content)
            : undefined;
        const level = heading ?? (loose ? LOOSE_LEVEL : undefined);
        heading = undefined;
        const list = lists[lists.length - 1];
        blocks.push({
          kind: level ? 'heading' : 'text',
          line,
          ...found,
          ...(level ? { level } : {}),
          ...(list === 'ol' && itemBegins ? { step: true } : {}),
          ...(list === 'ul' ? { bullet: true } : {}),
        });
        itemBegins = false;
        break;
      }
      case 'fence':
        blocks.push({
          kind: 'code',
          line: line + 1,
          text: token.content,
          language: languageOf(token.info),
        });
        break;
      case 'code_block':
        blocks.push({ kind: 'code', line, text: token.content });
        break;
      case 'html_block':
        blocks.push(...readHtml(token.content, line));
        break;
      default:
    }
  }
  return blocks;
}
