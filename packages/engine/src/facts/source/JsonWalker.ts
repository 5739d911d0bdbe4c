const codeOf = (sign: string) => sign.charCodeAt(0);

const QUOTE = codeOf('"');
const BACKSLASH = codeOf('\\');

/** Space, tab, and the ends of lines. */
const isSpace = (code: number) =>
  code === 32 || code === 10 || code === 9 || code === 13;

/** By a character's code, what it means to the depth outside of strings; -2 where it stands in no JSON, as Python writes it. */
const DEPTH = new Int8Array(128).fill(-2);
for (const sign of ' \t\r\n,:.+-0123456789truefalsnEINity') {
  DEPTH[codeOf(sign)] = 0;
}
for (const sign of '{[') DEPTH[codeOf(sign)] = 1;
for (const sign of '}]') DEPTH[codeOf(sign)] = -1;

/**
 * Walks through JSON of which most is asked for by nobody: to step over a picture takes a small part of the time and the
 * memory that it takes to parse it. Of what is stepped over, only strings and brackets are told apart.
 *
 * Each method is called where a value begins, and ends behind it.
 *
 * @throws Where the text is no JSON, or another value than what is asked for.
 */
export class JsonWalker {
  #at = 0;

  constructor(private readonly text: string) {}

  /** The character with which the next value begins; undefined at the end. */
  next(): string | undefined {
    while (isSpace(this.text.charCodeAt(this.#at))) this.#at += 1;
    return this.text[this.#at];
  }

  /** Where the next value begins. */
  place(): number {
    this.next();
    return this.#at;
  }

  /** Visits each key of an object; the visitor goes on behind its value. */
  object(visit: (key: string) => void): void {
    this.#each('{', '}', () => {
      const key = this.value();
      this.#pass(':');
      visit(`${key}`);
    });
  }

  /** Visits each element of an array; the visitor goes on behind it. */
  array(visit: () => void): void {
    this.#each('[', ']', visit);
  }

  /** Parses a value whole. */
  value(): unknown {
    const from = this.place();
    this.skip();
    const written = this.text.slice(from, this.#at);
    if (written[0] !== '"') return JSON.parse(written);
    // Most strings are lines of code, with no escape or that of their end.
    const escape = written.indexOf('\\');
    if (escape < 0) return written.slice(1, -1);
    const isOnlyEnd =
      escape === written.length - 3 && written[escape + 1] === 'n';
    return isOnlyEnd ? `${written.slice(1, escape)}\n` : JSON.parse(written);
  }

  skip(): void {
    const sign = this.next();
    if (sign === '"') this.#skipString();
    else if (sign === '{' || sign === '[') this.#skipNested();
    else this.#skipPlain();
  }

  #each(open: string, close: string, visit: () => void): void {
    this.#pass(open);
    if (this.next() !== close) {
      visit();
      while (this.next() === ',') {
        this.#at += 1;
        visit();
      }
    }
    this.#pass(close);
  }

  #pass(sign: string): void {
    if (this.next() !== sign) this.#fail();
    this.#at += 1;
  }

  #skipNested(): void {
    let depth = 0;
    do {
      const code = this.text.charCodeAt(this.#at);
      if (code === QUOTE) {
        this.#skipString();
        continue;
      }
      const change = DEPTH[code] ?? -2;
      if (change === -2) this.#fail();
      depth += change;
      this.#at += 1;
    } while (depth > 0);
  }

  #skipString(): void {
    let end = this.#at;
    let escapes: number;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end < 0) this.#fail();
      escapes = 0;
      while (this.text.charCodeAt(end - 1 - escapes) === BACKSLASH) {
        escapes += 1;
      }
    } while (escapes % 2 === 1);
    this.#at = end + 1;
  }

  #skipPlain(): void {
    const plain = /[\w.+-]+/y;
    plain.lastIndex = this.#at;
    if (!plain.test(this.text)) this.#fail();
    this.#at = plain.lastIndex;
  }

  #fail(): never {
    throw new SyntaxError(`no JSON at ${this.#at}`);
  }
}
