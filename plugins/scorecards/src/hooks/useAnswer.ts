import { toError, type ErrorLike } from '@backstage/errors';
import { useCallback, useEffect, useState } from 'react';

/** An answer of the backend as a page holds it. */
export interface AnswerState<Value> {
  /** The last answer: of another question while this one's is on its way. */
  value?: Value;
  /** Why there is no answer to this question. */
  error?: ErrorLike;
  loading: boolean;
  /** Asks again. */
  retry(): void;
}

interface Answer<Value> {
  /** What was asked. */
  key?: string;
  value?: Value;
  error?: ErrorLike;
}

/**
 * Asks the backend, and again when the question changes; an answer that comes late is dropped.
 *
 * @param ask - Needs to be the same function from one render to the next. The signal is aborted when nobody waits for the
 * answer any more.
 * @param question - Plain data.
 * @param again - After how many milliseconds to ask the same again, undefined where the answer will do.
 */
export function useAnswer<Question, Value>(
  ask: (question: Question, signal: AbortSignal) => Promise<Value>,
  question: Question,
  again?: (value: Value) => number | undefined,
): AnswerState<Value> {
  const key = JSON.stringify(question);
  const [answer, setAnswer] = useState<Answer<Value>>({});
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(n => n + 1), []);

  useEffect(() => {
    const waiting = new AbortController();
    const { signal } = waiting;
    ask(JSON.parse(key), signal).then(
      value => !signal.aborted && setAnswer({ key, value }),
      error =>
        !signal.aborted &&
        setAnswer(({ value }) => ({ key, value, error: toError(error) })),
    );
    return () => waiting.abort();
  }, [ask, key, attempt]);

  const delay = answer.value && again?.(answer.value);
  useEffect(() => {
    if (delay === undefined) return undefined;
    const timer = setTimeout(retry, delay);
    return () => clearTimeout(timer);
  }, [answer, delay, retry]);

  const loading = answer.key !== key;
  return {
    value: answer.value,
    error: loading ? undefined : answer.error,
    loading,
    retry,
  };
}
