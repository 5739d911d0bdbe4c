import { refOf } from './Catalog';
import {
  copyOf,
  lengthOf,
  LONG_MS,
  ofChange,
  ofFacts,
  ofOnly,
  ofReport,
  ofRepository,
  ofSound,
  type Corruption,
} from './Corruption';

const LITTLE_MS = 5;
const NEVER = 9e15;
const NO_SHA = '0'.repeat(40);

/** All that can be wrong in a database, of each kind once. */
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
    plant: ofSound((trx, { ref }) =>
      trx('reports').where('entity_ref', ref).delete(),
    ),
  },
  {
    what: 'a component has two reports',
    breaks: ['report', 'columns', 'open'],
    plant: ofSound((trx, { row }) =>
      trx('reports').insert({ ...row, scorecard: 'another' }),
    ),
  },
  {
    what: 'a component is lost',
    breaks: ['subjects', 'report', 'open'],
    plant: ofSound((trx, { ref }) =>
      trx('subjects').where('entity_ref', ref).delete(),
    ),
  },
  {
    what: 'a component belongs to another team',
    breaks: ['subjects'],
    plant: ofSound((trx, { ref }) =>
      trx('subjects')
        .where('entity_ref', ref)
        .update({ owner: 'group:default/nobody' }),
    ),
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
