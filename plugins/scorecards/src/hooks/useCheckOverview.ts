import { useApi } from '@backstage/core-plugin-api';
import {
  categoryOf,
  type EstateFilter,
  type OutcomeCounts,
  type OverviewResponse,
} from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../api';
import { useAnswer } from './useAnswer';

/** How a check came out in a group of components. */
export interface CheckRow {
  id: string;
  title: string;
  depth: number;
  expandable: boolean;
  expanded: boolean;
  counts: OutcomeCounts;
}

/** A check's column of the heat map. */
interface CheckColumn {
  /** Over all. */
  total: OutcomeCounts;
  /** In the order of the owner tree. */
  rows: CheckRow[];
}

function columnOf(
  { heatMap }: OverviewResponse,
  checkId: string,
): CheckColumn | undefined {
  const index = heatMap.columns.findIndex(({ id }) => id === checkId);
  if (index < 0) return undefined;
  return {
    total: heatMap.total.cells[index],
    rows: heatMap.rows.map(({ cells, ...row }) => ({
      ...row,
      counts: cells[index],
    })),
  };
}

/** How a check came out, over all and by owner; `column` is undefined where the scorecard does not ask for it. */
export function useCheckOverview(
  checkId: string,
  filter: EstateFilter,
  expand: string[],
) {
  const api = useApi(scorecardsApiRef);
  const ask = useCallback(
    async (asked: EstateFilter & { checkId: string; expand: string[] }) => {
      const { checkId: id, ...query } = asked;
      const overview = await api.getOverview({
        ...query,
        category: categoryOf(id),
      });
      return { facets: overview.facets, column: columnOf(overview, id) };
    },
    [api],
  );
  return useAnswer(ask, { ...filter, checkId, expand });
}
