import {
  historyItemSchema,
  reportSchema,
  type HistoryItem,
  type Report,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import type { HistoryPlace } from '../reports/ReportsReader';
import { testDatabases } from '../__testUtils__/databases';
import {
  leaseForJudging,
  reportOf,
  resultsOf,
  subjectOf,
} from '../__testUtils__/values';
import { DatabaseReports } from './DatabaseReports';
import { recordFailure } from './operations/recordFailure';
import { syncSubjects } from './operations/syncSubjects';

const databases = testDatabases();
const A = 'component:default/a';
const DAY = 24 * 60 * 60 * 1000;
const BEGIN = Date.UTC(2026, 0, 1);

/** `a` was judged on four days, the second time with nothing new; `b` is not read, `c` has no source. */
async function fill(knex: Knex) {
  await syncSubjects(knex, [
    subjectOf('a', 'https://example.com/a'),
    subjectOf('b', 'https://example.com/b'),
    subjectOf('c', undefined),
  ]);
  const { lease, write } = await leaseForJudging(knex);
  const states: Array<[Partial<Report>, object]> = [
    [{ level: null, score: 0, results: resultsOf({ one: 'f' }) }, {}],
    [{ level: null, score: 0, results: resultsOf({ one: 'f' }) }, {}],
    [
      { level: 'bronze', score: 1, results: resultsOf({ one: 'p' }) },
      { digest: 'd2', revision: 'r2' },
    ],
    [
      { level: 'bronze', score: null, results: resultsOf({ one: 'x' }) },
      { digest: 'd2', revision: 'r2', exemptions: 'e' },
    ],
  ];
  for (const [day, [change, inputs]] of states.entries()) {
    const report = reportOf('a', change, inputs);
    await write([{ ...report, inputHash: `i${day}` }], BEGIN + day * DAY);
  }
  return lease;
}

describe.each(databases.ids)('one component on %s', id => {
  let knex: Knex;
  let reports: DatabaseReports;
  let lease: Awaited<ReturnType<typeof fill>>;
  beforeAll(async () => {
    knex = await databases.init(id);
    lease = await fill(knex);
    reports = new DatabaseReports(knex);
  });

  it('gives a report as the text that is stored', async () => {
    const { entityRef, status, report } = (await reports.getReport(
      A,
      'small',
    ))!;
    expect(entityRef).toBe(A);
    expect(status).toMatchObject({ state: 'scored', stale: false });
    expect(reportSchema.parse(JSON.parse(report!.toString())).subject.ref).toBe(
      A,
    );
  });

  it('says why there is none', async () => {
    const statusOf = async (ref: string, scorecard = 'small') =>
      (await reports.getReport(ref, scorecard))?.status;
    expect(await statusOf('component:default/b')).toMatchObject({
      state: 'pending',
    });
    expect(await statusOf('component:default/c')).toMatchObject({
      state: 'noSource',
      message: 'No source.',
    });
    expect(await statusOf(A, 'other')).toMatchObject({ state: 'pending' });
    expect(await statusOf('component:default/d')).toBeUndefined();
  });

  it('tells changes, the newest first, each with its cause and what was before', async () => {
    const { items, next } = (await reports.getHistory(A, 'small', {
      limit: 10,
    }))!;
    items.forEach(item => historyItemSchema.parse(item));
    expect(next).toBeUndefined();
    expect(items).toEqual([
      expect.objectContaining({
        at: '2026-01-04T00:00:00.000Z',
        cause: 'exemption',
        level: 'bronze',
        score: null,
        before: expect.objectContaining({ level: 'bronze', score: 1 }),
        checks: [{ checkId: 'one', from: 'pass', to: 'exempt' }],
      }),
      expect.objectContaining({
        at: '2026-01-03T00:00:00.000Z',
        cause: 'code',
        revision: 'r1',
        before: expect.objectContaining({ level: null, score: 0 }),
        checks: [{ checkId: 'one', from: 'fail', to: 'pass' }],
      }),
      expect.objectContaining({
        at: '2026-01-01T00:00:00.000Z',
        level: null,
        checks: [],
      }),
    ]);
    expect(items[2]).not.toHaveProperty('before');
    expect(items[2]).not.toHaveProperty('cause');
  });

  it('gives a history in pages that begin where the page before ended', async () => {
    const all = (await reports.getHistory(A, 'small', { limit: 10 }))!;
    const itemsFrom = async (from?: HistoryPlace): Promise<HistoryItem[]> => {
      const page = (await reports.getHistory(A, 'small', { limit: 1, from }))!;
      expect(page.items).toHaveLength(1);
      return [...page.items, ...(page.next ? await itemsFrom(page.next) : [])];
    };
    expect(await itemsFrom()).toEqual(all.items);
  });

  it('tells a component without a past from one that does not exist', async () => {
    const page = { limit: 10 };
    const historyOf = (ref: string) => reports.getHistory(ref, 'small', page);
    expect(await historyOf('component:default/b')).toEqual({ items: [] });
    expect(await historyOf('component:default/d')).toBeUndefined();
  });

  it('keeps the report of a repository that can not be read any more', async () => {
    const before = await reports.getReport(A, 'small');
    await recordFailure(knex, lease, {
      reason: 'It is gone.',
      nextReadInMs: 60_000,
    });
    const after = await reports.getReport(A, 'small');
    expect(after?.report).toEqual(before?.report);
    expect(after?.status).toMatchObject({
      state: 'scored',
      stale: true,
      message: 'It is gone.',
    });
  });
});
