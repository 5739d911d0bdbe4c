import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import type { RepositoryItem } from '@opaq/plugin-scorecards-common';
import { useCallback, useEffect, useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { causeOf } from '../../causeOf';
import { useText } from '../../translation';

/** After that long a read that was asked for goes on without being watched. */
const PATIENCE_MS = 2 * 60_000;

/** A read that was asked for, and how its repository was then. */
interface Asked {
  before: RepositoryItem;
  at: number;
}

/** What became of a read; undefined while it goes on. */
function outcomeOf({ before, at }: Asked, now: RepositoryItem | undefined) {
  if (!now) return 'left';
  if (now.readAt !== before.readAt) return 'read';
  if (now.failures > before.failures) return 'failed';
  return Date.now() - at > PATIENCE_MS ? 'slow' : undefined;
}

/** New reads that were asked for on this page. */
export interface Reads {
  /** What happened last, for a person; empty before. */
  text: string;
  isRunning(id: number): boolean;
  isAnyRunning: boolean;
  /** @param isPaused - Its host is not asked now. */
  ask(item: RepositoryItem, isPaused: boolean): Promise<void>;
  /** What the list says now. */
  follow(items: readonly RepositoryItem[]): void;
}

/** Asks for new reads, and says what became of them. */
export function useReads(): Reads {
  const api = useApi(scorecardsApiRef);
  const t = useText();
  const [text, setText] = useState('');
  const [running, setRunning] = useState<ReadonlyMap<number, Asked>>(new Map());

  const change = useCallback(
    (changeIt: (map: Map<number, Asked>) => void) =>
      setRunning(old => {
        const next = new Map(old);
        changeIt(next);
        return next;
      }),
    [],
  );

  const ask = async (item: RepositoryItem, isPaused: boolean) => {
    const { id, url } = item;
    change(map => map.set(id, { before: item, at: Date.now() }));
    try {
      await api.readRepository(id);
      setText(
        t(
          isPaused ? 'operations.progress.paused' : 'operations.progress.asked',
          {
            url,
          },
        ),
      );
    } catch (e) {
      const { message } = causeOf(toError(e));
      setText(t('operations.progress.refused', { url, message }));
      change(map => map.delete(id));
    }
  };

  const follow = useCallback(
    (items: readonly RepositoryItem[]) => {
      for (const [id, asked] of running) {
        const item = items.find(one => one.id === id);
        const outcome = outcomeOf(asked, item);
        if (outcome) {
          setText(
            t(`operations.progress.${outcome}`, { url: asked.before.url }),
          );
          change(map => map.delete(id));
        }
      }
    },
    [running, change, t],
  );

  return {
    text,
    isRunning: id => running.has(id),
    isAnyRunning: running.size > 0,
    ask,
    follow,
  };
}

/** Has reads that were asked for followed by each answer of the list. */
export function useFollowing(
  { follow, isAnyRunning }: Reads,
  items: readonly RepositoryItem[] | undefined,
): void {
  useEffect(() => {
    if (items && isAnyRunning) follow(items);
  }, [items, isAnyRunning, follow]);
}
