import { useApi } from '@backstage/core-plugin-api';
import { toError, type ErrorLike } from '@backstage/errors';
import type { HistoryItem } from '@opaq/plugin-scorecards-common';
import { useCallback, useEffect, useState } from 'react';
import { scorecardsApiRef } from '../api';

const FIRST = 5;
const MORE = 20;

/** The past of an entity, as far as it is loaded. */
interface HistoryState {
  /** Newest first; undefined until the first answer. */
  items?: HistoryItem[];
  error?: ErrorLike;
  loading: boolean;
  /** Loads older ones; absent where there are none. */
  loadMore?(): void;
  retry(): void;
}

interface State {
  items?: HistoryItem[];
  cursor?: string;
  error?: ErrorLike;
  /** What is being loaded: from which place on. */
  wanted?: { cursor?: string };
}

/**
 * Loads what happened to an entity, the last changes first.
 *
 * @remarks
 * The component that uses it needs its arguments and the time of the report in its key.
 */
export function useHistory(
  entityRef: string,
  scorecard?: string,
): HistoryState {
  const api = useApi(scorecardsApiRef);
  const [state, setState] = useState<State>({ wanted: {} });
  const { wanted } = state;

  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    const { cursor } = wanted;
    const limit = cursor ? MORE : FIRST;
    api.getHistory(entityRef, { scorecard, limit, cursor }).then(
      ({ items, nextCursor }) =>
        current &&
        setState(old => ({
          items: [...(old.items ?? []), ...items],
          cursor: nextCursor,
        })),
      error =>
        current &&
        setState(old => ({
          ...old,
          error: toError(error),
          wanted: undefined,
        })),
    );
    return () => {
      current = false;
    };
  }, [api, entityRef, scorecard, wanted]);

  const load = useCallback(
    () =>
      setState(old => ({
        ...old,
        error: undefined,
        wanted: { cursor: old.cursor },
      })),
    [],
  );
  return {
    items: state.items,
    error: state.error,
    loading: wanted !== undefined,
    loadMore: state.cursor ? load : undefined,
    retry: load,
  };
}
