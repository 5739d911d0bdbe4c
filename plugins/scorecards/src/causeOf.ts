import { isError, type ErrorLike } from '@backstage/errors';

/** What the backend said, where an error only reports that it refused. */
export function causeOf(error: ErrorLike): ErrorLike {
  return isError(error.cause) ? error.cause : error;
}
