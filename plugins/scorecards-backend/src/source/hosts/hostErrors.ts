import { UnreadableError } from '../UnreadableError';
import { withoutCredentials } from '../withoutCredentials';

/** A source host that wants to be asked later. It is no fault of the repository, and none of the host's either. */
export class RateLimitedError extends Error {
  override readonly name = 'RateLimitedError';
  readonly host: string;
  /** What it asked for, in milliseconds. */
  readonly waitMs: number;

  constructor(host: string, waitMs: number) {
    super(`${host} asked the portal to wait: its rate limit is used up.`);
    this.host = host;
    this.waitMs = waitMs;
  }
}

/**
 * A source host that could not be used, whatever the repository: it does not answer, answers with an error of its own,
 * or refuses the portal's credentials. Its message says so to a person, and has no credentials in it.
 */
export class HostTroubleError extends Error {
  override readonly name = 'HostTroubleError';
  readonly host: string;

  constructor(host: string, message: string) {
    super(withoutCredentials(message));
    this.host = host;
  }
}

/** Whether an error says already, for a person, whose fault it is that a repository can't be read. */
export const isExplained = (error: unknown): error is Error =>
  error instanceof UnreadableError ||
  error instanceof HostTroubleError ||
  error instanceof RateLimitedError;
