import { useApi } from '@backstage/core-plugin-api';
import type {
  EstateFilter,
  OutcomeCounts,
  OverviewResponse,
} from '@opaq/plugin-scorecards-common';
import { useCallback, useMemo } from 'react';
import { scorecardsApiRef } from '../api';
import { useAnswer, type AnswerState } from './useAnswer';

/** How the checks of a category, or all categories, came out over the estate. */
export interface Rates extends AnswerState<OverviewResponse | undefined> {
  /** By a check's or a category's id; what the scorecard does not ask for is not there. */
  counts: ReadonlyMap<string, OutcomeCounts>;
}

/**
 * Asks how checks came out, in one request for all of a category.
 *
 * @param category - Undefined for the categories themselves.
 * @param wanted - Without it, nothing is asked yet.
 */
export function useCategoryRates(
  filter: EstateFilter,
  category: string | undefined,
  wanted = true,
): Rates {
  const api = useApi(scorecardsApiRef);
  // There are few lifecycles, so that the answer is small: only its total is shown.
  const question = wanted
    ? { ...filter, category, groupBy: 'lifecycle' as const }
    : null;
  const ask = useCallback(
    async (asked: typeof question) =>
      asked === null ? undefined : api.getOverview(asked),
    [api],
  );
  const answer = useAnswer(ask, question);
  const { value } = answer;
  const counts = useMemo(() => {
    const { columns = [], total } = value?.heatMap ?? {};
    return new Map(
      columns.flatMap(({ id }, index) => {
        const cell = total?.cells[index];
        return cell ? [[id, cell] as const] : [];
      }),
    );
  }, [value]);
  return { ...answer, counts };
}
