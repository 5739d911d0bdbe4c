import type {
  EntitiesResponse,
  EntityOrder,
  EntityReport,
} from '@opaq/plugin-scorecards-common';

/** Which rows of the scorecards page, and in which order. */
export interface EntitiesFilter {
  scorecard: string;
  search?: string;
  owner?: string[];
  type?: string[];
  lifecycle?: string[];
  /** Names of levels, `none`, `unscored`. */
  level?: string[];
  order: EntityOrder;
  direction: 'asc' | 'desc';
  limit: number;
  offset: number;
}

/** A page of rows. */
export type EntitiesPage = Pick<
  EntitiesResponse,
  'items' | 'totalItems' | 'facets'
>;

/** Reads what is stored. */
export interface ReportsReader {
  /**
   * @param visible - Full refs of the entities that may be seen; absent where all may.
   */
  listEntities(
    filter: EntitiesFilter,
    visible?: readonly string[],
  ): Promise<EntitiesPage>;

  /** Undefined where there is no such entity. */
  getReport(
    entityRef: string,
    scorecard: string,
  ): Promise<EntityReport | undefined>;
}
