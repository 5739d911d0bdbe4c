import type { SourceHost } from '@opaq/plugin-scorecards-common';
import type {
  Operations,
  RepositoriesFilter,
  RepositoriesPage,
} from '../reports/Operations';
import type { Database } from './Database';
import { requestRepositoryRead } from './operations/requestRead';
import { readHosts } from './readHosts';
import { readRepositories } from './readRepositories';

/** What the database says of hosts and repositories: a fixed number of queries each, whatever their number. */
export class DatabaseOperations implements Operations {
  readonly #options: {
    database: Database;
    loop: { wake(): void };
    budgetOf?(host: string): number | undefined;
  };

  /** @param options - `budgetOf`: requests that the portal allows itself in an hour; undefined for any number. */
  constructor(options: {
    database: Database;
    loop: { wake(): void };
    budgetOf?(host: string): number | undefined;
  }) {
    this.#options = options;
  }

  hosts(): Promise<SourceHost[]> {
    const { database, budgetOf = () => undefined } = this.#options;
    return readHosts(database, budgetOf);
  }

  repositories(filter: RepositoriesFilter): Promise<RepositoriesPage> {
    return readRepositories(this.#options.database, filter);
  }

  async requestRead(id: number): Promise<boolean> {
    const { database, loop } = this.#options;
    const isKnown = await requestRepositoryRead(database, id);
    if (isKnown) loop.wake();
    return isKnown;
  }
}
