import type {
  DocumentOptions,
  LineCounter,
  ParseOptions,
  SchemaOptions,
  ToJSOptions,
} from 'yaml';

type Options = ParseOptions & DocumentOptions & SchemaOptions & ToJSOptions;

// Up to here the library's search for a key that stands twice, which is quadratic, takes no time to speak of.
const MAX_UNIQUE_LENGTH = 20_000;

/**
 * Parses YAML of a repository in time that grows with its length, and without a word on the console. As the library
 * comes, half a megabyte of quotes or of keys takes minutes.
 *
 * @param parse - The library's function: for one document or for all.
 * @param lineCounter - Learns where lines begin.
 */
export function parseQuietly<Documents>(
  parse: (text: string, options: Options) => Documents,
  text: string,
  lineCounter?: LineCounter,
): Documents {
  const { stackTraceLimit } = Error;
  // The library makes an error for each wrong character and throws none: their stacks would take most of the time.
  Error.stackTraceLimit = 0;
  try {
    return parse(text, {
      logLevel: 'error',
      // Messages with an excerpt of the text count its lines again for each error.
      prettyErrors: false,
      uniqueKeys: text.length <= MAX_UNIQUE_LENGTH,
      ...(lineCounter && { lineCounter }),
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
