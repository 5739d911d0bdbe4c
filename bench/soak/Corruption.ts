import type { Knex } from 'knex';
import type {
  HistoryRow,
  ReportRow,
} from '../../plugins/scorecards-backend/src/database/rows';
import { refOf, type Component } from './Catalog';
import type { Claim } from './claims';
import type { Stored } from './Stored';
import type { World } from './World';

/** One row, and what is written to it. */
interface Plant {
  /** What each finding has to name. */
  victim: string;
  write(trx: Knex.Transaction): Promise<unknown>;
}

/** Something wrong that is put into the database, to see whether it is found. */
export interface Corruption {
  what: string;
  /** What does not hold then: exactly these claims. */
  breaks: readonly Claim[];
  /** @returns Nothing where there is no row that it could befall. */
  plant(stored: Stored, world: World): Plant | undefined;
}

/** Long enough that a few milliseconds more or less leave it one. */
export const LONG_MS = 100;

export const lengthOf = ({ since, until }: HistoryRow) =>
  (until === null ? Infinity : Number(until)) - Number(since);

/** Components that can be read and have a report. */
function soundOf({ reports }: Stored, world: World) {
  const rows = new Map(reports.map(row => [row.entity_ref, row]));
  return world.catalog
    .all()
    .filter(component => world.isReadable(component))
    .flatMap(component => {
      const row = rows.get(refOf(component.name));
      return row ? [{ component, ref: refOf(component.name), row }] : [];
    });
}

type Sound = ReturnType<typeof soundOf>[number];

/** Befalls the first of those. */
export const ofSound =
  (
    write: (trx: Knex.Transaction, sound: Sound) => Promise<unknown>,
  ): Corruption['plant'] =>
  (stored, world) => {
    const [one] = soundOf(stored, world);
    return (
      one && {
        victim: one.component.name,
        write: trx => write(trx, one),
      }
    );
  };

/** Changes the report of one of those. */
export const ofReport =
  (
    change: Partial<ReportRow> | ((row: ReportRow) => Partial<ReportRow>),
    isRight: (
      row: ReportRow,
      component: Component,
      world: World,
    ) => boolean = () => true,
  ): Corruption['plant'] =>
  (stored, world) => {
    const one = soundOf(stored, world).find(({ row, component }) =>
      isRight(row, component, world),
    );
    if (!one) return undefined;
    const values = typeof change === 'function' ? change(one.row) : change;
    return {
      victim: one.component.name,
      write: trx => trx('reports').where('entity_ref', one.ref).update(values),
    };
  };

/** Of one of those whose history is a single interval, changes that interval. */
export const ofOnly =
  (
    write: (trx: Knex.Transaction, row: HistoryRow) => Promise<unknown>,
  ): Corruption['plant'] =>
  (stored, world) => {
    const intervals = Map.groupBy(stored.history, row => row.entity_ref);
    const one = soundOf(stored, world).find(
      ({ ref, row }) => intervals.get(ref)?.length === 1 && row.covered,
    );
    const row = one && intervals.get(one.ref)?.[0];
    return row && { victim: one.component.name, write: trx => write(trx, row) };
  };

/** An interval that is over, and the one that follows it at once. */
interface Change {
  before: HistoryRow;
  after: HistoryRow;
}

/** Changes one of two such intervals. */
export const ofChange =
  (
    write: (trx: Knex.Transaction, change: Change) => Promise<unknown>,
    isRight: (change: Change, past: readonly Component[]) => boolean = () =>
      true,
  ): Corruption['plant'] =>
  ({ history }, { catalog }) => {
    const nameOf = (row: HistoryRow) => row.entity_ref.slice(refOf('').length);
    for (const after of history) {
      const before = history.find(
        row =>
          row.entity_ref === after.entity_ref &&
          row.until !== null &&
          Number(row.until) === Number(after.since) &&
          lengthOf(row) > LONG_MS,
      );
      if (!before || lengthOf(after) <= LONG_MS) continue;
      const change = { before, after };
      const victim = nameOf(after);
      if (isRight(change, catalog.pastOf(victim))) {
        return { victim, write: trx => write(trx, change) };
      }
    }
    return undefined;
  };

/** Changes the repository of one component that is the only one in it. */
export const ofRepository =
  (
    values: object,
    options: { isReadable: boolean; by: 'component' | 'url' },
  ): Corruption['plant'] =>
  ({ subjects }, world) => {
    const counts = Map.groupBy(subjects, row => row.repository_id);
    for (const component of world.catalog.all()) {
      const row = subjects.find(
        ({ entity_ref }) => entity_ref === refOf(component.name),
      );
      if (
        row &&
        counts.get(row.repository_id)?.length === 1 &&
        world.isReadable(component) === options.isReadable
      ) {
        return {
          victim: options.by === 'url' ? row.url : component.name,
          write: trx =>
            trx('repositories').where('id', row.repository_id).update(values),
        };
      }
    }
    return undefined;
  };

/** Changes the facts of a component that can be read. */
export const ofFacts =
  (
    write: (
      query: Knex.QueryBuilder,
      other: Stored['facts'][number],
    ) => Promise<unknown>,
  ): Corruption['plant'] =>
  ({ facts, subjects, repositories }, world) => {
    const [one] = world.catalog.all().filter(all => world.isReadable(all));
    const subject = subjects.find(row => row.entity_ref === refOf(one?.name));
    const repository_id = subject?.repository_id ?? 0;
    const { folder = '' } = subject ?? {};
    const row = facts.find(
      fact => fact.repository_id === repository_id && fact.folder === folder,
    );
    const other = facts.find(fact => fact.digest !== row?.digest);
    if (!row || !other) return undefined;
    return {
      victim: repositories.find(({ id }) => id === repository_id)!.url,
      write: trx => write(trx('facts').where({ repository_id, folder }), other),
    };
  };

/** The id of a row aside, to insert it once more. */
export const copyOf = ({ id: _, ...row }: HistoryRow) => row;
