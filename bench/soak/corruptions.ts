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
const LONG_MS = 100;
const LITTLE_MS = 5;
const NEVER = 9e15;
const NO_SHA = '0'.repeat(40);

const lengthOf = ({ since, until }: HistoryRow) =>
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

/** Changes the report of one of those. */
const ofReport =
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
const ofOnly =
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
const ofChange =
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
const ofRepository =
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
const ofFacts =
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
const copyOf = ({ id: _, ...row }: HistoryRow) => row;

export const corruptions: readonly Corruption[] = [
  {
    what: 'a check’s outcome in a report is another',
    breaks: ['report', 'columns', 'open'],
    plant: ofReport(
      ({ report }) => ({
        report: report.replace('"outcome":"fail"', '"outcome":"pass"'),
      }),
      ({ report }) => report.includes('"outcome":"fail"'),
    ),
  },
  {
    what: 'the message of a check in a report is another',
    breaks: ['report'],
    plant: ofReport(({ report }) => ({
      report: report.replace('"message":"', '"message":"Not '),
    })),
  },
  {
    what: 'a report is of another revision',
    breaks: ['report'],
    plant: ofReport(({ report }) => ({
      report: report.replace(
        /"revision":"[0-9a-f]{40}"/,
        `"revision":"${NO_SHA}"`,
      ),
    })),
  },
  {
    what: 'a level is one higher in lists',
    breaks: ['columns'],
    plant: ofReport(
      ({ level_rank }) => ({ level_rank: Number(level_rank) + 1 }),
      ({ level_rank }) => level_rank !== null,
    ),
  },
  {
    what: 'a score is off by one in lists',
    breaks: ['columns'],
    plant: ofReport(
      ({ score }) => ({ score: Number(score) + 1 }),
      ({ score }) => score !== null,
    ),
  },
  {
    what: 'an outcome is another in charts',
    breaks: ['columns'],
    plant: ofReport(
      ({ outcomes }) => ({ outcomes: outcomes.replace(':"p"', ':"f"') }),
      ({ outcomes }) => outcomes.includes(':"p"'),
    ),
  },
  {
    what: 'a component is at its level since a millisecond later',
    breaks: ['columns'],
    plant: ofReport(({ level_since }) => ({
      level_since: Number(level_since) + 1,
    })),
  },
  {
    what: 'a report is written that no replica hears of',
    breaks: ['counters'],
    plant: (stored, world) =>
      ofReport({ version: stored.counter + 1 })(stored, world),
  },
  {
    what: 'a report is lost',
    breaks: ['report', 'open'],
    plant: (stored, world) => {
      const [one] = soundOf(stored, world);
      return (
        one && {
          victim: one.component.name,
          write: trx => trx('reports').where('entity_ref', one.ref).delete(),
        }
      );
    },
  },
  {
    what: 'a component has two reports',
    breaks: ['report', 'columns', 'open'],
    plant: (stored, world) => {
      const [one] = soundOf(stored, world);
      return (
        one && {
          victim: one.component.name,
          write: trx =>
            trx('reports').insert({ ...one.row, scorecard: 'another' }),
        }
      );
    },
  },
  {
    what: 'a component is lost',
    breaks: ['subjects', 'report', 'open'],
    plant: (stored, world) => {
      const [one] = soundOf(stored, world);
      return (
        one && {
          victim: one.component.name,
          write: trx => trx('subjects').where('entity_ref', one.ref).delete(),
        }
      );
    },
  },
  {
    what: 'a component belongs to another team',
    breaks: ['subjects'],
    plant: (stored, world) => {
      const [one] = soundOf(stored, world);
      return (
        one && {
          victim: one.component.name,
          write: trx =>
            trx('subjects')
              .where('entity_ref', one.ref)
              .update({ owner: 'group:default/nobody' }),
        }
      );
    },
  },
  {
    what: 'there is a repository that no component has',
    breaks: ['repositories'],
    plant: () => ({
      victim: 'https://example.com/nobody',
      write: trx =>
        trx('repositories').insert({ url: 'https://example.com/nobody' }),
    }),
  },
  {
    what: 'a repository is leased, and nobody has the lease',
    breaks: ['idle'],
    plant: ofRepository(
      { lease_until: NEVER },
      { isReadable: true, by: 'url' },
    ),
  },
  {
    what: 'a read that was asked for is forgotten',
    breaks: ['idle'],
    plant: ofRepository({ requested_at: 1 }, { isReadable: true, by: 'url' }),
  },
  {
    what: 'a host’s pause never ends',
    breaks: ['hosts'],
    plant: ({ hosts: [row] }) =>
      row && {
        victim: row.host,
        write: trx =>
          trx('hosts').where('host', row.host).update({ paused_until: NEVER }),
      },
  },
  {
    what: 'what can’t be read is not said to be old',
    breaks: ['stale'],
    plant: ofRepository(
      { failures: 0, failing_since: null, last_error: null },
      { isReadable: false, by: 'component' },
    ),
  },
  {
    what: 'what can be read is said to be old',
    breaks: ['well'],
    plant: ofRepository(
      { failures: 1, failing_since: 1, last_error: 'Down.' },
      { isReadable: true, by: 'component' },
    ),
  },
  {
    what: 'the facts of a component are those of another',
    breaks: ['facts'],
    plant: ofFacts((query, { digest, data }) => query.update({ digest, data })),
  },
  {
    what: 'the facts of a component are of a revision that never was',
    breaks: ['facts'],
    plant: ofFacts(query => query.update({ revision: NO_SHA })),
  },
  {
    what: 'the facts of a component are lost',
    breaks: ['facts'],
    plant: ofFacts(query => query.delete()),
  },
  {
    what: 'the history has a gap',
    breaks: ['gapless'],
    plant: ofChange((trx, { before }) =>
      trx('history')
        .where('id', before.id)
        .update({ until: Number(before.until) - LITTLE_MS }),
    ),
  },
  {
    what: 'two intervals overlap',
    breaks: ['gapless'],
    plant: ofChange((trx, { before }) =>
      trx('history')
        .where('id', before.id)
        .update({ until: Number(before.until) + LITTLE_MS }),
    ),
  },
  {
    what: 'an interval ends before it begins',
    breaks: ['gapless'],
    plant: ofChange((trx, { before }) =>
      trx('history')
        .where('id', before.id)
        .update({ until: Number(before.since) - LITTLE_MS }),
    ),
  },
  {
    what: 'two intervals are open',
    breaks: ['gapless', 'open'],
    plant: ofOnly((trx, row) => trx('history').insert(copyOf(row))),
  },
  {
    what: 'an interval has a cause that it can’t have had',
    breaks: ['cause'],
    plant: ofChange(
      (trx, { after }) =>
        trx('history').where('id', after.id).update({ cause: 'rules' }),
      ({ after }) => after.cause === 'code',
    ),
  },
  {
    what: 'a change is put down to the catalog, which had not changed',
    breaks: ['cause'],
    plant: ofChange(
      (trx, { after }) =>
        trx('history').where('id', after.id).update({ cause: 'catalog' }),
      ({ after }, past) => after.cause === 'code' && past.length === 1,
    ),
  },
  {
    what: 'a change has no cause',
    // It is taken for a beginning, of its level too.
    breaks: ['cause', 'columns'],
    plant: ofChange(
      (trx, { after }) =>
        trx('history').where('id', after.id).update({ cause: null }),
      ({ before, after }) =>
        after.until === null && after.level === before.level,
    ),
  },
  {
    what: 'an interval does not say what had changed',
    breaks: ['changes'],
    plant: ofChange(
      (trx, { after }) =>
        trx('history').where('id', after.id).update({ checks: '[]' }),
      ({ after }) => after.checks !== '[]',
    ),
  },
  {
    what: 'a score is off by one in an interval that is over',
    breaks: ['true'],
    plant: ofChange((trx, { before }) =>
      trx('history')
        .where('id', before.id)
        .update({ score: Number(before.score) + 1 }),
    ),
  },
  {
    what: 'a level is another in the current interval',
    breaks: ['true', 'open'],
    plant: ofOnly((trx, { id, level_rank }) =>
      trx('history')
        .where({ id })
        .update({ level_rank: Number(level_rank) + 1 }),
    ),
  },
  {
    what: 'an interval is of a revision that never was',
    breaks: ['true'],
    plant: ofOnly((trx, { id }) =>
      trx('history').where({ id }).update({ revision: NO_SHA }),
    ),
  },
  {
    what: 'the interval of a check contradicts the report',
    breaks: ['true', 'open'],
    plant: ofOnly((trx, { entity_ref }) => {
      const first = trx('outcomes').where({ entity_ref }).min('id');
      return trx('outcomes')
        .where('id', first)
        .update({
          outcome: trx.raw(`case outcome when 'p' then 'f' else 'p' end`),
        });
    }),
  },
  {
    what: 'the interval of a check ends by itself',
    breaks: ['open', 'outcomes'],
    plant: ofOnly((trx, { entity_ref, since }) => {
      const first = trx('outcomes').where({ entity_ref }).min('id');
      return trx('outcomes')
        .where('id', first)
        .update({ until: Number(since) + 1 });
    }),
  },
  {
    what: 'the history of a component that is gone is left open',
    breaks: ['open'],
    plant: ({ history }, { catalog }) => {
      const present = new Set(catalog.all().map(({ name }) => refOf(name)));
      const row = history.findLast(
        one => !present.has(one.entity_ref) && lengthOf(one) > LONG_MS,
      );
      if (!row) return undefined;
      const { entity_ref, until } = row;
      return {
        victim: entity_ref.slice(refOf('').length),
        write: async trx => {
          for (const table of ['history', 'outcomes']) {
            await trx(table)
              .where({ entity_ref, until })
              .update({ until: null });
          }
        },
      };
    },
  },
];
