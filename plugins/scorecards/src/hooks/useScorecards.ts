import { useApi } from '@backstage/core-plugin-api';
import type {
  ScorecardInfo,
  ScorecardsResponse,
} from '@opaq/plugin-scorecards-common';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../api';

/** The scorecard that the portal judges by, the first one, and what is wrong with others. Undefined until it is known. */
export function useScorecards(): {
  scorecard?: ScorecardInfo;
  problems?: ScorecardsResponse['problems'];
} {
  const api = useApi(scorecardsApiRef);
  const { value } = useAsync(() => api.getScorecards(), [api]);
  return { scorecard: value?.items[0], problems: value?.problems };
}
