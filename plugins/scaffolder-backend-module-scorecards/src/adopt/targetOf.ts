import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';

/** Where a request for a repository is opened. */
export interface Target {
  request: 'github' | 'gitlab' | 'local';
  /** As the publish actions take it: `github.com?owner=acme&repo=churn`; absent for a local folder. */
  repoUrl?: string;
  /** Who has the repository at the host; absent for a local folder. */
  organisation?: string;
  /** The branch that was read; absent for the default one. */
  branch?: string;
}

/** How the hosts write a repository, and a branch of it. */
const PATHS = {
  github: /^\/([^/]+)\/([^/]+?)(?:\.git)?(?:\/tree\/(.+?))?\/?$/,
  // Groups lie in groups; behind /-/ stands what is no group.
  gitlab: /^\/((?:(?!\/-\/).)+)\/([^/]+?)(?:\.git)?(?:\/-\/tree\/(.+?))?\/?$/,
};

/**
 * @param url - The repository, as the scorecards backend names it.
 * @throws InputError - where it is at a host at which no request can be opened.
 */
export function targetOf(
  url: string,
  integrations: ScmIntegrationRegistry,
): Target {
  const { protocol, host, pathname } = new URL(url);
  if (protocol === 'file:') return { request: 'local' };
  const request = integrations.byUrl(url)?.type ?? '';
  if (request === 'github' || request === 'gitlab') {
    const [, owner, repo, branch] = PATHS[request].exec(pathname) ?? [];
    if (owner && repo) {
      const query = new URLSearchParams({ owner, repo });
      return {
        request,
        repoUrl: `${host}?${query}`,
        organisation: owner,
        ...(branch && { branch: decodeURIComponent(branch) }),
      };
    }
  }
  throw new InputError(
    `A request can be opened on GitHub, on GitLab, and in a folder of the portal's own machine. The component's source is ${host}${pathname}.`,
  );
}
