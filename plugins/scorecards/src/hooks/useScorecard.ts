import { useApi } from '@backstage/core-plugin-api';
import type { ScorecardInfo } from '@opaq/plugin-scorecards-common';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../api';

/** The scorecard that the portal judges by: the first one. Undefined until it is known. */
export function useScorecard(): ScorecardInfo | undefined {
  const api = useApi(scorecardsApiRef);
  return useAsync(() => api.getScorecards(), [api]).value?.items[0];
}
