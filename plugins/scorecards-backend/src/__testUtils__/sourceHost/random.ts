/** 32 bits that stand for a list of values (FNV-1a, then mixed). */
export function hash32(...parts: ReadonlyArray<string | number>): number {
  let hash = 0x811c9dc5;
  for (const character of Buffer.from(parts.join('\0'))) {
    hash = Math.imul(hash ^ character, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Random numbers that the same seed repeats. */
export class Random {
  #state: number;

  constructor(...seed: ReadonlyArray<string | number>) {
    this.#state = hash32(...seed);
  }

  /** From 0 to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)];
  }

  /** One of several kinds, by their shares. */
  byShare<Kind extends { share: number }>(kinds: readonly Kind[]): Kind {
    const sum = kinds.reduce((total, { share }) => total + share, 0);
    let ticket = this.next() * sum;
    return kinds.find(({ share }) => (ticket -= share) < 0) ?? kinds[0];
  }

  /** A size as those of files are distributed: log-normal through the median and the ninth decile. */
  size(of: { median: number; p90: number; max: number }): number {
    const sigma = Math.log(of.p90 / of.median) / 1.2816;
    const normal =
      Math.sqrt(-2 * Math.log(1 - this.next())) *
      Math.cos(2 * Math.PI * this.next());
    return Math.min(of.max, Math.round(of.median * Math.exp(sigma * normal)));
  }
}
