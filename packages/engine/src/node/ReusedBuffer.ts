import { closeSync, constants, openSync, readSync } from 'node:fs';

/* eslint-disable no-bitwise -- the flags of open(2) are bits */
const READ_FLAGS =
  constants.O_RDONLY |
  // Neither a link nor a pipe that took a file's place since it was looked at is opened or waited for.
  (constants.O_NOFOLLOW ?? 0) |
  (constants.O_NONBLOCK ?? 0);
/* eslint-enable no-bitwise */

const FIRST_BYTES = 256 * 1024;

/** Reads one file after the other into the same memory, which a new buffer for each of 100,000 files would not give back in time. */
export class ReusedBuffer {
  #memory = Buffer.allocUnsafe(FIRST_BYTES);

  /**
   * @param path - Bytes: a name need not be UTF-8.
   * @param size - What the file is known to hold. No more is read, whatever it has become.
   * @returns Its content, until the next read.
   * @throws Where it can't be opened or read.
   */
  read(path: Buffer, size: number): Uint8Array {
    if (size > this.#memory.length) {
      this.#memory = Buffer.allocUnsafe(size * 2);
    }
    const file = openSync(path, READ_FLAGS);
    try {
      let length = 0;
      while (length < size) {
        const read = readSync(file, this.#memory, length, size - length, null);
        if (read === 0) break;
        length += read;
      }
      return this.#memory.subarray(0, length);
    } finally {
      closeSync(file);
    }
  }
}
