import type { Block } from './Block';
import { spansOf } from './html';
import { blankBetween } from './prepare';

const FENCE = /^(-{4,}|\.{4,}|```+)\w*$/;
const ITEM = /^(?:(\.{1,5}|\d+\.)|\*{1,5}|-)\s+/;

const linksOf = (line: string) =>
  [...line.matchAll(/(?:link|xref|include)::?([^[\s]{1,300})\[/g)].map(
    ([, target]) => target,
  );

/** The blocks of an AsciiDoc document. Read line by line: what it says is wanted, not how it looks. */
export function readAsciidoc(text: string): Block[] {
  const blocks: Block[] = [];
  let fence: string | undefined;
  let language: string | undefined;
  blankBetween(text, '\n////', '\n////')
    .split('\n')
    .forEach((line, index) => {
      const trimmed = line.trimEnd();
      const last = blocks[blocks.length - 1];
      if (fence !== undefined) {
        if (trimmed === fence) fence = undefined;
        else last.text += `${line}\n`;
      } else if (FENCE.test(trimmed)) {
        fence = /^(`+)/.exec(trimmed)?.[1] ?? trimmed;
        blocks.push({ kind: 'code', line: index + 2, text: '', language });
        language = undefined;
      } else if (/^={1,6} \S/.test(trimmed)) {
        const level = trimmed.indexOf(' ');
        const title = trimmed.slice(level).trim();
        blocks.push({ kind: 'heading', line: index + 1, text: title, level });
      } else if (/^\[/.test(trimmed)) {
        language = /^\[source,\s*(\w+)/.exec(trimmed)?.[1].toLowerCase();
      } else if (/^ \S/.test(line)) {
        blocks.push({ kind: 'code', line: index + 1, text: trimmed });
      } else if (trimmed && !/^(\/\/|:[\w-]+:|image::?)/.test(trimmed)) {
        const item = ITEM.exec(trimmed);
        const content = trimmed
          .slice(item?.[0].length ?? 0)
          .replace(/image:[^[\s]{1,300}\[[^\]]{0,200}\]/g, '')
          .replace(/(?:link|xref):[^[\s]{1,300}\[([^\]]{0,200})\]/g, '$1')
          .replace(/`\+|\+`/g, '`');
        blocks.push({
          kind: 'text',
          line: index + 1,
          ...spansOf(content),
          links: linksOf(trimmed),
          ...(item?.[1] ? { step: true } : {}),
          ...(item && !item[1] ? { bullet: true } : {}),
        });
      }
    });
  return blocks;
}
