import { useApi } from '@backstage/core-plugin-api';
import type { RepositoriesQuery } from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useAnswer } from '../../hooks/useAnswer';

/** Nobody has to press a button to see that something has recovered. */
const POLL_MS = 10_000;
/** While somebody waits for a read. */
const WAITING_POLL_MS = 2_000;

const always = () => POLL_MS;

/** The source hosts, kept up. */
export function useHosts() {
  const api = useApi(scorecardsApiRef);
  const ask = useCallback(() => api.getHosts(), [api]);
  return useAnswer(ask, null, always);
}

/** How the replica that answers is doing, kept up. */
export function useHealth() {
  const api = useApi(scorecardsApiRef);
  const ask = useCallback(() => api.getHealth(), [api]);
  return useAnswer(ask, null, always);
}

/** A page of repositories, kept up. */
export function useRepositories(
  query: RepositoriesQuery,
  options: { isWaiting: boolean },
) {
  const { isWaiting } = options;
  const api = useApi(scorecardsApiRef);
  const ask = useCallback(
    (asked: RepositoriesQuery) => api.getRepositories(asked),
    [api],
  );
  const again = useCallback(
    () => (isWaiting ? WAITING_POLL_MS : POLL_MS),
    [isWaiting],
  );
  return useAnswer(ask, query, again);
}
