import type { Dimension, HeatMap } from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import { Tally, type HeatMapCounts } from './heatMapCounts';
import { flatRows, ownerRows, type RowPlans } from './heatMapRows';
import type { Scores } from './Scores';
import type { Standard } from './Standard';

export interface HeatMapQuery {
  groupBy: Dimension;
  owner?: readonly string[];
  expand?: readonly string[];
}

/** The share of checks that pass, by group and category or check. Only what is scored is in a cell. */
export function heatMap(
  options: { entities: Entities; scores: Scores; standard: Standard },
  counted: HeatMapCounts,
  { groupBy, owner, expand }: HeatMapQuery,
): HeatMap {
  const { entities, scores, standard } = options;
  const { columns, components, groupOf } = counted;
  const plans: RowPlans =
    groupBy === 'owner'
      ? ownerRows(entities, components, { owners: owner, expand })
      : flatRows(entities, groupBy, components);
  const { rows, rowOf } = plans;
  const tally = new Tally(rows.length, columns, scores, standard);
  groupOf.forEach((group, code) => {
    if (group >= 0 && rowOf[code] >= 0) {
      tally.addGroup(counted.tally, group, rowOf[code]);
    }
  });
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    const { above } = rows[row];
    if (above >= 0) tally.addGroup(tally, row, above);
  }
  return {
    groupBy,
    columns: [...columns.titles],
    rows: rows.map(({ above: _, ...plan }, row) => ({
      ...plan,
      ...tally.of(row),
    })),
    total: counted.tally.of(counted.total),
  };
}
