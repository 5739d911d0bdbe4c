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

  /** Undefined where there is no difference to be seen. */
  const scoreChange = ({ score, before }: HistoryItem) => {
    if (score === null || typeof before?.score !== 'number') return undefined;
    const change = { before: percent(before.score), now: percent(score) };
    return change.before === change.now ? undefined : change;
  };

  const levelChange = (item: HistoryItem, before: Standing) => {
    const now = nameOf(item.level);
    const step = rankOf(levels, item.level) - rankOf(levels, before.level);
    if (step !== 0) {
      const key = step > 0 ? 'history.up' : 'history.down';
      return t(key, { before: nameOf(before.level), now });
    }
    const possible =
      rankOf(levels, item.possibleLevel) - rankOf(levels, before.possibleLevel);
    if (possible > 0) {
      return t('history.possible', {
        now,
        possible: nameOf(item.possibleLevel),
      });
    }
    return possible < 0
      ? t('history.impossible', { now, possible: nameOf(before.possibleLevel) })
      : undefined;
  };

  /** What changed, in a few words, and what else there is to know. */
  return (item: HistoryItem): { headline: string; details: string[] } => {
    const { before, covered, score } = item;
    const now = nameOf(item.level);
    const coverage = item.coverage === null ? '–' : percent(item.coverage);
    const change = scoreChange(item);
    if (!covered) return { headline: t('history.notCovered'), details: [] };
    const standing =
      (!before && t('history.first', { now })) ||
      (before && !before.covered && t('history.covered', { now })) ||
      (before && levelChange(item, before));
    if (!standing && change) {
      const up = directionOf(item, levels) === 'up';
      return {
        headline: t(up ? 'history.scoreUp' : 'history.scoreDown', change),
        details: [
          t('history.same', { now }),
          t('history.coverage', { coverage }),
        ],
      };
    }
    const scoreText = change
      ? t('history.scoreChange', { ...change, coverage })
      : score !== null && t('history.score', { now: percent(score), coverage });
    return {
      headline: standing || t('history.same', { now }),
      details: scoreText ? [scoreText] : [],
    };
  };
}
