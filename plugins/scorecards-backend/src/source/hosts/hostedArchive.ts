import { Readable } from 'node:stream';
import type { Limits } from '../../config';
import { spool } from '../spool';
import { unlessAborted } from '../unlessAborted';
import { UnreadableError } from '../UnreadableError';
import { HostTroubleError, isExplained } from './hostErrors';
import type { Commit, HostedRepository, SourceHost } from './SourceHost';

/** To say which commit is the newest takes a host no time. */
const ASK_SECONDS = 30;

/** A repository, and the host that is asked for it. */
interface Hosted {
  host: SourceHost;
  repository: HostedRepository;
}

/** @throws As {@link SourceHost.newest}, also where the host takes too long. */
export async function newestCommit(
  hosted: Hosted,
  known: Commit | undefined,
  limits: Pick<Limits, 'seconds'>,
): Promise<Commit> {
  const { host, repository } = hosted;
  return within(Math.min(ASK_SECONDS, limits.seconds), repository, signal =>
    host.newest(repository, known, signal),
  );
}

/** Writes the archive of exactly one commit to a file. @throws As {@link SourceHost.archive}, also where it is cut. */
export async function transferArchive(
  hosted: Hosted,
  revision: string,
  file: string,
  limits: Pick<Limits, 'archiveBytes' | 'seconds'>,
): Promise<void> {
  const { host, repository } = hosted;
  await within(limits.seconds, repository, async signal => {
    const response = await host.archive(repository, revision, signal);
    const body = Readable.from(response.body ?? [], { objectMode: false });
    const bytes = await spool(body, file, limits.archiveBytes, signal);
    requireLength(response, bytes);
  });
}

/** As far as the host announced one. */
function requireLength({ headers }: Response, bytes: number) {
  const announced = headers.get('content-length');
  if (announced === null || headers.has('content-encoding')) return;
  if (Number(announced) !== bytes) {
    throw new UnreadableError(
      `The archive was cut: its host announced ${announced} bytes and sent ${bytes}.`,
    );
  }
}

async function within<Result>(
  seconds: number,
  { url }: HostedRepository,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const signal = AbortSignal.timeout(seconds * 1000);
  try {
    // Not every body of an answer heeds it.
    return await unlessAborted(work(signal), signal);
  } catch (error) {
    if (isExplained(error)) throw error;
    const { host } = new URL(url);
    if (signal.aborted) {
      throw new HostTroubleError(
        host,
        `${host} took longer than ${seconds} seconds for ${url}.`,
      );
    }
    // As `fetch` says that a connection ended before the answer did.
    if ((error as Error).message === 'terminated') {
      throw new HostTroubleError(
        host,
        `${host} dropped the connection while it sent ${url}.`,
      );
    }
    throw error;
  }
}
