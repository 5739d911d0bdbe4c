import { withoutCredentials } from './withoutCredentials';

/** A repository that can't be read now. Its message says why and what to do, for a person; no credentials are in it. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';

  constructor(message: string) {
    super(withoutCredentials(message));
  }
}
