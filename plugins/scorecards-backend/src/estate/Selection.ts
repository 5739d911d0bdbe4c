/** Some of the components. */
export interface Selection {
  /** Their indices, ascending. */
  rows: Int32Array;
  /** 1 for each of them, by index. */
  has: Uint8Array;
}

/** The components for which there is a 1. */
export function selectionOf(has: Uint8Array): Selection {
  const rows = new Int32Array(has.length);
  let count = 0;
  for (let index = 0; index < has.length; index += 1) {
    rows[count] = index;
    count += has[index];
  }
  return { rows: rows.subarray(0, count), has };
}
