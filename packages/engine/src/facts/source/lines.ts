/** Characters of a line that are looked at: what is longer is data, and regular expressions stay cheap. */
export const MAX_LINE = 1000;

/** What of a line is looked at. */
const cutLine = (text: string) =>
  text.length > MAX_LINE ? text.slice(0, MAX_LINE) : text;

/** The lines of a text, without their ends and cut to {@link MAX_LINE}. Each is cut out when it is asked for: most never are. */
export class Lines {
  /** Where each line begins, and behind the last one where one more would. */
  readonly #starts: number[] = [0];
  readonly #hasReturns: boolean;

  constructor(readonly text: string) {
    let end = text.indexOf('\n');
    while (end >= 0) {
      this.#starts.push(end + 1);
      end = text.indexOf('\n', end + 1);
    }
    this.#starts.push(text.length + 1);
    this.#hasReturns = text.includes('\r\n');
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  /** The place in the text at which a line begins, from 0; behind the last line, where one more would begin. */
  startOf(index: number): number {
    return this.#starts[index];
  }

  /** A line, from 0. */
  at(index: number): string {
    const start = this.#starts[index];
    const end = this.#starts[index + 1] - 1;
    const isReturn =
      this.#hasReturns && index < this.count - 1 && this.text[end - 1] === '\r';
    return cutLine(this.text.slice(start, isReturn ? end - 1 : end));
  }

  /** The lines from one on to another, which is not among them. */
  slice(from: number, to: number): string[] {
    const lines: string[] = [];
    const last = Math.min(to, this.count);
    for (let index = Math.max(0, from); index < last; index += 1) {
      lines.push(this.at(index));
    }
    return lines;
  }
}

/** All {@link Lines} of a text. */
export function splitLines(text: string): string[] {
  const lines = new Lines(text);
  return lines.slice(0, lines.count);
}
