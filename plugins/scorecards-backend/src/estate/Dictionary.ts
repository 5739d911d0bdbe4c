import { NO_VALUE } from '@opaq/plugin-scorecards-common';

/** Numbers for texts, in the order in which they are first seen. 0 stands for no value. */
export class Dictionary {
  /** By number; the first one is no value. */
  readonly values: string[] = [NO_VALUE];
  readonly #codes = new Map<string, number>([[NO_VALUE, 0]]);

  get size(): number {
    return this.values.length;
  }

  /** The number of a text, a new one where it has none. */
  encode(value: string | null | undefined): number {
    if (value === null || value === undefined) return 0;
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.#codes.set(value, code);
    }
    return code;
  }

  /** The number of a text; undefined where it has none. */
  find(value: string): number | undefined {
    return this.#codes.get(value);
  }
}
