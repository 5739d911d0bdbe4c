/** Shorter ones stand in too many paths to tell them apart. */
const MIN_LENGTH = 2;

const weightOf = (texts: readonly string[]) =>
  Math.min(...texts.map(({ length }) => length));

/** Reads the source of an expression from left to right, for what {@link requiredTexts} says of it. */
class Reader {
  #at = 0;

  constructor(private readonly source: string) {}

  /** What one of the alternatives up to the end, or to a closing bracket, has to have. */
  alternatives(): string[] | undefined {
    let all: string[] | undefined = [];
    for (;;) {
      const texts = this.#sequence();
      all = all && texts && [...all, ...texts];
      if (this.source[this.#at] !== '|') return all;
      this.#at += 1;
    }
  }

  /** Of all that a sequence has to have, what is least likely to be found. */
  #sequence(): string[] | undefined {
    let best: string[] | undefined;
    let run = '';
    const keep = (texts: string[] | undefined) => {
      if (!texts || weightOf(texts) < MIN_LENGTH) return;
      if (!best || weightOf(texts) > weightOf(best)) best = texts;
    };
    const endRun = () => {
      keep([run]);
      run = '';
    };
    while (this.#at < this.source.length) {
      const sign = this.source[this.#at];
      if (sign === '|' || sign === ')') break;
      if (sign === '(') {
        endRun();
        const texts = this.#group();
        if (!this.#isOptional()) keep(texts);
        this.#skipQuantifier();
        continue;
      }
      const character = this.#character();
      if (character === undefined || this.#isOptional()) endRun();
      else run += character;
      if (this.#skipQuantifier()) endRun();
    }
    endRun();
    return best;
  }

  #group(): string[] | undefined {
    const [opening] = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(
      this.source.slice(this.#at, this.#at + 40),
    )!;
    this.#at += opening.length;
    const texts = this.alternatives();
    this.#at += 1;
    // What is looked at ahead or behind need not be there, or is no part of what is found.
    return /[=!]$/.test(opening) ? undefined : texts;
  }

  /** One character that stands for itself; undefined for a class, an anchor or a point. */
  #character(): string | undefined {
    const sign = this.source[this.#at];
    this.#at += 1;
    if (sign === '[') {
      while (this.source[this.#at] !== ']') {
        this.#at += this.source[this.#at] === '\\' ? 2 : 1;
      }
      this.#at += 1;
      return undefined;
    }
    if (sign === '\\') {
      const [escaped] =
        /^(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|k<\w+>|\d+|[^])/i.exec(
          this.source.slice(this.#at, this.#at + 40),
        )!;
      this.#at += escaped.length;
      return /^[\w\s]|^[^]{2}/.test(escaped) ? undefined : escaped;
    }
    return /[\^$.]/.test(sign) || sign > '\x7f' ? undefined : sign;
  }

  #isOptional(): boolean {
    return /^(?:[*?]|\{0)/.test(this.source.slice(this.#at, this.#at + 2));
  }

  #skipQuantifier(): boolean {
    const [quantifier = ''] =
      /^(?:[*+?]|\{\d+,?\d*\})\??/.exec(
        this.source.slice(this.#at, this.#at + 12),
      ) ?? [];
    this.#at += quantifier.length;
    return quantifier !== '';
  }
}

const known = new WeakMap<RegExp, { texts: string[] | undefined }>();

/**
 * Texts, in lower case, of which one stands in everything that an expression finds; undefined where that is not plain
 * from how it is written. To look for a text in a whole list of paths takes a small part of trying an expression on each.
 */
export function requiredTexts(pattern: RegExp): readonly string[] | undefined {
  let found = known.get(pattern);
  if (!found) {
    // By Unicode's rules a letter of ASCII has more forms than two.
    const isPlain = !/[uv]/.test(pattern.flags);
    const texts = isPlain
      ? new Reader(pattern.source).alternatives()
      : undefined;
    found = { texts: texts?.map(text => text.toLowerCase()) };
    known.set(pattern, found);
  }
  return found.texts;
}
