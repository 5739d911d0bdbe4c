import type {
  GitLabIntegrationConfig,
  GitlabCredentialsProvider,
} from '@backstage/integration';
import * as z from 'zod';
import { beginningOf } from '../beginningOf';
import { HostClient, type HostAnswer, type HostRequest } from './HostClient';
import {
  decoded,
  quoted,
  refOf,
  SHA,
  type Commit,
  type HostedRepository,
  type SourceHost,
} from './SourceHost';

const PROJECT = /^\/(.+?)(?:\.git)?(?:\/-\/tree\/([^/]+))?\/?$/;

/** With the message of the commit. */
const MAX_ANSWER_LENGTH = 1_000_000;

const commitSchema = z.object({ id: z.string().regex(SHA) });

/** @returns Undefined where it is something else. */
function parseCommit(json: string) {
  try {
    return commitSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** GitLab, and a GitLab at an address of its own, below a path where it has one. */
export class GitlabHost implements SourceHost {
  readonly #apiBaseUrl: string;
  readonly #basePath: string;
  readonly #client: HostClient;

  constructor(options: {
    config: GitLabIntegrationConfig;
    credentials: GitlabCredentialsProvider;
    onAnswer: (answer: HostAnswer) => void;
  }) {
    const { config, credentials, onAnswer } = options;
    const { host, apiBaseUrl, baseUrl } = config;
    this.#apiBaseUrl = apiBaseUrl;
    this.#basePath = new URL(baseUrl).pathname.replace(/\/$/, '');
    const unchangedIsFree = false;
    this.#client = new HostClient({
      host,
      apiBaseUrl,
      credentials,
      unchangedIsFree,
      onAnswer,
    });
  }

  parse(url: string): HostedRepository | undefined {
    const { pathname } = new URL(url);
    if (!pathname.startsWith(`${this.#basePath}/`)) return undefined;
    const [, path, ref] =
      PROJECT.exec(pathname.slice(this.#basePath.length)) ?? [];
    const project = path && decoded(path);
    // Without a group it is none; with such a part it is another page of one, as older GitLabs wrote them.
    if (!project || !/^[^/]+\/(?!.*\/(?:-|tree|blob)\/)/.test(project)) {
      return undefined;
    }
    return { url, project, ref: refOf(ref) };
  }

  async newest(
    repository: HostedRepository,
    known: Commit | undefined,
    signal: AbortSignal,
  ): Promise<Commit> {
    const ref = encodeURIComponent(repository.ref ?? 'HEAD');
    const response = await this.#get(
      repository,
      `commits/${ref}?stats=false`,
      { signal },
      {
        accept: 'application/json',
        ...(known?.etag && { 'if-none-match': quoted(known.etag) }),
      },
    );
    if (response.status === 304 && known) return known;
    const answer = parseCommit(await beginningOf(response, MAX_ANSWER_LENGTH));
    if (!answer) throw this.#client.notACommit();
    const etag = response.headers.get('etag') ?? undefined;
    return { revision: answer.id, etag };
  }

  async archive(
    repository: HostedRepository,
    revision: string,
    how: Pick<HostRequest, 'signal' | 'fetch'>,
  ): Promise<Response> {
    const path = `archive.tar.gz?sha=${revision}`;
    return this.#client.file(await this.#get(repository, path, how, {}));
  }

  #get(
    { url, project }: HostedRepository,
    path: string,
    how: Pick<HostRequest, 'signal' | 'fetch'>,
    headers: Record<string, string>,
  ): Promise<Response> {
    const id = encodeURIComponent(project);
    return this.#client.get(
      `${this.#apiBaseUrl}/projects/${id}/repository/${path}`,
      { url, headers, ...how },
    );
  }
}
