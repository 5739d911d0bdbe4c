import { useApi } from '@backstage/core-plugin-api';
import type {
  EntitiesQuery,
  EntitiesResponse,
  EntityRow,
} from '@opaq/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../api';
import { useAnswer } from './useAnswer';

const POLL_MS = 10_000;

const isRead = ({ status }: EntityRow) =>
  !status.refreshing && status.state !== 'pending';

/** A portal that has just started knows of no component, then of components that it has not read. */
const whileReading = ({ items }: EntitiesResponse) =>
  items.length > 0 && items.every(isRead) ? undefined : POLL_MS;

/** Loads a page of components, and again while there are none and while their repositories are being read. */
export function useEntities(query: EntitiesQuery) {
  const api = useApi(scorecardsApiRef);
  const ask = useCallback(
    (asked: EntitiesQuery) => api.getEntities(asked),
    [api],
  );
  return useAnswer(ask, query, whileReading);
}
