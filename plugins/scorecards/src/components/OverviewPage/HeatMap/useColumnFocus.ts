import { categoryOf } from '@opaq/plugin-scorecards-common';
import { useEffect, useRef, type RefObject } from 'react';
import type { Column } from './HeatMapHead';

/**
 * Columns of another kind take the place of those before, and the focus with what was pressed for it: the first check of a
 * category has it then, and on the way back the category.
 */
export function useColumnFocus(
  table: RefObject<HTMLTableElement>,
  columns: readonly Column[],
  drilled: boolean,
) {
  const before = useRef({ drilled, first: columns[0]?.id });
  useEffect(() => {
    const { first } = before.current;
    const changed = before.current.drilled !== drilled;
    before.current = { drilled, first: columns[0]?.id };
    if (!changed || document.activeElement !== document.body) return;
    const wanted = drilled ? columns[0]?.id : first && categoryOf(first);
    table.current
      ?.querySelector<HTMLElement>(`[data-column="${wanted}"]`)
      ?.focus({ preventScroll: true });
  }, [table, columns, drilled]);
}
