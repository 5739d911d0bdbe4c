import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Database } from '../database/Database';
import {
  pauseHost,
  recordHostNews,
  recordHostTrouble,
  type HostNews,
} from '../database/operations/recordHost';
import { LOCAL_HOST } from '../source/hostOf';
import type { HostAnswer } from '../source/hosts/HostClient';
import type {
  HostTroubleError,
  RateLimitedError,
} from '../source/hosts/hostErrors';

/** What others know late by, and a replica that is killed may leave uncounted. */
const FLUSH_MS = 1_000;
/** Beside a tenth of the wait: replicas do not come back at the same time. */
const JITTER_MS = 2_000;

const minutes = (ms: number) => `${Math.ceil(ms / 60_000)} min`;

/**
 * Tells all replicas what this one finds out about source hosts. Pauses are told at once; what is only counted, once a
 * second at most, however many requests there were.
 */
export class HostLedger {
  readonly #database: Database;
  readonly #logger: LoggerService;
  readonly #news = new Map<string, HostNews>();
  /** The repository that a host failed on last: what only fails again and again may be the repository's own. */
  readonly #lastTrouble = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { database: Database; logger: LoggerService }) {
    this.#database = options.database;
    this.#logger = options.logger;
  }

  /** A host answered a request, whatever it said. */
  answered({ host, requests, rateLimit }: HostAnswer): void {
    const news = this.#newsOf(host);
    news.requests += requests;
    if (rateLimit) news.rateLimit = rateLimit;
  }

  /** A repository of a host was read, or had not changed. Of folders of this machine nothing is noted. */
  wasOfUse(host: string): void {
    if (host === LOCAL_HOST) return;
    this.#newsOf(host).wasOfUse = true;
    this.#lastTrouble.delete(host);
  }

  /** Nobody asks the host until its wait is over. */
  async rateLimited({
    host,
    waitMs,
    message,
  }: RateLimitedError): Promise<void> {
    const ms = waitMs + Math.random() * (JITTER_MS + waitMs / 10);
    await pauseHost(this.#database, host, { ms, reason: message });
    this.#logger.warn(`${message} Nothing is asked of it for ${minutes(ms)}`);
  }

  /** After some of these in a row, of different repositories, nobody asks the host for a while. */
  async troubled(
    { host, message }: HostTroubleError,
    url: string,
  ): Promise<void> {
    if (this.#lastTrouble.get(host) === url) return;
    this.#lastTrouble.set(host, url);
    // What went well in between ends the row.
    await this.flush();
    const ms = await recordHostTrouble(
      this.#database,
      host,
      message,
      Math.random(),
    );
    if (ms === undefined) return;
    this.#logger.warn(`${message} Nothing is asked of it for ${minutes(ms)}`);
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const all = [...this.#news.values()];
    this.#news.clear();
    for (const news of all) {
      try {
        await recordHostNews(this.#database, news);
      } catch (error) {
        // The count is about right without them.
        this.#logger.warn(
          `What ${news.host} answered could not be noted: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }

  #newsOf(host: string): HostNews {
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_MS).unref();
    const news = this.#news.get(host) ?? { host, requests: 0, wasOfUse: false };
    this.#news.set(host, news);
    return news;
  }
}
