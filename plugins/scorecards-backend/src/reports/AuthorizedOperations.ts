import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { scorecardsOperatePermission } from '@opaq/plugin-scorecards-common';
import type { Operations, RepositoriesFilter } from './Operations';
import { requirePermission } from './requirePermission';

/**
 * The state of all hosts and repositories for those who operate the portal, whatever they may see of components.
 *
 * @remarks
 * Every method throws `NotAllowedError` without the permission.
 */
export class AuthorizedOperations implements Operations {
  readonly #options: {
    operations: Operations;
    credentials: BackstageCredentials;
    permissions: PermissionsService;
  };

  constructor(options: {
    operations: Operations;
    credentials: BackstageCredentials;
    permissions: PermissionsService;
  }) {
    this.#options = options;
  }

  async hosts() {
    await this.#require();
    return this.#options.operations.hosts();
  }

  async repositories(filter: RepositoriesFilter) {
    await this.#require();
    return this.#options.operations.repositories(filter);
  }

  async requestRead(id: number) {
    await this.#require();
    return this.#options.operations.requestRead(id);
  }

  #require() {
    return requirePermission(this.#options, {
      permission: scorecardsOperatePermission,
      refusal: 'You may not see or do what is for those who operate the portal',
    });
  }
}
