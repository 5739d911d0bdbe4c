import type { HostFetch } from './hostFetch';

/** What a URL names: a repository on a host that has an adapter, and what of it is read. */
export interface HostedRepository {
  /** As in the catalog; for people. */
  url: string;
  /** `owner/name`, or a project's path, without escapes. */
  project: string;
  /** A branch, a tag or a commit; absent for the default branch. */
  ref?: string;
}

/** The commit that a ref names. */
export interface Commit {
  revision: string;
  /** To ask with next time. */
  etag?: string;
}

/** A source host that is asked by its own API. */
export interface SourceHost {
  /** @returns Undefined where the URL is none of a repository, as the host writes them. */
  parse(url: string): HostedRepository | undefined;

  /**
   * The newest commit, in one request that the host can answer cheaply where there is no newer one than is known.
   *
   * @returns `known` itself where nothing changed.
   * @throws `RateLimitedError`, `HostTroubleError`, `UnreadableError`
   */
  newest(
    repository: HostedRepository,
    known: Commit | undefined,
    signal: AbortSignal,
  ): Promise<Commit>;

  /**
   * The repository at exactly that commit, as a gzipped tar archive with one top folder.
   *
   * @param how - `fetch`: makes the requests, and may keep the archive: the answer is then without it.
   * @throws As {@link SourceHost.newest}.
   */
  archive(
    repository: HostedRepository,
    revision: string,
    how: { signal: AbortSignal; fetch?: HostFetch },
  ): Promise<Response>;
}

/** A commit's hash, by SHA-1 or SHA-256. */
export const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** As a header has it. What earlier versions stored is a bare hash. */
export const quoted = (etag: string) =>
  etag.includes('"') ? etag : `"${etag}"`;

/** @returns Undefined where the escapes in it are wrong. */
export function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** A ref as a URL has it. @returns Undefined for the default branch. */
export function refOf(part: string | undefined): string | undefined {
  const ref = part && (decoded(part) ?? part);
  return ref === 'HEAD' ? undefined : ref;
}
