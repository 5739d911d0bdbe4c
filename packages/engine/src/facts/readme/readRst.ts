import type { Block } from './Block';
import { spansOf } from './html';

const UNDERLINE = /^([=\-~^"'`#*+:.<>_!$%&])\1{2,}\s*$/;
const CODE =
  /^\.\. (code-block|code|sourcecode|prompt|highlight|parsed-literal)::\s*([\w+-]*)/;
const DROPPED =
  /^\.\. (image|figure|contents|toctree|meta|raw|csv-table|math|_|\||\[)/;
const ITEM = /^(?:((?:\d+|#)[.)]|\(\d+\))|[-*+])\s+/;

const indentOf = (line: string) => line.length - line.trimStart().length;

/** The targets that a line names: `text <target>`_, :doc:`target`, .. include:: target */
function linksOf(line: string): string[] {
  const targets = [
    ...line.matchAll(/<([^<>\s]{1,300})>`_/g),
    ...line.matchAll(/:doc:`([^`<>\s]{1,300})`/g),
    ...line.matchAll(/^\s*\.\. (?:include|_[^:]{1,80}):{1,2}\s+(\S{1,300})/g),
  ];
  return targets.map(([, target]) => target);
}

/** The blocks of a reStructuredText document. Read line by line: what it says is wanted, not how it looks. */
export function readRst(text: string): Block[] {
  const lines = text.split('\n').map(line => line.replace(/\t/g, '    '));
  const levels: string[] = [];
  const blocks: Block[] = [];

  /** The first line after those that are blank or indented deeper. */
  const afterBody = (from: number, indent: number) => {
    let end = from;
    while (
      end < lines.length &&
      (lines[end].trim() === '' || indentOf(lines[end]) > indent)
    ) {
      end += 1;
    }
    return end;
  };
  const addCode = (from: number, end: number, language?: string) => {
    const body = lines.slice(from, end);
    const code = body.map(line => (/^\s+:[\w-]+:/.test(line) ? '' : line));
    blocks.push({
      kind: 'code',
      line: from + 1,
      text: code.join('\n'),
      language,
    });
  };

  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    const trimmed = line.trim();
    const indent = indentOf(line);
    const mark = UNDERLINE.exec(lines[index + 1] ?? '')?.[1];
    const code = CODE.exec(trimmed);
    if (trimmed === '' || UNDERLINE.test(line)) {
      index += 1;
    } else if (mark && indent <= 1) {
      if (!levels.includes(mark)) levels.push(mark);
      const level = Math.min(6, levels.indexOf(mark) + 1);
      blocks.push({ kind: 'heading', line: index + 1, text: trimmed, level });
      index += 2;
    } else if (code) {
      const end = afterBody(index + 1, indent);
      addCode(index + 1, end, code[2].toLowerCase() || undefined);
      index = end;
    } else if (DROPPED.test(trimmed) || /^\.\.( [^:]*)?$/.test(trimmed)) {
      const links = linksOf(line);
      if (links.length)
        blocks.push({ kind: 'text', line: index + 1, text: '', links });
      index = afterBody(index + 1, indent);
    } else if (/^\.\. [\w-]+::/.test(trimmed)) {
      // A note, a tab: its body reads like the rest.
      const content = trimmed.replace(/^\.\. [\w-]+::\s*/, '');
      const links = linksOf(line);
      blocks.push({
        kind: 'text',
        line: index + 1,
        ...spansOf(content),
        links,
      });
      index += 1;
    } else {
      const item = ITEM.exec(trimmed);
      const content = trimmed.slice(item?.[0].length ?? 0);
      blocks.push({
        kind: 'text',
        line: index + 1,
        ...spansOf(content.replace(/<[^<>\s]{1,300}>`_/g, '`_')),
        links: linksOf(line),
        ...(item?.[1] ? { step: true } : {}),
        ...(item && !item[1] ? { bullet: true } : {}),
      });
      index += 1;
      if (trimmed.endsWith('::')) {
        const end = afterBody(index, indent);
        addCode(index, end);
        index = end;
      }
    }
  }
  return blocks;
}
