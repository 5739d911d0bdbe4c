import type {
  Dimension,
  HeatMap,
  OutcomeCounts,
} from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import { FiguresSums } from './figures';
import { flatRows, ownerRows, type RowPlans } from './heatMapRows';
import { UNSCORED } from './LevelCodes';
import { OUTCOME, OUTCOMES, type Scores } from './Scores';
import type { AskedCheck, Standard } from './Standard';

export interface HeatMapQuery {
  groupBy: Dimension;
  owner?: readonly string[];
  expand?: readonly string[];
  category?: string;
}

interface Columns {
  titles: HeatMap['columns'];
  checks: readonly AskedCheck[];
  /** By check: its column. */
  columnOf: Int32Array;
}

function columnsOf(standard: Standard, category: string | undefined): Columns {
  if (category === undefined) {
    const { categories, scored } = standard;
    return {
      titles: categories.map(id => ({ id, title: id })),
      checks: scored,
      columnOf: Int32Array.from(scored, check =>
        categories.indexOf(check.category),
      ),
    };
  }
  const checks = standard.scored.filter(check => check.category === category);
  return {
    titles: checks.map(({ id, title }) => ({ id, title })),
    checks,
    columnOf: Int32Array.from(checks.keys()),
  };
}

/** The share of checks that pass, by group and category or check. Only what is scored is in a cell. */
export function heatMap(
  options: {
    rows: Int32Array;
    entities: Entities;
    scores: Scores;
    standard: Standard;
  },
  query: HeatMapQuery,
): HeatMap {
  const { rows, entities, scores, standard } = options;
  const { groupBy } = query;
  const plans: RowPlans =
    groupBy === 'owner'
      ? ownerRows(entities, rows, { owners: query.owner, expand: query.expand })
      : flatRows(entities, groupBy, rows);
  const columns = columnsOf(standard, query.category);

  // The last group is the total.
  const total = plans.rows.length;
  const sums = new FiguresSums(total + 1, scores, standard);
  const width = columns.checks.length * OUTCOMES;
  const counts = new Int32Array((total + 1) * width);
  const checkColumns = Int32Array.from(columns.checks, ({ column }) => column);
  const count = (group: number, entity: number) => {
    if (group < 0) return;
    sums.add(group, entity);
    if (scores.level[entity] === UNSCORED) return;
    countOutcomes(counts, group * width, scores, entity, checkColumns);
  };

  const { rowOf } = plans;
  if (groupBy === 'tag') {
    const { codes } = entities.tags;
    for (const entity of rows) {
      count(total, entity);
      if (codes[entity].length === 0) count(rowOf[0], entity);
      for (const code of codes[entity]) count(rowOf[code], entity);
    }
  } else {
    const { codes } = entities.dimensions[groupBy];
    for (let index = 0; index < rows.length; index += 1) {
      count(rowOf[codes[rows[index]]], rows[index]);
    }
    const rollUp = (group: number, above: number) => {
      sums.rollUp(group, above);
      for (let index = 0; index < width; index += 1) {
        counts[above * width + index] += counts[group * width + index];
      }
    };
    for (let row = total - 1; row >= 0; row -= 1) {
      const { above } = plans.rows[row];
      rollUp(row, above < 0 ? total : above);
    }
  }

  const cellsOf = (group: number): OutcomeCounts[] =>
    cells(counts.subarray(group * width, (group + 1) * width), columns);
  return {
    groupBy,
    columns: columns.titles,
    rows: plans.rows.map(({ above: _, ...plan }, row) => ({
      ...plan,
      ...sums.of(row),
      cells: cellsOf(row),
    })),
    total: { ...sums.of(total), cells: cellsOf(total) },
  };
}

/** The inner loop: once for each component. */
function countOutcomes(
  counts: Int32Array,
  start: number,
  { outcomes, stride }: Scores,
  entity: number,
  columns: Int32Array,
) {
  const row = entity * stride;
  for (let check = 0; check < columns.length; check += 1) {
    counts[start + check * OUTCOMES + outcomes[row + columns[check]]] += 1;
  }
}

function cells(
  counts: Int32Array,
  { titles, checks, columnOf }: Columns,
): OutcomeCounts[] {
  const found = titles.map(() => ({
    pass: 0,
    fail: 0,
    unknown: 0,
    notApplicable: 0,
    exempt: 0,
  }));
  checks.forEach((_, check) => {
    const cell = found[columnOf[check]];
    const of = (outcome: number) => counts[check * OUTCOMES + outcome];
    cell.pass += of(OUTCOME.pass);
    cell.fail += of(OUTCOME.fail);
    cell.unknown += of(OUTCOME.unknown) + of(OUTCOME.error);
    cell.notApplicable += of(OUTCOME.notApplicable);
    cell.exempt += of(OUTCOME.exempt);
  });
  return found;
}
