import { MAX_LINE } from './lines';

/** Texts of which one stands in every line that a more expensive question may be answered by. */
export interface LiteralGroup {
  literals: readonly string[];
  /** Whether upper and lower case are the same. */
  ignoreCase?: boolean;
}

/** A group that was found in a line. */
export type Hit = (group: number, line: number) => void;

interface Candidate {
  groups: number[];
  ignoreCase: boolean;
  /** The characters' codes. */
  codes: readonly number[];
}

/** Characters by which a literal is told from the rest of a text at first sight. */
const SEEN = 3;
const LINE_END = 10;
/** Characters after which it is asked whether the line is too long to be looked at. */
const BLOCK = 1024;

/* eslint-disable no-bitwise -- a hash is made of bits, and this one is computed at every character */

// Folds the case of letters, and some other characters together: who is let through is looked at again.
const BITS = 5;
const fold = (code: number) => code & ((1 << BITS) - 1);
const HEADS = 1 << (SEEN * BITS);
const append = (head: number, folded: number) =>
  ((head << BITS) | folded) & (HEADS - 1);

const lowered = (code: number) => (code >= 65 && code <= 90 ? code | 32 : code);

function standsAt(
  text: string,
  at: number,
  { codes, ignoreCase }: Candidate,
): boolean {
  for (let index = 0; index < codes.length; index += 1) {
    const code = text.charCodeAt(at + index);
    if (code === codes[index]) continue;
    if (!ignoreCase || lowered(code) !== codes[index]) return false;
  }
  return true;
}

/**
 * Makes a search for many literals at once, in one pass over a text. Most regular expressions have no chance in most
 * lines, and to know that costs a small part of trying them.
 *
 * @param groups - Each literal has three characters or more, and stands in one line.
 * @returns A function that calls back for each place where a literal of a group stands, with the number of the group and
 * the line, from 0. Most of what is beyond {@link MAX_LINE} characters of a line is passed over.
 */
export function literalFinder(
  groups: readonly LiteralGroup[],
): (text: string, hit: Hit) => void {
  const buckets = new Array<Candidate[] | undefined>(HEADS);
  // For the first characters of each literal, the bits of those that may come next.
  const next = new Int32Array(HEADS);
  const add = (written: string, group: number, ignoreCase: boolean) => {
    if (written.length < SEEN) throw new Error(`'${written}' is too short`);
    const literal = ignoreCase ? written.toLowerCase() : written;
    const codes = literal.split('').map(unit => unit.charCodeAt(0));
    const head = codes.slice(0, SEEN).map(fold).reduce(append, 0);
    next[head] |= codes.length > SEEN ? 1 << fold(codes[SEEN]) : -1;
    buckets[head] ??= [];
    const bucket = buckets[head];
    const known = bucket.find(
      one => one.ignoreCase === ignoreCase && `${one.codes}` === `${codes}`,
    );
    if (known) known.groups.push(group);
    else bucket.push({ codes, ignoreCase, groups: [group] });
  };
  groups.forEach(({ literals, ignoreCase = false }, group) =>
    literals.forEach(literal => add(literal, group, ignoreCase)),
  );

  const look = (
    text: string,
    at: number,
    head: number,
    line: number,
    hit: Hit,
  ) => {
    for (const candidate of buckets[head]!) {
      if (!standsAt(text, at, candidate)) continue;
      for (const group of candidate.groups) hit(group, line);
    }
  };

  return (text, hit) => {
    let line = 0;
    let lineStart = 0;
    let head = 0;
    let at = 0;
    while (at < text.length) {
      const end = Math.min(at + BLOCK, text.length);
      for (; at < end; at += 1) {
        const code = text.charCodeAt(at);
        const folded = fold(code);
        if (((next[head] >>> folded) & 1) === 1) {
          look(text, at - SEEN, head, line, hit);
        }
        head = append(head, folded);
        if (code === LINE_END) {
          line += 1;
          lineStart = at + 1;
        }
      }
      if (at - lineStart > MAX_LINE) {
        const lineEnd = text.indexOf('\n', at);
        if (lineEnd < 0) return;
        at = lineEnd;
      }
    }
    // What ends with the text has nothing behind it.
    if (next[head] !== 0) look(text, at - SEEN, head, line, hit);
  };
}

/**
 * Makes a search for the lines in which literals of many groups stand.
 *
 * @returns A function that calls back once for each line, from 0, and group of which a literal stands in it: line by line,
 * and in a line in the order of the groups.
 */
export function lineSearch(
  groups: readonly LiteralGroup[],
): (text: string, visit: (line: number, group: number) => void) => void {
  const find = literalFinder(groups);
  const count = groups.length;
  return (text, visit) => {
    const hits: number[] = [];
    // Lines come in order; of a line, each group is kept once, in its place.
    find(text, (group, line) => {
      const hit = line * count + group;
      let at = hits.length;
      while (at > 0 && hits[at - 1] > hit) at -= 1;
      if (hits[at - 1] === hit) return;
      if (at === hits.length) hits.push(hit);
      else hits.splice(at, 0, hit);
    });
    for (const hit of hits) visit(Math.floor(hit / count), hit % count);
  };
}
