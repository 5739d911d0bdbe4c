/** What a source host says of its limit. */
export interface RateLimit {
  limit?: number;
  remaining: number;
  /** Milliseconds from now. */
  resetsInMs?: number;
}

/** Where a host asks to wait, and does not say how long. GitHub asks for a minute at least. */
const STANDARD_WAIT_MS = 60_000;
/** A host that names more is asked again after a day. */
const LONGEST_WAIT_MS = 24 * 3_600_000;

const MIN_EPOCH_SECONDS = 1_000_000_000;

function numberIn(headers: Headers, ...names: string[]): number | undefined {
  const text = names.map(name => headers.get(name)).find(value => value);
  const value = text ? Number(text) : NaN;
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** By the host's clock: only the difference is of use here. */
function hostNow(headers: Headers): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? Date.now() : date;
}

/**
 * Reads the headers that GitHub (`X-RateLimit-*`) and GitLab (`RateLimit-*`) send with each answer.
 *
 * @returns Undefined where there are none.
 */
export function rateLimitOf(headers: Headers): RateLimit | undefined {
  const named = (name: string) =>
    numberIn(headers, `x-ratelimit-${name}`, `ratelimit-${name}`);
  const remaining = named('remaining');
  if (remaining === undefined) return undefined;
  const limit = named('limit');
  const reset = named('reset');
  // Seconds since 1970, or, as the draft of the standard has it, from now.
  const resetsInMs =
    reset === undefined || reset < MIN_EPOCH_SECONDS
      ? reset && reset * 1000
      : Math.max(0, reset * 1000 - hostNow(headers));
  return { limit, remaining, resetsInMs };
}

function retryAfterMs(headers: Headers): number | undefined {
  const text = headers.get('retry-after');
  if (!text) return undefined;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(text) - hostNow(headers);
  return ms >= 0 ? ms : undefined;
}

const isSecondaryLimit = (body: string) => /\brate limit\b/i.test(body);

/**
 * How long a host asks to be left alone: by `Retry-After`, else until its limit is renewed.
 *
 * @param body - The beginning of the answer: GitHub tells of its secondary limits there, and not always in headers.
 * @returns Milliseconds; undefined where the answer is about something else.
 */
export function askedToWaitMs(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: string,
): number | undefined {
  const retryAfter = retryAfterMs(headers);
  const rate = rateLimitOf(headers);
  const isUsedUp = rate?.remaining === 0;
  const isLimit =
    status === 429 ||
    (status === 403 &&
      (retryAfter !== undefined || isUsedUp || isSecondaryLimit(body)));
  if (!isLimit) return undefined;
  const wait =
    retryAfter ?? (isUsedUp ? rate.resetsInMs : undefined) ?? STANDARD_WAIT_MS;
  return Math.min(wait, LONGEST_WAIT_MS);
}
