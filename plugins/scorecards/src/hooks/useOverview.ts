import { useApi } from '@backstage/core-plugin-api';
import type {
  OverviewQuery,
  OverviewResponse,
} from '@opaq/plugin-scorecards-common';
import { useCallback, useRef } from 'react';
import { scorecardsApiRef } from '../api';
import { useAnswer } from './useAnswer';

const POLL_MS = 10_000;

/** A portal that has just started knows of no component, then of components that it has not read. */
const whileItStarts = ({ totals }: OverviewResponse) =>
  totals.components === 0 ||
  totals.unscored.some(({ state }) => state === 'pending')
    ? POLL_MS
    : undefined;

/** The rows of the answer before, where they say the same, so that what shows them need not be drawn again. */
function keepRows(
  old: OverviewResponse | undefined,
  now: OverviewResponse,
): OverviewResponse {
  const known = new Map(old?.heatMap.rows.map(row => [row.id, row]));
  const rows = now.heatMap.rows.map(row => {
    const before = known.get(row.id);
    return before && JSON.stringify(before) === JSON.stringify(row)
      ? before
      : row;
  });
  return { ...now, heatMap: { ...now.heatMap, rows } };
}

/** The overview, and again while a portal that has just started reads its first repositories. */
export function useOverview(query: OverviewQuery) {
  const api = useApi(scorecardsApiRef);
  const last = useRef<OverviewResponse>();
  const ask = useCallback(
    async (asked: OverviewQuery) => {
      const answer = keepRows(last.current, await api.getOverview(asked));
      last.current = answer;
      return answer;
    },
    [api],
  );
  return useAnswer(ask, query, whileItStarts);
}
