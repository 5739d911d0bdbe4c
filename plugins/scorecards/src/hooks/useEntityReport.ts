import { useApi } from '@backstage/core-plugin-api';
import { toError, type ErrorLike } from '@backstage/errors';
import type { EntityReport } from '@opaq/plugin-scorecards-common';
import { useCallback, useEffect, useState } from 'react';
import { scorecardsApiRef } from '../api';

/** Between two looks at a read that somebody waits for. */
const POLL_MS = 2_000;
/** Between two looks at a read that goes on by itself. */
const IDLE_POLL_MS = 10_000;
/** After that long a read that somebody asked for goes on without being watched. */
const PATIENCE_MS = 5 * 60_000;
/** How long a new evaluation that somebody caused is looked out for. */
const EXPECTED_MS = 30_000;

/** A read that somebody asked for, on this page. */
type Recheck =
  | { phase: 'asking' }
  | { phase: 'running'; before: EntityReport; since: number }
  | { phase: 'done'; before: EntityReport }
  | { phase: 'slow' }
  | { phase: 'failed'; error: ErrorLike };

/** An entity's report as a page holds it. */
export interface EntityReportState {
  value?: EntityReport;
  /** Why there is no value, or why it could not be brought up to date. */
  error?: ErrorLike;
  recheck?: Recheck;
  /** Asks for a new read and follows it. */
  startRecheck(): void;
  /** Looks out for the evaluation that follows something that somebody did. */
  expectChange(): void;
  retry(): void;
}

interface State {
  value?: EntityReport;
  error?: ErrorLike;
  recheck?: Recheck;
  expected?: { before?: EntityReport; since: number };
  /** Counts looks, so that a look with the same answer leads to the next one too. */
  looks: number;
}

function isRead(before: EntityReport, now: EntityReport): boolean {
  return (
    now.status.readAt !== before.status.readAt ||
    now.status.evaluatedAt !== before.status.evaluatedAt ||
    !now.status.refreshing
  );
}

function follow(recheck: Recheck | undefined, value?: EntityReport) {
  if (recheck?.phase !== 'running') return recheck;
  if (value && isRead(recheck.before, value)) {
    return { phase: 'done', before: recheck.before } as const;
  }
  const late = Date.now() - recheck.since > PATIENCE_MS;
  return late ? ({ phase: 'slow' } as const) : recheck;
}

function isExpected({ value, expected }: State): boolean {
  return (
    expected !== undefined &&
    expected.before?.status.evaluatedAt === value?.status.evaluatedAt &&
    Date.now() - expected.since < EXPECTED_MS
  );
}

/** How long until the next look; undefined where there is nothing to wait for. */
function nextLook(state: State): number | undefined {
  const { value, recheck } = state;
  if (recheck?.phase === 'running' || isExpected(state)) return POLL_MS;
  if (!value) return undefined;
  const { refreshing, state: readState } = value.status;
  // Somebody waits for the first report of a project that they have just made.
  if (refreshing && readState === 'pending') return POLL_MS;
  return refreshing || readState !== 'scored' ? IDLE_POLL_MS : undefined;
}

/**
 * Loads an entity's report and keeps looking while there is none and while its repository is being read.
 *
 * @remarks
 * A failed look keeps the report that is there, with the error beside it. The component that uses it needs the entity
 * reference and the scorecard in its key.
 *
 * @param scorecard - Default: the first scorecard.
 */
export function useEntityReport(
  entityRef: string,
  scorecard?: string,
): EntityReportState {
  const api = useApi(scorecardsApiRef);
  const [state, setState] = useState<State>({ looks: 0 });

  const look = useCallback(async () => {
    try {
      const value = await api.getEntityReport(entityRef, scorecard);
      return (old: State): State => ({
        value,
        expected: old.expected,
        recheck: follow(old.recheck, value),
        looks: old.looks + 1,
      });
    } catch (e) {
      const error = toError(e);
      return (old: State): State => ({
        ...old,
        error,
        recheck: follow(old.recheck),
        looks: old.looks + 1,
      });
    }
  }, [api, entityRef, scorecard]);

  useEffect(() => {
    let current = true;
    look().then(change => current && setState(change));
    return () => {
      current = false;
    };
  }, [look]);

  const delay = nextLook(state);
  useEffect(() => {
    if (delay === undefined) return undefined;
    let current = true;
    const timer = setTimeout(
      () => look().then(change => current && setState(change)),
      delay,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [look, delay, state.looks]);

  const startRecheck = useCallback(async () => {
    const before = state.value;
    if (!before) return;
    const set = (recheck: Recheck) => setState(old => ({ ...old, recheck }));
    set({ phase: 'asking' });
    try {
      await api.refreshEntity(entityRef);
      set({ phase: 'running', before, since: Date.now() });
    } catch (e) {
      set({ phase: 'failed', error: toError(e) });
    }
  }, [api, entityRef, state.value]);

  const expectChange = useCallback(async () => {
    setState(old => ({
      ...old,
      expected: { before: old.value, since: Date.now() },
    }));
    const change = await look();
    setState(change);
  }, [look]);

  const retry = useCallback(async () => {
    setState(old => ({ ...old, error: undefined }));
    const change = await look();
    setState(change);
  }, [look]);

  return {
    value: state.value,
    error: state.error,
    recheck: state.recheck,
    startRecheck,
    expectChange,
    retry,
  };
}
