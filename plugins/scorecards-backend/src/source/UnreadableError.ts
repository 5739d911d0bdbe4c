/** A repository that can't be read now. Its message says why and what to do, for a person. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
