import type { TreeEntry } from '../../tree';
import { requiredTexts } from './requiredTexts';

/** Share of the paths from which on it costs less to try the expression on all of them. */
const MANY = 0.03;
/** With fewer paths nothing is gained. */
const FEW = 500;

/* eslint-disable no-bitwise -- three characters are one number, and whether they were seen one bit */

const BITS = 7;
const TRIGRAMS = 1 << (3 * BITS);
const append = (trigram: number, code: number) =>
  ((trigram << BITS) | (code & ((1 << BITS) - 1))) & (TRIGRAMS - 1);

/** Tells what a text can't hold: that has three characters in a row which the text has nowhere. */
function mayHold(text: string): (wanted: string) => boolean {
  const seen = new Uint8Array(TRIGRAMS >> 3);
  let trigram = 0;
  for (let at = 0; at < text.length; at += 1) {
    trigram = append(trigram, text.charCodeAt(at));
    seen[trigram >> 3] |= 1 << (trigram & 7);
  }
  return wanted => {
    let own = 0;
    for (let at = 0; at < wanted.length; at += 1) {
      own = append(own, wanted.charCodeAt(at));
      if (at >= 2 && (seen[own >> 3] & (1 << (own & 7))) === 0) return false;
    }
    return true;
  };
}

/* eslint-enable no-bitwise */

/**
 * Prepares a list of paths for many expressions, most of which match none of it.
 *
 * @returns A function that gives the entries that an expression may match, in their order: those that hold a text without
 * which it can't match, or all of them.
 */
export function pathSearch(
  entries: readonly TreeEntry[],
): (pattern: RegExp) => readonly TreeEntry[] {
  let text = '';
  let isPossible = (_wanted: string) => true;
  const starts = new Uint32Array(entries.length);
  const prepare = () => {
    const paths = entries.map(({ path }) => path.toLowerCase());
    let at = 0;
    paths.forEach((path, index) => {
      starts[index] = at;
      at += path.length + 1;
    });
    text = paths.join('\n');
    isPossible = mayHold(text);
  };

  /** The entry at a place of the text. */
  const indexAt = (place: number) => {
    let first = 0;
    let last = starts.length - 1;
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if (starts[middle] <= place) first = middle;
      else last = middle - 1;
    }
    return first;
  };

  return pattern => {
    const wanted = entries.length < FEW ? undefined : requiredTexts(pattern);
    if (!wanted) return entries;
    if (text === '') prepare();
    const found = new Set<number>();
    for (const one of wanted.filter(isPossible)) {
      for (let at = text.indexOf(one); at >= 0; ) {
        const index = indexAt(at);
        found.add(index);
        if (found.size > entries.length * MANY) return entries;
        // What a path holds twice makes it no other path.
        const next = index + 1 < starts.length ? starts[index + 1] : -1;
        at = next < 0 ? -1 : text.indexOf(one, next);
      }
    }
    return [...found].sort((a, b) => a - b).map(index => entries[index]);
  };
}
