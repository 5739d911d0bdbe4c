import { useApi } from '@backstage/core-plugin-api';
import type {
  ScorecardInfo,
  ScorecardsApi,
  ScorecardsResponse,
} from '@opaq/plugin-scorecards-common';
import { useSearchParams } from 'react-router-dom';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../api';

/** Scorecards are reloaded without a restart; the parts of one page share an answer. */
const MAX_AGE_MS = 30_000;

const cache = new WeakMap<
  ScorecardsApi,
  { at: number; answer: Promise<ScorecardsResponse> }
>();

function loadScorecards(api: ScorecardsApi): Promise<ScorecardsResponse> {
  const known = cache.get(api);
  if (known && Date.now() - known.at < MAX_AGE_MS) return known.answer;
  const answer = api.getScorecards();
  cache.set(api, { at: Date.now(), answer });
  answer.catch(() => cache.delete(api));
  return answer;
}

/** The scorecards in force, the one that the URL names or else the first, and what is wrong with refused ones. */
export function useScorecards(): {
  scorecards: ScorecardInfo[];
  /** Undefined until it is known. */
  scorecard?: ScorecardInfo;
  problems?: ScorecardsResponse['problems'];
} {
  const api = useApi(scorecardsApiRef);
  const [params] = useSearchParams();
  const { value } = useAsync(() => loadScorecards(api), [api]);
  const scorecards = value?.items ?? [];
  const named = scorecards.find(({ name }) => name === params.get('scorecard'));
  return {
    scorecards,
    scorecard: named ?? scorecards[0],
    problems: value?.problems,
  };
}
