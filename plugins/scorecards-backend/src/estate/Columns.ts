import type { EntityOrder } from '@opaq/plugin-scorecards-common';
import type { Database } from '../database/Database';
import {
  readGroups,
  readHistory,
  readHistoryChanges,
  readReportChanges,
  readReports,
  readSubjects,
  readVersions,
  type EstateInterval,
  type EstateReport,
  type EstateSubject,
  type EstateVersions,
} from '../database/readEstate';
import type { GroupRow } from '../database/rows';
import { DAY } from './days';
import { Entities } from './Entities';
import { History, HISTORY_DAYS } from './History';
import { LevelCodes } from './LevelCodes';
import { NextSteps } from './NextSteps';
import { orderBy, valuesOf } from './order';
import { Scores } from './Scores';
import { standardOf, type EstateRules, type Standard } from './Standard';
import type { View } from './View';

/** The columns of one scorecard, and what follows from them by today's rules. */
class ScorecardColumns {
  readonly levels = new LevelCodes();
  readonly scores: Scores;
  readonly history: History;
  readonly orders = new Map<string, { stamp: string; order: Int32Array }>();
  #rules?: EstateRules;
  #standard?: Standard;
  #steps?: NextSteps;
  #levelCount = 0;

  constructor(count: number) {
    this.scores = new Scores(count, this.levels);
    this.history = new History(count, this.levels);
  }

  set(entity: number, row: EstateReport) {
    this.scores.set(entity, row);
    this.#steps?.update(entity);
  }

  /** @returns Undefined where the rules have no such scorecard. */
  by(rules: EstateRules, name: string) {
    const isChanged = this.#rules !== rules;
    if (isChanged || this.#levelCount !== this.levels.size) {
      const scorecard = rules.scorecards.find(one => one.name === name);
      if (!scorecard) return undefined;
      this.#standard = standardOf(scorecard, rules.checks, this.scores);
      this.#levelCount = this.levels.size;
      if (isChanged) {
        this.#steps = new NextSteps(this.scores, this.#standard);
        this.orders.clear();
        this.#rules = rules;
      }
    }
    return { standard: this.#standard!, steps: this.#steps! };
  }
}

/** All that the estate holds. It changes in place, and never while somebody goes over it: nothing here waits. */
export class Columns {
  versions: EstateVersions;
  readonly entities: Entities;
  /** Names of the scorecards of which all of the past was read. */
  readonly #past: ReadonlySet<string>;
  readonly #scorecards = new Map<string, ScorecardColumns>();

  constructor(
    versions: EstateVersions,
    subjects: readonly EstateSubject[],
    groups: readonly GroupRow[],
    past: readonly string[],
  ) {
    this.versions = versions;
    this.#past = new Set(past);
    this.entities = new Entities(subjects, groups);
  }

  /** Whether the past of a scorecard is there; one that comes later needs everything to be loaded anew. */
  hasPastOf(scorecard: string): boolean {
    return this.#past.has(scorecard);
  }

  addReports(rows: readonly EstateReport[]): void {
    for (const row of rows) {
      const entity = this.entities.indexOf(row.entity_ref);
      // What came after its entities were read: the catalog's count has changed by then.
      if (entity !== undefined) this.#of(row.scorecard).set(entity, row);
    }
  }

  addHistory(rows: readonly EstateInterval[], now: number): void {
    for (const row of rows) {
      const entity = this.entities.indexOf(row.entity_ref);
      if (entity === undefined) continue;
      this.#of(row.scorecard).history.add(entity, row, now);
    }
  }

  /** Has the day be today everywhere; due after {@link Columns.addHistory}. */
  settle(now: number): void {
    for (const { history } of this.#scorecards.values()) {
      history.settle(now);
    }
  }

  /** @returns Undefined where the rules have no such scorecard. */
  view(name: string, rules: EstateRules, now: number): View | undefined {
    const { entities } = this;
    const columns = this.#of(name);
    const { scores, history } = columns;
    const judged = columns.by(rules, name);
    return judged && { entities, scores, history, ...judged, now };
  }

  /** Indices of all components in an order; kept until a column changes. */
  order(view: View, order: EntityOrder, direction: 'asc' | 'desc'): Int32Array {
    const { orders, scores } = this.#of(view.standard.name);
    const { entities } = this;
    const { byName } = entities;
    if (order === 'name') {
      return direction === 'asc' ? byName : byName.toReversed();
    }
    const stamp = [
      entities.generation,
      order === 'readAt' ? entities.reads.generation : scores.generation,
    ].join(' ');
    const key = `${order} ${direction}`;
    let known = orders.get(key);
    if (known?.stamp !== stamp) {
      known = {
        stamp,
        order: orderBy(valuesOf(view, order), byName, direction),
      };
      orders.set(key, known);
    }
    return known.order;
  }

  /** How many bytes the past takes, of all scorecards. */
  get historyBytes(): number {
    return [...this.#scorecards.values()].reduce(
      (sum, { history }) => sum + history.bytes,
      0,
    );
  }

  #of(name: string): ScorecardColumns {
    let columns = this.#scorecards.get(name);
    if (!columns) {
      columns = new ScorecardColumns(this.entities.count);
      this.#scorecards.set(name, columns);
    }
    return columns;
  }
}

/** Reads everything. The versions come first: what is written meanwhile is read again as a change. */
export async function loadColumns(
  database: Database,
  scorecards: readonly string[],
  now: number,
): Promise<Columns> {
  const versions = await readVersions(database);
  const groups = await readGroups(database);
  const subjects = await readSubjects(database);
  const columns = new Columns(versions, subjects, groups, scorecards);
  for await (const rows of readReports(database)) columns.addReports(rows);
  const from = now - HISTORY_DAYS * DAY;
  for (const scorecard of scorecards) {
    const history = readHistory(database, scorecard, from);
    for await (const rows of history) columns.addHistory(rows, now);
  }
  columns.settle(now);
  return columns;
}

/** Reads what changed since, and takes it over at once. */
export async function updateColumns(
  database: Database,
  columns: Columns,
  versions: EstateVersions,
  now: number,
): Promise<void> {
  const after = columns.versions.rows;
  const [subjects, reports, history] = await Promise.all([
    readSubjects(database, after),
    readReportChanges(database, after),
    readHistoryChanges(database, after),
  ]);
  for (const row of subjects) columns.entities.set(row);
  columns.addReports(reports);
  columns.addHistory(history, now);
  columns.settle(now);
  columns.versions = versions;
}
