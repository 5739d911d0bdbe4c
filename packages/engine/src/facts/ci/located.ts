import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Node,
} from 'yaml';
import { parseQuietly } from '../../yaml/parseQuietly';

/** A part of a YAML document and the line (from 1) of its content: a text, a list or a table. */
export interface Located {
  line: number;
  text?: string;
  items?: Located[];
  entries?: Map<string, Located>;
  /** A tag of the document's own, such as GitLab's `!reference`. */
  tag?: string;
}

const MAX_DEPTH = 40;
/** Entries that one table takes over from another, in a whole file: a chain of them multiplies. */
const MAX_MERGED = 5_000;
const NOTHING: Located = { line: 1 };

/** Turns nodes into located parts; an alias is the very part that its anchor names. */
function locator(lines: LineCounter) {
  const built = new Map<Node, Located>();
  const anchors = new Map<string, Node>();
  let taken = 0;

  function fill(part: Located, node: Node, depth: number) {
    if (isScalar(node)) {
      part.text = node.value === null ? '' : String(node.value);
      if (node.type?.startsWith('BLOCK')) part.line += 1;
    } else if (isSeq(node)) {
      part.items = node.items.map(item => build(item as Node, depth + 1));
    } else if (isMap(node)) {
      const merged: Located[] = [];
      part.entries = new Map();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        const content = build(value as Node | null, depth + 1);
        if (name === '<<') merged.push(...(content.items ?? [content]));
        else part.entries.set(name, content);
      }
      for (const one of merged) {
        for (const [name, content] of one.entries ?? []) {
          if (part.entries.has(name) || taken >= MAX_MERGED) continue;
          taken += 1;
          part.entries.set(name, content);
        }
      }
    }
  }

  function build(node: Node | null, depth: number): Located {
    if (!node || depth > MAX_DEPTH) return NOTHING;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      return (target && built.get(target)) ?? NOTHING;
    }
    if (node.anchor) anchors.set(node.anchor, node);
    const line = node.range ? lines.linePos(node.range[0]).line : 1;
    const part: Located = { line };
    if (node.tag && !node.tag.startsWith('tag:')) part.tag = node.tag;
    fill(part, node, depth);
    // Only now, so that nothing can hold itself.
    built.set(node, part);
    return part;
  }
  return (node: Node | null) => build(node, 0);
}

/** Characters past which a file is none that people write. */
const MAX_LENGTH = 100_000;

/**
 * Reads YAML as far as it can be read: a file with an error in it may still hold jobs.
 *
 * @returns Its documents, or why there are none. Never throws.
 */
export function readLocated(
  content: string,
): { documents: Located[]; broken: boolean } | { problem: string } {
  if (content.length > MAX_LENGTH) return { problem: 'is too long to be read' };
  try {
    const lines = new LineCounter();
    const documents = [...parseQuietly(parseAllDocuments, content, lines)];
    const locate = locator(lines);
    return {
      documents: documents.map(({ contents }) => locate(contents)),
      broken: documents.some(({ errors }) => errors.length > 0),
    };
  } catch {
    return { problem: 'is nested too deeply to be read' };
  }
}

/** The part at a path of names. */
export function partAt(
  part: Located | undefined,
  ...names: string[]
): Located | undefined {
  return names.reduce((here, name) => here?.entries?.get(name), part);
}

/** The names and parts of a table; empty for anything else. */
export const entriesOf = (part: Located | undefined) => [
  ...(part?.entries ?? []),
];

/** The texts of a part that is a text or a list of texts. */
export function textsOf(part: Located | undefined): string[] {
  return [part, ...(part?.items ?? [])].flatMap(one => one?.text ?? []);
}

/** A part and all that is in it, each once however many aliases name it. */
export function partsIn(root: Located): Set<Located> {
  const parts = new Set<Located>([root]);
  // A set yields what is added to it while it is walked.
  for (const { items, entries } of parts) {
    items?.forEach(item => parts.add(item));
    entries?.forEach(value => parts.add(value));
  }
  return parts;
}
