import { type Block, LOOSE_LEVEL } from './Block';

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&nbsp;': ' ',
};

/** Code in HTML written as code in Markdown, so that one rule finds both. */
export function codeTagsToBackticks(text: string): string {
  return text.replace(/<\/?(code|kbd|tt|samp)>/gi, '`');
}

/** Text without tags. */
function withoutTags(text: string): string {
  return text
    .replace(/<[^<>]{0,1000}>/g, '')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, entity => ENTITIES[entity]);
}

/** Cuts text at its backticks into what is read and the code within. */
export function spansOf(text: string): Pick<Block, 'text' | 'spans'> {
  const parts = text.split(/`{1,2}/);
  const spans: Block['spans'] = [];
  let plain = '';
  parts.forEach((part, index) => {
    const isCode = index % 2 === 1 && index < parts.length - 1;
    if (isCode) spans.push({ text: part.trim(), start: plain.length });
    plain += part;
  });
  return { text: plain, spans };
}

/** A line of HTML as text with code and links. */
function htmlText(text: string): Pick<Block, 'text' | 'spans' | 'links'> {
  const links = [...text.matchAll(/\shref\s*=\s*["']?([^"'\s<>]{1,500})/gi)];
  return {
    ...spansOf(withoutTags(codeTagsToBackticks(text))),
    links: links.map(([, target]) => target),
  };
}

/** The blocks of a piece of HTML, line by line: headings, summaries, preformatted code and text. */
export function readHtml(html: string, firstLine: number): Block[] {
  const blocks: Block[] = [];
  let pre: Block | undefined;
  html.split('\n').forEach((source, index) => {
    const line = firstLine + index;
    const open = /<pre\b[^<>]{0,200}>/i.exec(source);
    if (open && !pre) {
      pre = { kind: 'code', line, text: '' };
      blocks.push(pre);
    }
    if (pre) {
      // The whole document's code tags are backticks by now; here they mean nothing.
      pre.text += `${withoutTags(source.replace(/`/g, ''))}\n`;
      if (/<\/pre>/i.test(source)) pre = undefined;
      return;
    }
    const heading = /<(h[1-6]|summary)\b/i.exec(source);
    if (heading) {
      const level = Number(heading[1].slice(1)) || LOOSE_LEVEL;
      const text = withoutTags(source).trim();
      blocks.push({ kind: 'heading', line, text, level });
      return;
    }
    const { text, spans, links } = htmlText(source);
    if (text.trim() || links?.length) {
      blocks.push({ kind: 'text', line, text, spans, links });
    }
  });
  return blocks;
}
