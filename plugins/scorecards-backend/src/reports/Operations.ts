import type {
  repositoriesQuerySchema,
  RepositoryItem,
  SourceHost,
} from '@opaq/plugin-scorecards-common';
import type * as z from 'zod';

/** Where a page of repositories begins. */
export interface RepositoryPlace {
  /** Milliseconds since 1970; the greatest number for one that does not fail. */
  failingSince: number;
  /** Milliseconds since 1970; 0 for one that was never read. */
  readAt: number;
  id: number;
}

/** Which repositories, in pages. */
export type RepositoriesFilter = Omit<
  z.output<typeof repositoriesQuerySchema>,
  'cursor' | 'limit'
> & { limit: number; from?: RepositoryPlace };

/** What fails longest stands first, then what was read longest ago. */
export interface RepositoriesPage {
  items: RepositoryItem[];
  total: number;
  /** Absent on the last page. */
  next?: RepositoryPlace;
}

/** What those see and do who operate the portal. */
export interface Operations {
  hosts(): Promise<SourceHost[]>;

  repositories(filter: RepositoriesFilter): Promise<RepositoriesPage>;

  /** @returns Whether there is such a repository. */
  requestRead(id: number): Promise<boolean>;
}
