import type { HeatMapRow } from '@opaq/plugin-scorecards-common';
import type { Sort } from '../useView';
import { cellOf } from './cell';

/** Columns of the heat map before its cells. */
export const OWN_COLUMNS = ['name', 'services', 'levels', 'score'] as const;

/** Mean place of a level, 0 below the lowest. */
function meanLevel({ levels, scored }: HeatMapRow): number | undefined {
  if (scored === 0) return undefined;
  const sum = levels.reduce((all, { count }, rank) => all + rank * count, 0);
  return sum / scored;
}

function keyOf(
  row: HeatMapRow,
  by: string,
  columns: readonly string[],
): string | number | undefined {
  switch (by) {
    case 'name':
      return row.title;
    case 'services':
      return row.components;
    case 'levels':
      return meanLevel(row);
    case 'score':
      return row.score ?? undefined;
    default: {
      const cell = row.cells[columns.indexOf(by)];
      if (!cell) return undefined;
      const { quality, shares } = cellOf(cell);
      // Where nothing is known, nothing is bad either.
      return quality === undefined ? undefined : shares?.pass;
    }
  }
}

interface Node {
  row: HeatMapRow;
  key: string | number | undefined;
  below: Node[];
}

function compare(a: Node['key'], b: Node['key']): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b);
  return Number(a) - Number(b);
}

/**
 * Sorts rows among those with the same parent, so that a group stays above what is below it. What has no value stands
 * last, whatever the direction.
 */
export function sortRows(
  rows: readonly HeatMapRow[],
  sort: Sort | undefined,
  columns: readonly string[],
): readonly HeatMapRow[] {
  if (!sort) return rows;
  const roots: Node[] = [];
  const line: Node[] = [];
  for (const row of rows) {
    const node = { row, key: keyOf(row, sort.by, columns), below: [] };
    line.length = Math.min(line.length, row.depth);
    (line[line.length - 1]?.below ?? roots).push(node);
    line.push(node);
  }
  const sign = sort.direction === 'desc' ? -1 : 1;
  const inOrder = (nodes: Node[]): HeatMapRow[] =>
    nodes
      .sort((a, b) => {
        if (a.key === undefined || b.key === undefined) {
          return Number(a.key === undefined) - Number(b.key === undefined);
        }
        return sign * compare(a.key, b.key);
      })
      .flatMap(({ row, below }) => [row, ...inOrder(below)]);
  return inOrder(roots);
}
