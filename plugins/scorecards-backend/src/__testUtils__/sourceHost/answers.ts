import type { IncomingHttpHeaders } from 'node:http';
import type { RequestKind } from './Faults';
import type { Repositories, Repository } from './Repositories';

/** What is answered; a body of several parts is an archive. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Buffer[];
}

/** A request that was understood. */
export interface Asked {
  kind: RequestKind;
  /** As it is named in the request. */
  repository: string;
  answer(): Promise<Answer>;
}

export interface Question {
  url: URL;
  headers: IncomingHttpHeaders;
  repositories: Repositories;
  /** Of this host, without a slash at its end. */
  baseUrl: string;
}

export const json = (
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: [Buffer.from(JSON.stringify(value))],
});

/** An answer that need not be sent again to who has it. */
export function unlessSame(
  { headers }: Pick<Question, 'headers'>,
  etag: string,
  answer: Answer,
): Answer {
  const isSame = headers['if-none-match']?.includes(etag);
  return isSame
    ? { status: 304, headers: { etag } }
    : { ...answer, headers: { ...answer.headers, etag } };
}

/** The revision that a branch or a sha names. */
export function revisionAt(
  repositories: Repositories,
  repository: Repository,
  ref: string,
): number | undefined {
  return ref === repository.branch || ref === 'HEAD'
    ? repository.revision
    : repositories.revisionOf(repository, ref);
}

export async function archiveOf(
  { repositories }: Question,
  repository: Repository,
  ref: string,
): Promise<Answer | undefined> {
  const revision = revisionAt(repositories, repository, ref);
  if (revision === undefined) return undefined;
  return {
    status: 200,
    headers: { 'content-type': 'application/x-gzip' },
    body: await repositories.archive(repository, revision),
  };
}

export function fileAt(
  { repositories }: Question,
  repository: Repository,
  ref: string,
  path: string,
): Buffer | undefined {
  const revision = revisionAt(repositories, repository, ref);
  if (revision === undefined) return undefined;
  return repositories
    .files(repository, revision)
    .find(file => file.path === path)?.bytes;
}
