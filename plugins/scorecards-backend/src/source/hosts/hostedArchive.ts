import type { Limits } from '../../config';
import type { Downloaded, Downloads } from '../download';
import { unlessAborted } from '../unlessAborted';
import { UnreadableError } from '../UnreadableError';
import { HostTroubleError, isExplained } from './hostErrors';
import type { Commit, HostedRepository, SourceHost } from './SourceHost';

/** To say which commit is the newest takes a host no time. */
const ASK_SECONDS = 30;

/** The thread is told to end later than it is waited for: who waits says why it ended. */
const LATER_MS = 1_000;

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
  options: {
    limits: Pick<Limits, 'archiveBytes' | 'seconds'>;
    downloads: Downloads;
  },
): Promise<void> {
  const { host, repository } = hosted;
  const { limits, downloads } = options;
  const end = performance.now() + limits.seconds * 1000;
  await within(limits.seconds, repository, async signal => {
    let last: Downloaded | undefined;
    const response = await host.archive(repository, revision, {
      signal,
      async fetch(target, { headers }) {
        const answer = await downloads.download({
          url: target.href,
          headers,
          file,
          maxBytes: limits.archiveBytes,
          withinMs: Math.ceil(end - performance.now()) + LATER_MS,
        });
        if ('notReached' in answer) {
          const { message, code } = answer.notReached;
          throw new Error(message, { cause: { code } });
        }
        last = answer;
        const { status, text } = answer;
        return new Response(text || undefined, {
          status,
          headers: answer.headers,
        });
      },
    });
    requireWhole(response, last);
  });
}

function requireWhole(response: Response, answer: Downloaded | undefined) {
  const { bytes = 0, problem } = answer ?? {};
  if (problem) {
    const { isUnreadable, message } = problem;
    throw isUnreadable ? new UnreadableError(message) : new Error(message);
  }
  requireLength(response, bytes);
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
