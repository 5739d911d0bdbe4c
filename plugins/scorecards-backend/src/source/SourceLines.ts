import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { secrets, sourceFile } from '@opaq/engine';
import type { Report, SourceResponse } from '@opaq/plugin-scorecards-common';
import { AzureFiles } from './AzureFiles';
import { fileUrl } from './fileUrl';
import type { LocalFolders } from './LocalFolders';

const MAX_BYTES = 1_000_000;
const MAX_LINE_LENGTH = 300;
const LINES_AROUND = 3;
const TIME_LIMIT_MS = 10_000;

// Neither a link nor a pipe that took the file's place since it was found is followed or waited for.
const READ_FLAGS =
  // eslint-disable-next-line no-bitwise -- the flags of open(2) are bits
  constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Checks whose evidence is not shown. */
const SECRET_CHECKS = new Set(['quality.no-secrets']);

// Tabs stay. Marks of direction go too: they make text look like what it is not.
const CONTROL_CHARACTERS =
  /(?!\t)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const HIDDEN =
  'The lines are not shown: the file holds, or may hold, a secret. Look at it where the repository is.';

/** A line of a file. */
interface NamedPlace {
  path: string;
  line: number;
}

/** Shows the lines around the places that reports name, and nothing else of a repository. */
export class SourceLines {
  readonly #options: {
    urlReader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
    localFolders: LocalFolders;
  };
  readonly #azureFiles: AzureFiles;

  constructor(options: {
    urlReader: UrlReaderService;
    integrations: ScmIntegrationRegistry;
    localFolders: LocalFolders;
  }) {
    this.#options = options;
    this.#azureFiles = new AzureFiles(options.integrations);
  }

  /**
   * The lines around a place, at the revision of the report where the source host can tell; of a local folder as it is.
   *
   * @param report - That the caller may see.
   * @throws `NotFoundError`, with the reason for a person, where the report does not name the place or its lines can't
   * or must not be shown.
   */
  async around(report: Report, place: NamedPlace): Promise<SourceResponse> {
    requireNamed(report, place);
    const { path, line } = place;
    const file = sourceFile(path, await this.#read(report.source, path));
    // The report may not know of it: it is of a file beside the component's folder, or of an earlier day.
    if (
      secrets.select(path, file.size) &&
      secrets.map(file, work => () => work(file))
    ) {
      throw new NotFoundError(HIDDEN);
    }
    const { text } = file;
    if (text === undefined) throw new NotFoundError(`${path} is not a text`);
    const lines = text.split(/\r\n|\n|\r/);
    if (line > lines.length) {
      throw new NotFoundError(
        `${path} has no line ${line} now: it has changed since the report`,
      );
    }
    const from = Math.max(1, line - LINES_AROUND);
    return {
      path,
      from,
      lines: lines.slice(from - 1, line + LINES_AROUND).map(clean),
    };
  }

  async #read(
    { url, revision }: Report['source'],
    path: string,
  ): Promise<Buffer> {
    const bytes = url.startsWith('file:')
      ? await this.#readLocal(url, path)
      : await this.#readRemote(url, revision, path);
    if (bytes.length > MAX_BYTES) {
      throw new NotFoundError(
        `${path} is too large to show lines of: more than ${MAX_BYTES} bytes`,
      );
    }
    return bytes;
  }

  async #readLocal(url: string, path: string): Promise<Buffer> {
    try {
      const find = () =>
        this.#options.localFolders.file(fileURLToPath(url), path);
      const handle = await open(find(), READ_FLAGS);
      try {
        // A folder above it can have become a link since it was found: what is open has to be what is found now.
        const [opened, found] = [await handle.stat(), await stat(find())];
        if (opened.ino !== found.ino || opened.dev !== found.dev) {
          throw new Error(`${path} is not what it was`);
        }
        const stream = handle.createReadStream({
          end: MAX_BYTES,
          autoClose: false,
        });
        return await readStart(stream);
      } finally {
        await handle.close();
      }
    } catch {
      throw new NotFoundError(`${path} is not there any more`);
    }
  }

  async #readRemote(
    repositoryUrl: string,
    revision: string | undefined,
    path: string,
  ): Promise<Buffer> {
    const { urlReader, integrations } = this.#options;
    const hostType = integrations.byUrl(repositoryUrl)?.type ?? '';
    const url =
      revision && fileUrl({ hostType, repositoryUrl, revision, path });
    if (!url) {
      throw new NotFoundError(
        'Lines are not shown for this source host: it gives no single file of a revision. Look at the file where the repository is.',
      );
    }
    try {
      const signal = AbortSignal.timeout(TIME_LIMIT_MS);
      if (hostType === 'azure') {
        const { body } = await this.#azureFiles.get(url, signal);
        return await readStart(Readable.from(body ?? []));
      }
      const response = await urlReader.readUrl(url, { signal });
      if (!response.stream) return await response.buffer();
      return await readStart(response.stream());
    } catch {
      // What the host says may name what only the portal may know, such as an internal address.
      throw new NotFoundError(
        `The source host did not give ${path} at revision ${revision}. Try again later, or look at the file where the repository is.`,
      );
    }
  }
}

/** Not more than shows that there is too much. */
async function readStart(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunks[chunks.length - 1].length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function requireNamed({ results }: Report, { path, line }: NamedPlace): void {
  for (const { checkId, outcome, locations } of results) {
    if (!SECRET_CHECKS.has(checkId)) continue;
    // Where it could not look, nobody knows where the secrets are.
    const isHidden =
      outcome === 'error' || locations.some(place => place.path === path);
    if (isHidden) throw new NotFoundError(HIDDEN);
  }
  const isNamed = results.some(({ checkId, locations, exemption }) =>
    [
      ...(SECRET_CHECKS.has(checkId) ? [] : locations),
      ...(exemption ? [exemption.location] : []),
    ].some(place => place.path === path && place.line === line),
  );
  if (!isNamed) {
    throw new NotFoundError(
      `The report does not name line ${line} of ${path}. It may have been made anew: load it again.`,
    );
  }
}

function clean(line: string): string {
  // Before, so that a line of any length costs the same.
  return line
    .slice(0, 2 * MAX_LINE_LENGTH)
    .replace(CONTROL_CHARACTERS, '')
    .slice(0, MAX_LINE_LENGTH);
}
