import { useApi } from '@backstage/core-plugin-api';
import { toError, type ErrorLike } from '@backstage/errors';
import type {
  EntitiesQuery,
  EntitiesResponse,
  EntityRow,
} from '@opaq/plugin-scorecards-common';
import { useCallback, useEffect, useState } from 'react';
import { scorecardsApiRef } from '../api';

const POLL_MS = 10_000;

/** A page of components as the scorecards page holds it. */
interface EntitiesState {
  /** The last answer, of another query while this one loads. */
  value?: EntitiesResponse;
  error?: ErrorLike;
  loading: boolean;
  retry(): void;
}

interface Answer {
  /** What was asked. */
  question?: string;
  value?: EntitiesResponse;
  error?: ErrorLike;
}

const isRead = ({ status }: EntityRow) =>
  !status.refreshing && status.state !== 'pending';

/** A portal that has just started knows of no component, then of components that it has not read. */
const isSettled = ({ items }: EntitiesResponse) =>
  items.length > 0 && items.every(isRead);

/** Loads a page of components, and again while there are none and while their repositories are being read. */
export function useEntities(query: EntitiesQuery): EntitiesState {
  const api = useApi(scorecardsApiRef);
  const question = JSON.stringify(query);
  const [answer, setAnswer] = useState<Answer>({});
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    let current = true;
    api.getEntities(JSON.parse(question)).then(
      value => current && setAnswer({ question, value }),
      error =>
        current &&
        setAnswer(({ value }) => ({ question, value, error: toError(error) })),
    );
    return () => {
      current = false;
    };
  }, [api, question, attempt]);

  useEffect(() => {
    if (!answer.value || isSettled(answer.value)) return undefined;
    const timer = setTimeout(retry, POLL_MS);
    return () => clearTimeout(timer);
  }, [answer, retry]);

  const loading = answer.question !== question;
  return {
    value: answer.value,
    error: loading ? undefined : answer.error,
    loading,
    retry,
  };
}
