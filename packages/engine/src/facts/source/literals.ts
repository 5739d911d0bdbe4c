/** Texts of which one stands in every line that a more expensive question may be answered by. */
export interface LiteralGroup {
  literals: readonly string[];
  /** Whether upper and lower case are the same. */
  ignoreCase?: boolean;
}

/** A group that was found in a line. */
export type Hit = (group: number, line: number) => void;

interface Candidate {
  literal: string;
  ignoreCase: boolean;
  groups: number[];
}

/** Characters by which a literal is told from the rest of a text at first sight. */
const SEEN = 3;
const LINE_END = 10;
const BITS = 16;

/* eslint-disable no-bitwise -- a hash is made of bits, and this one is computed at every character */

// Folds the case of letters, and some other characters together: who is let through is looked at again.
const hashOf = (a: number, b: number, c: number) =>
  (((a | 32) << 10) ^ ((b | 32) << 5) ^ (c | 32)) & ((1 << BITS) - 1);

/**
 * Makes a search for many literals at once, in one pass over a text. Most regular expressions have no chance in most
 * lines, and to know that costs a small part of trying them.
 *
 * @param groups - Each literal has three characters or more.
 * @returns A function that calls back for each place where a literal of a group stands, with the number of the group and
 * the line, from 0.
 */
export function literalFinder(
  groups: readonly LiteralGroup[],
): (text: string, hit: Hit) => void {
  const buckets = new Map<number, Candidate[]>();
  const isHead = new Uint8Array(1 << BITS);
  groups.forEach(({ literals, ignoreCase = false }, group) => {
    for (const written of literals) {
      if (written.length < SEEN) throw new Error(`'${written}' is too short`);
      const literal = ignoreCase ? written.toLowerCase() : written;
      const head = hashOf(
        literal.charCodeAt(0),
        literal.charCodeAt(1),
        literal.charCodeAt(2),
      );
      isHead[head] = 1;
      const bucket = buckets.get(head) ?? [];
      const known = bucket.find(
        one => one.literal === literal && one.ignoreCase === ignoreCase,
      );
      if (known) known.groups.push(group);
      else bucket.push({ literal, ignoreCase, groups: [group] });
      buckets.set(head, bucket);
    }
  });

  const standsAt = (text: string, at: number, candidate: Candidate) => {
    const { literal, ignoreCase } = candidate;
    if (!ignoreCase) return text.startsWith(literal, at);
    return text.slice(at, at + literal.length).toLowerCase() === literal;
  };

  return (text, hit) => {
    const { length } = text;
    let line = 0;
    let a = text.charCodeAt(0);
    let b = text.charCodeAt(1);
    for (let at = 2; at < length; at++) {
      const c = text.charCodeAt(at);
      const head = hashOf(a, b, c);
      if (isHead[head] === 1) {
        for (const candidate of buckets.get(head)!) {
          if (!standsAt(text, at - 2, candidate)) continue;
          for (const group of candidate.groups) hit(group, line);
        }
      }
      if (a === LINE_END) line += 1;
      a = b;
      b = c;
    }
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
    find(text, (group, line) => hits.push(line * count + group));
    let last = -1;
    for (const hit of Float64Array.from(hits).sort()) {
      if (hit !== last) visit(Math.floor(hit / count), hit % count);
      last = hit;
    }
  };
}
