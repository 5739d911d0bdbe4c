import { useApi } from '@backstage/core-plugin-api';
import type { TrendQuery } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../api';
import { useAnswer } from './useAnswer';

/** Where the estate stood, day by day. */
export function useTrend(query: TrendQuery) {
  const api = useApi(scorecardsApiRef);
  const ask = useCallback((asked: TrendQuery) => api.getTrend(asked), [api]);
  return useAnswer(ask, query);
}
