import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
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

const REPOSITORY = /^\/([^/]+\/[^/]+?)(?:\.git)?(?:\/tree\/([^/]+))?\/?$/;

/** GitHub, and GitHub Enterprise at an address of its own. */
export class GithubHost implements SourceHost {
  readonly #apiBaseUrl: string;
  readonly #client: HostClient;

  constructor(options: {
    config: GithubIntegrationConfig & { apiBaseUrl: string };
    credentials: GithubCredentialsProvider;
    onAnswer: (answer: HostAnswer) => void;
  }) {
    const { config, credentials, onAnswer } = options;
    const { host, apiBaseUrl } = config;
    this.#apiBaseUrl = apiBaseUrl;
    // https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
    const unchangedIsFree = true;
    this.#client = new HostClient({
      host,
      apiBaseUrl,
      credentials,
      unchangedIsFree,
      onAnswer,
    });
  }

  parse(url: string): HostedRepository | undefined {
    const [, path, ref] = REPOSITORY.exec(new URL(url).pathname) ?? [];
    const project = path && decoded(path);
    return project ? { url, project, ref: refOf(ref) } : undefined;
  }

  async newest(
    repository: HostedRepository,
    known: Commit | undefined,
    signal: AbortSignal,
  ): Promise<Commit> {
    const ref = encodeURIComponent(repository.ref ?? 'HEAD');
    const response = await this.#get(
      repository,
      `commits/${ref}`,
      { signal },
      {
        // Only the hash, which is the entity tag as well: an answer that costs the host next to nothing.
        accept: 'application/vnd.github.sha',
        ...(known && { 'if-none-match': quoted(known.etag ?? known.revision) }),
      },
    );
    if (response.status === 304 && known) return known;
    const revision = (await beginningOf(response, 100)).trim();
    if (!SHA.test(revision)) throw this.#client.notACommit();
    return { revision, etag: response.headers.get('etag') ?? undefined };
  }

  async archive(
    repository: HostedRepository,
    revision: string,
    how: Pick<HostRequest, 'signal' | 'fetch'>,
  ): Promise<Response> {
    const path = `tarball/${revision}`;
    return this.#client.file(await this.#get(repository, path, how, {}));
  }

  #get(
    { url, project }: HostedRepository,
    path: string,
    how: Pick<HostRequest, 'signal' | 'fetch'>,
    headers: Record<string, string>,
  ): Promise<Response> {
    const name = project.split('/').map(encodeURIComponent).join('/');
    return this.#client.get(`${this.#apiBaseUrl}/repos/${name}/${path}`, {
      url,
      headers,
      ...how,
    });
  }
}
