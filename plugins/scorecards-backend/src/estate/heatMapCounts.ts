import type { Dimension, OutcomeCounts } from '@opaq/plugin-scorecards-common';
import type { Entities } from './Entities';
import { FiguresSums } from './figures';
import { UNSCORED } from './LevelCodes';
import { OUTCOME, OUTCOMES, type Scores } from './Scores';
import type { AskedCheck, Standard } from './Standard';

/** What the columns of a heat map stand for: a category each, or a check each. */
export interface HeatMapColumns {
  titles: ReadonlyArray<{ id: string; title: string }>;
  checks: readonly AskedCheck[];
  /** By check: its column. */
  columnOf: Int32Array;
}

/** @param category - Whose checks are the columns; absent, the categories are. */
export function columnsOf(
  standard: Standard,
  category: string | undefined,
): HeatMapColumns {
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

/** Figures of groups of components, and how their checks came out, by column of a heat map. */
export class Tally {
  readonly #figures: FiguresSums;
  readonly #scores: Scores;
  readonly #checks: Int32Array;
  readonly #columns: HeatMapColumns;
  /** How many numbers a group has: an outcome of a column each. */
  readonly #width: number;
  readonly #counts: Int32Array;

  constructor(
    groups: number,
    columns: HeatMapColumns,
    scores: Scores,
    standard: Standard,
  ) {
    this.#figures = new FiguresSums(groups, scores, standard);
    this.#scores = scores;
    this.#checks = Int32Array.from(columns.checks, ({ column }) => column);
    this.#columns = columns;
    this.#width = columns.titles.length * OUTCOMES;
    this.#counts = new Int32Array(groups * this.#width);
  }

  add(group: number, entity: number): void {
    this.#figures.add(group, entity);
    const { level, outcomes, stride } = this.#scores;
    if (level[entity] === UNSCORED) return;
    const checks = this.#checks;
    const { columnOf } = this.#columns;
    const start = group * this.#width;
    const row = entity * stride;
    for (let check = 0; check < checks.length; check += 1) {
      const outcome = outcomes[row + checks[check]];
      this.#counts[start + columnOf[check] * OUTCOMES + outcome] += 1;
    }
  }

  /** Adds what a group has to another one, which it is a part of. @param from - Of whose groups it is one. */
  addGroup(from: Tally, group: number, into: number): void {
    this.#figures.addGroup(from.#figures, group, into);
    const width = this.#width;
    for (let index = 0; index < width; index += 1) {
      this.#counts[into * width + index] += from.#counts[group * width + index];
    }
  }

  of(group: number) {
    return { ...this.#figures.of(group), cells: this.#cellsOf(group) };
  }

  #cellsOf(group: number): OutcomeCounts[] {
    return this.#columns.titles.map((_, column) => {
      const start = group * this.#width + column * OUTCOMES;
      const of = (outcome: number) => this.#counts[start + outcome];
      return {
        pass: of(OUTCOME.pass),
        fail: of(OUTCOME.fail),
        unknown: of(OUTCOME.unknown) + of(OUTCOME.error),
        notApplicable: of(OUTCOME.notApplicable),
        exempt: of(OUTCOME.exempt),
      };
    });
  }
}

/** What a heat map is put together from, whatever is expanded in it. */
export interface HeatMapCounts {
  columns: HeatMapColumns;
  /** How many components have a value of the dimension, by its code. */
  components: Int32Array;
  /** A group for each of these values, and one for all components. */
  tally: Tally;
  /** By code: the group; -1 where no component has the value. */
  groupOf: Int32Array;
  total: number;
}

/** How many components have each value of a dimension, by its code. */
function componentsOf(
  { tags, dimensions }: Entities,
  dimension: Dimension,
  rows: Int32Array,
) {
  if (dimension === 'tag') {
    const counts = new Int32Array(tags.values.size);
    for (const index of rows) {
      const codes = tags.codes[index];
      if (codes.length === 0) counts[0] += 1;
      for (const code of codes) counts[code] += 1;
    }
    return counts;
  }
  const { values, codes } = dimensions[dimension];
  const counts = new Int32Array(values.size);
  for (let index = 0; index < rows.length; index += 1) {
    counts[codes[rows[index]]] += 1;
  }
  return counts;
}

/** Goes over components once. */
export function heatMapCounts(
  options: {
    rows: Int32Array;
    entities: Entities;
    scores: Scores;
    standard: Standard;
  },
  { groupBy, category }: { groupBy: Dimension; category?: string },
): HeatMapCounts {
  const { rows, entities, scores, standard } = options;
  const components = componentsOf(entities, groupBy, rows);
  let total = 0;
  const groupOf = components.map(count => {
    if (count === 0) return -1;
    total += 1;
    return total - 1;
  });
  const columns = columnsOf(standard, category);
  const tally = new Tally(total + 1, columns, scores, standard);
  if (groupBy === 'tag') {
    const { codes } = entities.tags;
    for (const entity of rows) {
      tally.add(total, entity);
      if (codes[entity].length === 0) tally.add(groupOf[0], entity);
      for (const code of codes[entity]) tally.add(groupOf[code], entity);
    }
  } else {
    const { codes } = entities.dimensions[groupBy];
    for (let index = 0; index < rows.length; index += 1) {
      tally.add(groupOf[codes[rows[index]]], rows[index]);
    }
    for (let group = 0; group < total; group += 1) {
      tally.addGroup(tally, group, total);
    }
  }
  return { columns, components, tally, groupOf, total };
}
