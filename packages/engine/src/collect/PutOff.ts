import type { Later } from '../facts/Fact';
import { sourceFile, type SourceFile } from '../tree';

/** Bytes of the files that are kept since their reading is put off. */
const MAX_KEPT = 8_000_000;

/** The bytes of a file are only lent: what can be kept of it is its text. */
function keeping<Value>(
  { path, size, text }: SourceFile,
  work: (file: SourceFile) => Value,
): () => Value {
  return () => work({ path, size, text });
}

/** What never has to hold a file, since the host can give its bytes once more. */
const readingAgain =
  <Value>(
    path: string,
    again: () => Uint8Array,
    work: (file: SourceFile) => Value,
  ): (() => Value) =>
  () =>
    work(sourceFile(path, again()));

/** The work on files that is put off until somebody asks for what it gives. */
export class PutOff {
  #kept = 0;

  /**
   * How work on one file is put off.
   *
   * @param again - Gives the file's bytes once more, where the host can.
   * @param onFailure - Called where the work throws, or the file is gone.
   */
  of(
    file: SourceFile,
    again: (() => Uint8Array) | undefined,
    onFailure: () => void,
  ): Later {
    const { path, size } = file;
    return work =>
      again
        ? this.#add(readingAgain(path, again, work), 0, onFailure)
        : this.#add(keeping(file, work), size, onFailure);
  }

  // On its own, for what is made inside of `of` would hold the file.
  #add<Value>(work: () => Value, kept: number, onFailure: () => void) {
    let open: (() => Value) | undefined = work;
    let value: Value | undefined;
    const ask = () => {
      const read = open;
      open = undefined;
      try {
        if (read) value = read();
      } catch {
        onFailure();
      }
      return value;
    };
    this.#kept += kept;
    if (this.#kept > MAX_KEPT) ask();
    return ask;
  }
}
