import MarkdownIt, { type Token } from 'markdown-it';
import { type Block, LOOSE_LEVEL } from './Block';
import { codeTagsToBackticks, readHtml } from './html';

// Emphasis is not needed, and is what costs most in a hostile text. What stands in a paragraph is parsed below, where it
// holds any markup at all.
const markdown = new MarkdownIt({ html: true }).disable([
  ...['emphasis', 'strikethrough', 'balance_pairs'],
  ...['inline', 'linkify', 'replacements', 'smartquotes', 'text_join'],
]);

// The library's own rule stops at each sign that some plug-in might want, and most of a text is none of these.
const TEXT = /[^\n!&<[\\\]`]+/y;
markdown.inline.ruler.at('text', (state, silent) => {
  TEXT.lastIndex = state.pos;
  const [found] = TEXT.exec(state.src) ?? [];
  if (found === undefined) return false;
  if (!silent) state.pending += found;
  state.pos += found.length;
  return true;
});

// Taking an address apart and putting it together again changes nothing of a plain path.
const { normalizeLink } = markdown;
markdown.normalizeLink = url =>
  /^(?!\/\/)[\w./#-]*$/.test(url) ? url : normalizeLink(url);

const MARKUP = /[&<[\\`]/;

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
  content: string,
  env: object,
): Required<Pick<Block, 'text' | 'spans' | 'links'>> {
  let text = '';
  const spans: Block['spans'] = [];
  const links: string[] = [];
  if (!MARKUP.test(content)) {
    // As the library does it: what stands around the end of a line is no text.
    return { text: content.replace(/(?<! ) *\n[ \t]*/g, '\n'), spans, links };
  }
  const children: Token[] = [];
  markdown.inline.parse(content, markdown, env, children);
  for (const child of children) {
    if (child.type === 'text' || child.type === 'text_special') {
      text += child.content;
    } else if (child.type === 'softbreak' || child.type === 'hardbreak') {
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
  // The targets of links that stand apart from them.
  const env = {};

  for (const token of markdown.parse(codeTagsToBackticks(text), env)) {
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
        const found = inline(token.content, env);
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
