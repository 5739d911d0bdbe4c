import { useApi } from '@backstage/core-plugin-api';
import type { CheckInfo, ScorecardsApi } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { scorecardsApiRef } from '../api';
import { useAnswer, type AnswerState } from './useAnswer';

const cache = new WeakMap<ScorecardsApi, Promise<Map<string, CheckInfo>>>();

/** Checks only change with the backend's version, so that one request serves every card and tab. */
function loadChecks(api: ScorecardsApi): Promise<Map<string, CheckInfo>> {
  const known = cache.get(api);
  if (known) return known;
  const loaded = api
    .getChecks()
    .then(({ items }) => new Map(items.map(check => [check.id, check])));
  cache.set(api, loaded);
  loaded.catch(() => cache.delete(api));
  return loaded;
}

const NONE: ReadonlyMap<string, CheckInfo> = new Map();

/** All checks with their documentation, and why they are not there. */
export function useCheckList(): AnswerState<ReadonlyMap<string, CheckInfo>> {
  const api = useApi(scorecardsApiRef);
  const ask = useCallback(() => loadChecks(api), [api]);
  return useAnswer(ask, null);
}

/** Documentation of checks by id. Empty until it is there: results are readable without it. */
export function useChecks(): ReadonlyMap<string, CheckInfo> {
  const api = useApi(scorecardsApiRef);
  return useAsync(() => loadChecks(api), [api]).value ?? NONE;
}
