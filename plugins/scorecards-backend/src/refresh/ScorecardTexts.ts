import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { unlessAborted } from '../source/unlessAborted';
import { withoutCredentials } from '../source/withoutCredentials';

const MAX_BYTES = 1_000_000;
const READ_MS = 15_000;

/** What stands at the place of a configured scorecard. */
export interface ReadText {
  /** As configured. */
  origin: string;
  /** Absent where it can't be read. */
  text?: string;
  /** Why it can't, for a person. */
  problem?: string;
  /** There is nothing there any more, and it was the same the time before. */
  isGone: boolean;
}

/** Where a scorecard comes from, for a person. Where a file lies on this machine is nothing for pages. */
export function originTitle(origin: string): string {
  if (!URL.canParse(origin)) return basename(origin);
  // What stands behind the path of a URL may be a secret.
  const { origin: host, pathname } = new URL(origin);
  return `${host}${pathname}`;
}

function bounded(text: string): string {
  if (text.length <= MAX_BYTES) return text;
  throw new Error(
    `it has ${text.length} characters, and a scorecard at most ${MAX_BYTES}`,
  );
}

/** Reads the texts of configured scorecards, and those behind URLs only when they have changed. */
export class ScorecardTexts {
  readonly #urlReader: UrlReaderService;
  readonly #missing = new Set<string>();
  readonly #read = new Map<string, { etag?: string; text: string }>();

  constructor(urlReader: UrlReaderService) {
    this.#urlReader = urlReader;
  }

  /** @returns One for each file and URL, in this order. Never throws. */
  async read(places: {
    files: readonly string[];
    urls: readonly string[];
  }): Promise<ReadText[]> {
    return Promise.all([
      ...places.files.map(file => this.#file(file)),
      ...places.urls.map(url => this.#url(url)),
    ]);
  }

  async #file(origin: string): Promise<ReadText> {
    try {
      const text = bounded(await readFile(resolve(origin), 'utf8'));
      this.#missing.delete(origin);
      return { origin, text, isGone: false };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      const problem = `the file can't be read (${code ?? message})`;
      // A file that is being replaced is away for a moment; what leaves takes its reports with it.
      const wasMissing = this.#missing.delete(origin);
      if (code === 'ENOENT') this.#missing.add(origin);
      return { origin, problem, isGone: code === 'ENOENT' && wasMissing };
    }
  }

  // What a host does not find may be what its token may not see any more: it never counts as gone.
  async #url(origin: string): Promise<ReadText> {
    const last = this.#read.get(origin);
    try {
      const signal = AbortSignal.timeout(READ_MS);
      const response = await unlessAborted(
        this.#urlReader.readUrl(origin, { etag: last?.etag, signal }),
        signal,
      );
      const buffer = await unlessAborted(response.buffer(), signal);
      const text = bounded(buffer.toString('utf8'));
      this.#read.set(origin, { etag: response.etag, text });
      return { origin, text, isGone: false };
    } catch (error) {
      const { name, message } = error as Error;
      if (name === 'NotModifiedError' && last) {
        return { origin, text: last.text, isGone: false };
      }
      const reason = withoutCredentials(
        message.replaceAll(origin, originTitle(origin)),
      );
      return { origin, problem: `it can't be read: ${reason}`, isGone: false };
    }
  }
}
