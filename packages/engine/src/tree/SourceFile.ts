/**
 * One file as a fact's `map` sees it.
 *
 * @public
 */
export interface SourceFile {
  /** POSIX path, relative to the repository's root. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** The content as text: UTF-8, or UTF-16 where a byte order mark says so. Undefined for binary content. */
  readonly text: string | undefined;
}

const NUL_PROBE = 8192;

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  // The rule that git itself uses to tell binary from text.
  if (bytes.subarray(0, NUL_PROBE).includes(0)) {
    return undefined;
  }
  return new TextDecoder('utf-8').decode(bytes);
}

/** A file that is decoded once, and only when a fact asks for its text. */
export function sourceFile(path: string, bytes: Uint8Array): SourceFile {
  let decoded: { text: string | undefined } | undefined;
  return {
    path,
    size: bytes.byteLength,
    get text() {
      decoded ??= { text: decode(bytes) };
      return decoded.text;
    },
  };
}
