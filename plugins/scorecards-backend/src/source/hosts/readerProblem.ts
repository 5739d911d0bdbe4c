import { HostTroubleError, RateLimitedError } from './hostErrors';

/** Readers do not say for how long a host asks to be left alone. */
const WAIT_MS = 60_000;

/** As Backstage's readers end their messages: `…, 429 Too Many Requests`. */
const STATUS = /, ([1-5]\d\d)\b[^,]{0,80}$/;

function statusOf(error: Error): number | undefined {
  const { statusCode, message } = error as Error & { statusCode?: unknown };
  if (typeof statusCode === 'number') return statusCode;
  const [, status] = STATUS.exec(message.slice(-150)) ?? [];
  return status === undefined ? undefined : Number(status);
}

/**
 * What a reader of Backstage's failed on, where it is the host's and not the repository's.
 *
 * @returns Undefined where it is the repository's, or nobody can tell.
 */
export function readerProblem(
  url: string,
  error: Error,
): RateLimitedError | HostTroubleError | undefined {
  const { host } = new URL(url);
  // A folder of this machine.
  if (host === '') return undefined;
  const status = statusOf(error);
  const isLimit =
    status === 429 || (status === 403 && /\brate limit\b/i.test(error.message));
  if (isLimit) return new RateLimitedError(host, WAIT_MS);
  if (status === undefined || status < 500) return undefined;
  return new HostTroubleError(
    host,
    `${host} could not be used: it answers with an error of its own (${status}).`,
  );
}
