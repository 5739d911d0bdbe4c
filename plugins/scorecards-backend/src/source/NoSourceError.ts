/** An entity whose source can't be told. Its message says why and what to do, for a person. */
export class NoSourceError extends Error {
  override readonly name = 'NoSourceError';
}
