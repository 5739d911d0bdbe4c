import type {
  HistoryItem,
  HistoryResponse,
} from '@opaq/plugin-scorecards-common';
import { PAST_DAYS, type FakeComponent } from './components';
import { scorecardOf } from './scorecards';
import { standingOn, type Standing } from './standing';

const DAY_MS = 86_400_000;
const at = (daysAgo: number) =>
  new Date(Date.now() - daysAgo * DAY_MS).toISOString();

/** What changed in a component, newest first. */
export function historyOf(
  component: FakeComponent,
  name?: string,
): HistoryResponse {
  const scorecard = scorecardOf(name);
  const { born } = component;
  if (born === undefined) return { items: [] };
  const plain = (standing: Standing) => ({
    covered: true,
    level: scorecard.levels[standing.rank - 1]?.name ?? null,
    possibleLevel: scorecard.levels[standing.possible - 1]?.name ?? null,
    score: standing.score,
    coverage: standing.coverage,
  });
  const on = (daysAgo: number) => {
    const standing = standingOn(component, scorecard, Math.min(daysAgo, born));
    return plain(
      standing ?? { rank: 0, possible: 0, score: null, coverage: 0 },
    );
  };
  const days = new Set(
    [...component.answers.values()]
      .filter(({ now, before, since }) => now !== before && since < born)
      .map(({ since }) => since),
  );
  const items = [...days]
    .sort((a, b) => a - b)
    .map((day): HistoryItem => {
      const changed = [...component.answers].filter(
        ([, { since, now, before }]) => since === day && now !== before,
      );
      return {
        at: at(day),
        ...on(day),
        before: on(day + 1),
        cause: changed[0][1].cause,
        revision: '3f9ac21be0d4c5a6978877665544332211ffeedd',
        checks: changed.map(([checkId, { now, before }]) => ({
          checkId,
          from: before,
          to: now,
        })),
      };
    });
  const first = Math.min(born, PAST_DAYS);
  return { items: [...items, { at: at(first), ...on(first), checks: [] }] };
}
