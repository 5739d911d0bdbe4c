/** A commit, as source hosts name it. Object stores and local folders have other marks, which lead to no file. */
const COMMIT = /^[0-9a-f]{7,64}$/i;

/** How source hosts write a repository at a ref (group 1: the repository), and a file of it at a commit. */
const HOSTS: Record<
  string,
  { repository: RegExp; at: (sha: string) => string }
> = {
  bitbucketCloud: {
    repository: /^(\/[^/]+\/[^/]+?)(?:\/src\/.*)?\/?$/,
    at: sha => `/src/${sha}/`,
  },
  gitea: {
    repository: /^(\/[^/]+\/[^/]+?)(?:\/src\/.*)?\/?$/,
    at: sha => `/src/commit/${sha}/`,
  },
  github: {
    repository: /^(\/[^/]+\/[^/]+?)(?:\.git)?(?:\/tree\/.*)?\/?$/,
    at: sha => `/blob/${sha}/`,
  },
  gitlab: {
    repository: /^(\/.+?)(?:\.git)?(?:\/-\/tree\/.*)?\/?$/,
    at: sha => `/-/blob/${sha}/`,
  },
};

/**
 * The address of a file at a commit, as the host's URL reader takes it, and for Azure DevOps as `AzureFiles` does.
 *
 * @param hostType - Of the integration, such as `github`.
 * @param repositoryUrl - As `locateSource` gives it.
 * @returns Undefined where such hosts give no single file of a commit.
 */
export function fileUrl(options: {
  hostType: string;
  repositoryUrl: string;
  revision: string;
  path: string;
}): string | undefined {
  const { hostType, repositoryUrl, revision, path } = options;
  if (!COMMIT.test(revision)) return undefined;
  const url = new URL(repositoryUrl);
  if (hostType === 'azure') {
    // All of it is in the query, where the branch or tag that was read gives way to the commit.
    url.search = '';
    url.searchParams.set('path', `/${path}`);
    url.searchParams.set('version', `GC${revision}`);
    return url.toString();
  }
  const host = HOSTS[hostType];
  const [, repository] = host?.repository.exec(url.pathname) ?? [];
  if (!repository) return undefined;
  const file = path.split('/').map(encodeURIComponent).join('/');
  url.pathname = `${repository}${host.at(revision)}${file}`;
  return url.toString();
}
