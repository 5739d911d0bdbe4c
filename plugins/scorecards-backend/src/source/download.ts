import { Readable } from 'node:stream';
import { beginningOf } from './beginningOf';
import { hostFetch } from './hosts/hostFetch';
import { spool } from './spool';
import { UnreadableError } from './UnreadableError';

/** A request whose answer is written to a file. Plain values, as threads tell each other. */
export interface DownloadTask {
  url: string;
  headers: Record<string, string>;
  file: string;
  /** More is not written. */
  maxBytes: number;
  /** After so many milliseconds it ends, whatever was answered by then. */
  withinMs: number;
}

/** An answer. */
export interface Downloaded {
  status: number;
  headers: Array<[name: string, value: string]>;
  /** What is in the file; where `problem` is there, not all. Absent where the answer is a redirect or a refusal. */
  bytes?: number;
  problem?: { isUnreadable: boolean; message: string };
  /** The beginning of what a refusal says. */
  text?: string;
}

/** No answer came. */
export interface NotReached {
  notReached: { message: string; code?: string };
}

/** Where requests are made whose answers are large. */
export interface Downloads {
  download(task: DownloadTask): Promise<Downloaded | NotReached>;
}

/** Of what says in words why it refuses. */
const MAX_TEXT_LENGTH = 2_000;

async function save(response: Response, task: DownloadTask, end: AbortSignal) {
  const body = Readable.from(response.body ?? [], { objectMode: false });
  try {
    return { bytes: await spool(body, task.file, task.maxBytes, end) };
  } catch (error) {
    const { message } = error as Error;
    const isUnreadable = error instanceof UnreadableError;
    return { problem: { isUnreadable, message } };
  }
}

async function textOf(response: Response) {
  // Its status has to do where the rest does not come.
  return beginningOf(response, MAX_TEXT_LENGTH).catch(() => '');
}

/** Writes what is answered to a file. Never throws: what went wrong is part of the answer. */
export async function download(
  task: DownloadTask,
): Promise<Downloaded | NotReached> {
  const { url, headers, withinMs } = task;
  const signal = AbortSignal.timeout(withinMs);
  let response: Response;
  try {
    response = await hostFetch(new URL(url), { headers, signal });
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { notReached: { message, code: cause?.code } };
  }
  const answer = { status: response.status, headers: [...response.headers] };
  if (response.ok)
    return { ...answer, ...(await save(response, task, signal)) };
  return { ...answer, text: await textOf(response) };
}
