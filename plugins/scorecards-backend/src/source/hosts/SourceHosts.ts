import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { GithubHost } from './GithubHost';
import { GitlabHost } from './GitlabHost';
import type { HostAnswer } from './HostClient';
import type { HostedRepository, SourceHost } from './SourceHost';

/** The hosts of the portal's integrations that are asked by their own API: GitHub and GitLab. */
export class SourceHosts {
  readonly #hosts = new Map<string, SourceHost>();

  /** @param options - `onAnswer`: is told of each request. */
  constructor(options: {
    integrations: ScmIntegrationRegistry;
    onAnswer?: (answer: HostAnswer) => void;
  }) {
    const { integrations, onAnswer = () => {} } = options;
    const github =
      DefaultGithubCredentialsProvider.fromIntegrations(integrations);
    for (const { config } of integrations.github.list()) {
      const { host, apiBaseUrl } = config;
      // One that is known by its raw files only has no archives.
      if (apiBaseUrl === undefined) continue;
      this.#hosts.set(
        host,
        new GithubHost({
          config: { ...config, apiBaseUrl },
          credentials: github,
          onAnswer,
        }),
      );
    }
    const gitlab =
      DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
    for (const { config } of integrations.gitlab.list()) {
      this.#hosts.set(
        config.host,
        new GitlabHost({ config, credentials: gitlab, onAnswer }),
      );
    }
  }

  /** @returns Undefined where the URL is of another host, or is written in a way that its host's adapter does not know. */
  find(
    url: string,
  ): { host: SourceHost; repository: HostedRepository } | undefined {
    const host = this.#hosts.get(new URL(url).host);
    const repository = host?.parse(url);
    return host && repository ? { host, repository } : undefined;
  }
}
