import { beginningOf } from '../beginningOf';
import { unlessAborted } from '../unlessAborted';
import { UnreadableError } from '../UnreadableError';
import { HostTroubleError, RateLimitedError } from './hostErrors';
import { hostFetch, type HostFetch } from './hostFetch';
import { askedToWaitMs, rateLimitOf, type RateLimit } from './rateLimitOf';

/** A request that was made of a source host. */
export interface HostAnswer {
  host: string;
  /** 0 where the host does not count it against its limit. */
  requests: number;
  rateLimit?: RateLimit;
}

/** What a request needs beside its address. */
export interface HostRequest {
  /** For a person: what is asked for. */
  url: string;
  headers: Record<string, string>;
  signal: AbortSignal;
  /** Makes it. Default: {@link hostFetch}. */
  fetch?: HostFetch;
}

/** As Backstage's integrations give them. */
export interface HostCredentials {
  getCredentials(options: {
    url: string;
  }): Promise<{ headers?: Record<string, string> }>;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Where clouds tell machines their credentials; IPv6 also with such an address of IPv4 in it. */
const LINK_LOCAL = /^(?:169\.254\.|\[fe[89ab]|\[::ffff:a9fe:)/i;
/** Enough to tell what an error is about. */
const MAX_ERROR_LENGTH = 2_000;

function codeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message;
}

/** Asks one source host, and says of each failure whose it is: the host's, its limit's, or the repository's. */
export class HostClient {
  readonly #host: string;
  readonly #origin: string;
  readonly #credentials: HostCredentials;
  readonly #unchangedIsFree: boolean;
  readonly #onAnswer: (answer: HostAnswer) => void;

  /**
   * @param options - `apiBaseUrl`: what is at its origin gets the credentials, and nobody else. `unchangedIsFree`: the
   * host does not count what it answers with 304.
   */
  constructor(options: {
    host: string;
    apiBaseUrl: string;
    credentials: HostCredentials;
    unchangedIsFree: boolean;
    onAnswer: (answer: HostAnswer) => void;
  }) {
    this.#host = options.host;
    this.#origin = new URL(options.apiBaseUrl).origin;
    this.#credentials = options.credentials;
    this.#unchangedIsFree = options.unchangedIsFree;
    this.#onAnswer = options.onAnswer;
  }

  /**
   * Follows redirects: a repository that was renamed is found all the same.
   *
   * @returns An answer with the status 200 to 299, or 304.
   * @throws `RateLimitedError`, `HostTroubleError`, `UnreadableError`
   */
  async get(address: string, request: HostRequest): Promise<Response> {
    const credentials = await this.#credentialsFor(request);
    let target = new URL(address);
    for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
      const response = await this.#send(target, request, credentials);
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || !location) {
        if (response.ok || response.status === 304) return response;
        throw await this.#problemOf(response, request.url);
      }
      // Not waited for: whoever redirects need not end what it says beside it.
      response.body?.cancel().catch(() => {});
      target = this.#follow(target, location);
    }
    throw this.trouble('it redirects without end');
  }

  /**
   * Checks that an answer is a file.
   *
   * @throws `HostTroubleError` where it is a page.
   */
  file(response: Response): Response {
    const type = response.headers.get('content-type') ?? '';
    if (!/^(?:text\/html|application\/xhtml)/i.test(type)) return response;
    response.body?.cancel().catch(() => {});
    throw this.trouble('it sends a web page in place of an archive');
  }

  /** For a person: what is wrong with the host. */
  trouble(what: string): HostTroubleError {
    return new HostTroubleError(
      this.#host,
      `${this.#host} could not be used: ${what}.`,
    );
  }

  /** The answer to who asked for a commit is none. */
  notACommit(): HostTroubleError {
    return this.trouble(
      'it answers with something else than a commit, such as a sign-in page',
    );
  }

  async #credentialsFor({ url, signal }: HostRequest) {
    try {
      const credentials = this.#credentials.getCredentials({ url });
      return (await unlessAborted(credentials, signal)).headers;
    } catch (error) {
      throw signal.aborted ? error : this.#credentialsProblem(error);
    }
  }

  /** Whoever made the credentials could not: what their host answered is judged like any other answer. */
  #credentialsProblem(error: unknown): Error {
    const { status, message } = error as Error & { status?: number };
    if (status === 401) return this.#credentialsRefused();
    if (status === 429) return new RateLimitedError(this.#host, 60_000);
    if (status === undefined && (error as { cause?: unknown }).cause) {
      return this.trouble(`it can't be reached (${codeOf(error)})`);
    }
    if (status !== undefined && status >= 500) {
      return this.trouble(`it answers with an error of its own (${status})`);
    }
    return new UnreadableError(
      `The credentials of ${this.#host} can't be had: ${message}.`,
    );
  }

  #follow(from: URL, location: string): URL {
    const to = new URL(location, from);
    const isSafe =
      to.protocol === 'https:' ||
      (to.protocol === 'http:' && from.protocol === 'http:');
    if (!isSafe || LINK_LOCAL.test(to.hostname))
      throw this.trouble('it redirects to an unsafe address');
    return to;
  }

  async #send(
    target: URL,
    { headers, signal, fetch = hostFetch }: HostRequest,
    credentials: Record<string, string> | undefined,
  ): Promise<Response> {
    const isApi = target.origin === this.#origin;
    let response: Response;
    try {
      response = await fetch(target, {
        signal,
        headers: {
          // As it is: what is compressed once more can't be measured by its length.
          'accept-encoding': 'identity',
          'user-agent': 'opaq',
          ...headers,
          ...(isApi && credentials),
        },
      });
    } catch (error) {
      throw signal.aborted
        ? error
        : this.trouble(`it can't be reached (${codeOf(error)})`);
    }
    if (isApi) {
      this.#onAnswer({
        host: this.#host,
        requests: response.status === 304 && this.#unchangedIsFree ? 0 : 1,
        rateLimit: rateLimitOf(response.headers),
      });
    }
    return response;
  }

  async #problemOf(response: Response, url: string): Promise<Error> {
    const { status } = response;
    // Its status has to do where the rest does not come.
    const body = await beginningOf(response, MAX_ERROR_LENGTH).catch(() => '');
    const waitMs = askedToWaitMs(response, body);
    if (waitMs !== undefined) return new RateLimitedError(this.#host, waitMs);
    if (status === 401) return this.#credentialsRefused();
    if (status >= 500) {
      return this.trouble(`it answers with an error of its own (${status})`);
    }
    if (status === 409) {
      return new UnreadableError(
        `${url} has no commit yet: there is nothing to read.`,
      );
    }
    return new UnreadableError(
      [403, 404, 422].includes(status)
        ? `There is no repository at ${url}, or not this branch of it, or the credentials of its integration may not read it.`
        : `${url} could not be read: ${this.#host} answers ${status}.`,
    );
  }

  #credentialsRefused(): HostTroubleError {
    return new HostTroubleError(
      this.#host,
      `${
        this.#host
      } refuses the portal's credentials: renew the token, or the app's key, of its integration.`,
    );
  }
}
