import {
  REPOSITORY_STATES,
  type RepositoryState,
} from '@opaq/plugin-scorecards-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useNarrow } from '../../hooks/useNarrow';

/** What the list of repositories is narrowed to: all of it in the URL, so that a view can be shared. */
export interface OperationsQuery {
  state?: RepositoryState;
  host?: string;
  /** What was typed, with its spaces. */
  search: string;
  cursor?: string;
  filtered: boolean;
  /** Undefined or an empty text takes a value out; the list begins anew. */
  narrow(
    values: { state?: string; host?: string; search?: string },
    replace?: boolean,
  ): void;
  setCursor(cursor: string | undefined): void;
  clear(): void;
}

const NARROWED = ['state', 'host', 'search'] as const;

/** Reads what the list is narrowed to from the URL, and writes it there. */
export function useOperationsQuery(): OperationsQuery {
  const [params] = useSearchParams();
  const change = useNarrow();
  return useMemo(() => {
    return {
      // Links are old, or written by hand: what the API does not know is left out rather than refused.
      state: REPOSITORY_STATES.find(one => one === params.get('state')),
      host: params.get('host') || undefined,
      search: params.get('search') ?? '',
      cursor: params.get('cursor') || undefined,
      filtered: NARROWED.some(name => params.get(name)),
      narrow: change,
      setCursor: cursor => change({ cursor }),
      clear: () =>
        change(Object.fromEntries(NARROWED.map(name => [name, undefined]))),
    };
  }, [params, change]);
}
