import {
  DefaultAzureDevOpsCredentialsProvider,
  getAzureFileFetchUrl,
  type AzureDevOpsCredentialsProvider,
  type ScmIntegrationRegistry,
} from '@backstage/integration';
import { HostClient } from './hosts/HostClient';

/** Reads files of Azure DevOps at a commit, by its API: Backstage's reader takes branches and tags only. */
export class AzureFiles {
  readonly #credentials: AzureDevOpsCredentialsProvider;

  constructor(integrations: ScmIntegrationRegistry) {
    this.#credentials =
      DefaultAzureDevOpsCredentialsProvider.fromIntegrations(integrations);
  }

  /**
   * @param url - As `fileUrl` gives it.
   * @throws Where it is no page of a repository, or the host does not give the file.
   */
  async get(url: string, signal: AbortSignal): Promise<Response> {
    const page = new URL(url);
    const commit = page.searchParams.get('version')?.replace(/^GC/, '') ?? '';
    page.searchParams.delete('version');
    // https://learn.microsoft.com/rest/api/azure/devops/git/items/get
    const address = new URL(getAzureFileFetchUrl(page.toString()));
    address.searchParams.set('versionDescriptor.versionType', 'commit');
    address.searchParams.set('versionDescriptor.version', commit);
    const client = new HostClient({
      host: page.host,
      apiBaseUrl: address.origin,
      credentials: {
        getCredentials: async asked =>
          (await this.#credentials.getCredentials(asked)) ?? {},
      },
      unchangedIsFree: false,
      onAnswer: () => {},
    });
    const headers = { accept: 'application/octet-stream' };
    // Where credentials are missing it answers with a page to sign in, as if all were well.
    return client.file(
      await client.get(address.toString(), { url, headers, signal }),
    );
  }
}
