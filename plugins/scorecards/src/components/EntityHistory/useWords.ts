import type { HistoryItem } from '@opaq/plugin-scorecards-common';
import { useFormats } from '../../hooks/useFormats';
import { rankOf, titleOf, type Levels } from '../../levels';
import { useText } from '../../translation';

type Standing = NonNullable<HistoryItem['before']>;

/** Where a change leads. */
export type Direction = 'first' | 'up' | 'down' | 'same';

/** A change of score too small to be seen in whole percents is none. */
const VISIBLE = 0.005;

/** Whether an entity rose or fell: by its level, else by its score. */
export function directionOf(item: HistoryItem, levels: Levels): Direction {
  const { before } = item;
  if (!before) return 'first';
  const ranks =
    rankOf(levels, item.level) - rankOf(levels, before.level) ||
    rankOf(levels, item.possibleLevel) - rankOf(levels, before.possibleLevel);
  const scores = (item.score ?? 0) - (before.score ?? 0);
  const step = ranks || (Math.abs(scores) < VISIBLE ? 0 : scores);
  if (step === 0) return 'same';
  return step > 0 ? 'up' : 'down';
}

/** Says a change in words: the level, and the score with its coverage. */
export function useWords(levels: Levels) {
  const t = useText();
  const { percent } = useFormats();

  const nameOf = (level: string | null) => {
    if (level) return titleOf(levels, level);
    return levels[0]
      ? t('level.below', { level: levels[0].title })
      : t('level.none');
  };
  const possibleOf = ({ level, possibleLevel }: Standing) =>
    possibleLevel && possibleLevel !== level
      ? titleOf(levels, possibleLevel)
      : undefined;

  const headline = (item: HistoryItem): string => {
    const { before } = item;
    const now = nameOf(item.level);
    if (!item.covered) return t('history.notCovered');
    if (!before) return t('history.first', { now });
    if (!before.covered) return t('history.covered', { now });
    const step = rankOf(levels, item.level) - rankOf(levels, before.level);
    if (step !== 0) {
      const key = step > 0 ? 'history.up' : 'history.down';
      return t(key, { before: nameOf(before.level), now });
    }
    const possible = possibleOf(item);
    if (possible && item.possibleLevel !== before.possibleLevel) {
      return t('history.possible', { now, possible });
    }
    return t('history.same', { now });
  };

  const score = (item: HistoryItem): string | undefined => {
    const { before } = item;
    if (item.score === null) return undefined;
    const now = percent(item.score);
    const coverage = item.coverage === null ? '–' : percent(item.coverage);
    const old = typeof before?.score === 'number' && percent(before.score);
    return old && old !== now
      ? t('history.scoreChange', { before: old, now, coverage })
      : t('history.score', { now, coverage });
  };

  return { headline, score };
}
