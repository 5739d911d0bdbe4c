import type {
  DocumentOptions,
  ParseOptions,
  SchemaOptions,
  ToJSOptions,
} from 'yaml';

// Up to here the library's search for a key that stands twice, which is quadratic, takes no time to speak of.
const MAX_UNIQUE_LENGTH = 50_000;

/**
 * How YAML of a repository is parsed: in time that grows with its length, and without a word on the console. As the
 * library comes, half a megabyte of quotes or of keys takes minutes.
 */
export function yamlOptions(
  text: string,
): ParseOptions & DocumentOptions & SchemaOptions & ToJSOptions {
  return {
    logLevel: 'error',
    // Messages with an excerpt of the text count its lines again for each error.
    prettyErrors: false,
    uniqueKeys: text.length <= MAX_UNIQUE_LENGTH,
  };
}
