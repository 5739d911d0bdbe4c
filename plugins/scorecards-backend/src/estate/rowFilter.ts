import type { RowsFilter } from '../reports/ReportsReader';
import { kindsOf } from './exemptions';
import { dayOf } from './days';
import { filterMask } from './select';
import { selectionOf, type Selection } from './Selection';
import { NO_RANK } from './LevelCodes';
import { OUTCOME } from './Scores';
import { isStale, stateOf } from './states';
import type { View } from './View';

export type RowQuery = Omit<RowsFilter, 'scorecard' | 'order' | 'direction'>;

/** Takes out of a mask what a condition does not hold for. */
function keepWhere(has: Uint8Array, holds: (index: number) => boolean) {
  for (let index = 0; index < has.length; index += 1) {
    if (has[index] && !holds(index)) has[index] = 0;
  }
}

/** Holds for components in which one of some checks came out so. */
function anyCameOut(
  { scores }: View,
  columns: readonly number[],
  outcomes: RowQuery['outcome'],
) {
  const wanted = new Uint8Array(7);
  for (const outcome of outcomes ?? ['fail']) wanted[OUTCOME[outcome]] = 1;
  const letters = scores.outcomes;
  const { stride } = scores;
  return (index: number) =>
    columns.some(column => wanted[letters[index * stride + column]] === 1);
}

/** The rows of a list, of those that may be seen. */
export function selectRows(
  view: View,
  visible: Uint8Array,
  query: RowQuery,
): Selection {
  const { entities, scores, standard, now } = view;
  const has = visible.slice();
  filterMask(has, entities, query);
  if (query.entityRef) {
    const wanted = new Set(query.entityRef.map(ref => entities.indexOf(ref)));
    keepWhere(has, index => wanted.has(index));
  }
  if (query.search) {
    const text = query.search.toLowerCase();
    keepWhere(has, index => entities.searched[index].includes(text));
  }
  if (query.level) {
    const names = query.level;
    const wanted = new Uint8Array(NO_RANK + 1);
    standard.levelNames.forEach((name, rank) => {
      if (names.includes(name)) wanted[rank] = 1;
    });
    if (names.includes('unscored')) wanted[NO_RANK] = 1;
    const { ranks } = standard;
    keepWhere(has, index => wanted[ranks[scores.level[index]]] === 1);
  }
  if (query.state) {
    const states = new Set<string>(query.state);
    const wantsStale = states.has('stale');
    keepWhere(
      has,
      index =>
        states.has(stateOf(entities, scores, index)) ||
        (wantsStale && isStale(entities, scores, index)),
    );
  }
  if (query.check !== undefined) {
    const check = standard.asked.get(query.check);
    const columns = check ? [check.column] : [];
    keepWhere(has, anyCameOut(view, columns, query.outcome));
  }
  if (query.category !== undefined) {
    const columns = standard.scored
      .filter(({ category }) => category === query.category)
      .map(({ column }) => column);
    keepWhere(has, anyCameOut(view, columns, query.outcome));
  }
  if (query.exemption) {
    const { exemption: kind } = query;
    const today = dayOf(now);
    keepWhere(has, index =>
      (scores.exemptions.get(index) ?? []).some(
        found =>
          standard.asked.has(found.checkId) &&
          kindsOf(found, today).includes(kind),
      ),
    );
  }
  return selectionOf(has);
}
