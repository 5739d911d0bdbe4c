import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { Declaration } from '@opaq/engine';
import type { Limits } from '../config';
import type { FolderFacts } from '../worker/tasks';
import { TimeLimitError, type WorkerPool } from '../worker/WorkerPool';
import type { Urgency } from '../worker/WorkQueue';
import { download, type Downloads } from './download';
import type { LocalFolders } from './LocalFolders';
import { newestCommit, transferArchive } from './hosts/hostedArchive';
import { isExplained } from './hosts/hostErrors';
import { readerProblem } from './hosts/readerProblem';
import type { SourceHosts } from './hosts/SourceHosts';
import { spool } from './spool';
import { unlessAborted } from './unlessAborted';
import { UnreadableError } from './UnreadableError';
import { credentialsIn, withoutCredentials } from './withoutCredentials';

/** What a read of a repository gave. */
export type ReadOutcome =
  | {
      changed: false;
      /** Where the host has another one for the same state. */
      etag?: string;
    }
  | {
      changed: true;
      etag?: string;
      revision?: string;
      facts: FolderFacts[];
    };

/** The hosts whose tar archives hold the repository as it is; all others' hold it in one folder. */
const WITHOUT_TOP_FOLDER = new Set([
  'awsS3',
  'awsCodeCommit',
  'azureBlobStorage',
  'gerrit',
  'googleGcs',
]);

/** What an etag is where a host has none. */
const NO_ETAGS = new Set(['', 'NOT/IMPLEMENTED']);

/** @param hide - Takes out what the message must not hold. */
function explain(
  url: string,
  error: unknown,
  hide: (message: string) => string,
): Error {
  if (isExplained(error)) return error;
  const unexplained = error instanceof Error ? error : new Error(String(error));
  const problem = readerProblem(url, unexplained);
  if (problem) return problem;
  const { name, message } = unexplained;
  if (name === 'NotFoundError') {
    return new UnreadableError(
      `There is no repository at ${url}, or the credentials of its integration may not read it.`,
    );
  }
  if (name === 'TimeLimitError' || name === 'MemoryLimitError') {
    return new UnreadableError(`Reading ${url} was ended. ${message}`);
  }
  return new UnreadableError(`${url} could not be read: ${hide(message)}`);
}

/** What is wanted of a repository. */
export interface ReadRequest {
  /** The components'. */
  folders: readonly string[];
  /** The checks without code: what they look for has to be read. */
  declarations: readonly Declaration[];
  /** Of the last read, where an unchanged repository need not be read again. */
  etag?: string;
  /** The same. */
  revision?: string;
  /** Default: somebody waits for it. */
  urgency?: Urgency;
}

interface RepositoryReaderOptions {
  urlReader: UrlReaderService;
  integrations: ScmIntegrationRegistry;
  /** Those that are asked by their own API; all others through the URL reader. Default: none. */
  hosts?: SourceHosts;
  /** Has their archives written to files. Default: this thread. */
  downloads?: Downloads;
  localFolders: LocalFolders;
  workers: WorkerPool;
  limits: Limits;
  /** Where archives are spooled. Default: the system's folder for temporary files. */
  workingDirectory?: string;
}

/** Reads a repository, wherever it is, into the facts of its components. */
export class RepositoryReader {
  readonly #options: RepositoryReaderOptions;
  readonly #credentials: readonly string[];

  constructor(options: RepositoryReaderOptions) {
    this.#options = options;
    this.#credentials = credentialsIn(options.integrations);
  }

  /**
   * @param url - As `locateSource` gives it.
   * @throws `UnreadableError`, `HostTroubleError` or `RateLimitedError`, and never less than the whole repository.
   */
  async read(url: string, request: ReadRequest): Promise<ReadOutcome> {
    try {
      return url.startsWith('file:')
        ? await this.#readFolder(url, request)
        : await this.#readArchive(url, request);
    } catch (error) {
      throw explain(url, error, message =>
        withoutCredentials(message, this.#credentials),
      );
    }
  }

  async #readFolder(url: string, request: ReadRequest): Promise<ReadOutcome> {
    const { localFolders, workers, limits } = this.#options;
    // Again at each read: a link may have taken the folder's place since the entity was seen.
    const { root } = localFolders.locate(fileURLToPath(url));
    const { urgency, ...wanted } = request;
    const result = await workers.run(
      'readFolder',
      { path: root, limits, ...wanted },
      urgency,
    );
    if (result.kind === 'unchanged') return { changed: false };
    const { facts, etag, revision } = result;
    return { changed: true, facts, etag, revision };
  }

  async #readArchive(url: string, request: ReadRequest): Promise<ReadOutcome> {
    const { hosts, limits, downloads = { download } } = this.#options;
    const hosted = hosts?.find(url);
    if (!hosted) return this.#readByUrl(url, request);

    const { etag, revision } = request;
    const known = revision === undefined ? undefined : { revision, etag };
    const commit = await newestCommit(hosted, known, limits);
    if (commit.revision === revision) {
      return { changed: false, etag: commit.etag };
    }
    return this.#withFile(async file => {
      await transferArchive(hosted, commit.revision, file, {
        limits,
        downloads,
      });
      const facts = await this.#factsOf(url, file, request);
      return { changed: true, facts, ...commit };
    });
  }

  async #readByUrl(url: string, request: ReadRequest): Promise<ReadOutcome> {
    try {
      return await this.#withFile(async file => {
        const etag = await this.#transfer(url, file, request.etag);
        const facts = await this.#factsOf(url, file, request);
        return { changed: true, facts, etag, revision: etag };
      });
    } catch (error) {
      const isUnchanged = (error as Error).name === 'NotModifiedError';
      if (isUnchanged && request.etag !== undefined) return { changed: false };
      throw error;
    }
  }

  async #withFile<Result>(
    work: (file: string) => Promise<Result>,
  ): Promise<Result> {
    const folder = await mkdtemp(
      join(this.#options.workingDirectory ?? tmpdir(), 'scorecards-'),
    );
    try {
      return await work(join(folder, 'archive'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  async #factsOf(
    url: string,
    file: string,
    { folders, declarations, urgency }: ReadRequest,
  ): Promise<FolderFacts[]> {
    const { workers, limits, integrations } = this.#options;
    const type = integrations.byUrl(url)?.type ?? '';
    const stripTopFolder = !WITHOUT_TOP_FOLDER.has(type);
    const result = await workers.run(
      'readArchive',
      { file, folders, limits, declarations, stripTopFolder },
      urgency,
    );
    if (result.kind === 'unreadable') throw new UnreadableError(result.reason);
    return result.facts;
  }

  /** @returns The etag, where the host has one. */
  async #transfer(
    url: string,
    file: string,
    etag: string | undefined,
  ): Promise<string | undefined> {
    const { urlReader, limits } = this.#options;
    const signal = AbortSignal.timeout(limits.seconds * 1000);
    try {
      // Not every reader passes the signal on.
      const response = await unlessAborted(
        urlReader.readTree(url, { etag, signal }),
        signal,
      );
      const archive = await unlessAborted(response.archive(), signal);
      await spool(archive as Readable, file, limits.archiveBytes, signal);
      return NO_ETAGS.has(response.etag) ? undefined : response.etag;
    } catch (error) {
      if (!signal.aborted || error instanceof UnreadableError) throw error;
      throw new TimeLimitError(
        `It took longer than the limit of ${limits.seconds} seconds (scorecards.limits.seconds).`,
      );
    }
  }
}
