import type { Cause, Report } from '@opaq/plugin-scorecards-common';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import {
  leaseForJudging,
  reportOf,
  resultsOf,
  subjectOf,
} from '../../__testUtils__/values';
import type { Letter, OutcomeRow, Outcomes } from '../rows';
import type { Inputs } from '../standing';
import { enterRules } from './enterRules';
import { leaseRepositories } from './leaseRepositories';
import { syncSubjects } from './syncSubjects';
import { LeaseLostError } from './withLease';
import { writeReports } from './writeReports';

const databases = testDatabases();

const A = subjectOf('a', 'https://example.com/a');
const B = subjectOf('b', 'https://example.com/a', 'b');
const REF = 'component:default/a';

const withOutcomes = (
  outcomes: Outcomes,
  inputs?: Partial<Inputs>,
  change?: Partial<Report>,
) => reportOf('a', { results: resultsOf(outcomes), ...change }, inputs);

type Interval = Pick<OutcomeRow, 'since' | 'until'> & { cause?: Cause | null };

/** Where intervals run backwards or overlap, or leave a gap before a change. */
function faultsOf(intervals: readonly Interval[]): string[] {
  const endOf = ({ until }: Interval) =>
    until === null ? Infinity : Number(until);
  return intervals.flatMap((interval, index) => {
    const since = Number(interval.since);
    const before = index > 0 ? endOf(intervals[index - 1]) : 0;
    return [
      ...(endOf(interval) < since ? [`${index} runs backwards`] : []),
      ...(since < before ? [`${index} overlaps`] : []),
      ...(interval.cause && since > before ? [`a gap before ${index}`] : []),
    ];
  });
}

describe.each(databases.ids)('the history on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(id);
    await syncSubjects(knex, [A, B]);
  });

  const versionOf = async (name: 'rows' | 'catalog' = 'rows') =>
    Number((await knex('versions').where('name', name).first())!.version);
  const reportRow = async () =>
    (await knex('reports').where('entity_ref', REF).first())!;
  const historyRows = () => knex('history').orderBy('id');
  const changesOf = async () =>
    (await historyRows()).map(row => [row.cause, JSON.parse(row.checks)]);

  it('begins with the first report', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p', 'a.y': 'f' })]);
    const [row] = await historyRows();
    expect(row).toMatchObject({
      entity_ref: REF,
      scorecard: 'small',
      until: null,
      cause: null,
      level: 'bronze',
      level_rank: 1,
      possible_level: 'silver',
      possible_rank: 2,
      score: 0.5,
      coverage: 1,
      revision: 'r1',
      checks: '[]',
    });
    const report = await reportRow();
    expect(JSON.parse(report.outcomes)).toEqual({ 'a.x': 'p', 'a.y': 'f' });
    expect(JSON.parse(report.inputs)).toMatchObject({ digest: 'd1' });
    expect(report).toMatchObject({
      possible_rank: 2,
      level_since: row.since,
      version: row.version,
    });
    expect(
      await knex('outcomes')
        .orderBy('check_id')
        .select('check_id', 'outcome', 'since', 'until'),
    ).toEqual([
      { check_id: 'a.x', outcome: 'p', since: row.since, until: null },
      { check_id: 'a.y', outcome: 'f', since: row.since, until: null },
    ]);
  });

  it.each<[string, Outcomes, Outcomes, Partial<Inputs>]>([
    ['code', { 'a.x': 'f' }, { 'a.x': 'p' }, { digest: 'd2' }],
    ['rules', { 'a.x': 'f' }, { 'a.x': 'p' }, { scorecard: 'h2' }],
    ['rules', { 'a.x': 'f' }, { 'a.x': 'p' }, { rules: 'r2', digest: 'd2' }],
    ['rules', { 'a.x': 'p' }, { 'a.x': 'p', 'a.y': 'u' }, { scorecard: 'h2' }],
    ['catalog', { 'a.x': 'f' }, { 'a.x': 'p' }, { definition: 'h2' }],
    ['exemption', { 'a.x': 'f' }, { 'a.x': 'x' }, { digest: 'd2' }],
    ['exemption', { 'a.x': 'x' }, { 'a.x': 'f' }, {}],
    ['coverage', { 'a.x': 'p' }, { 'a.x': 'u' }, { digest: 'd2' }],
    ['coverage', { 'a.x': 'e' }, { 'a.x': 'f' }, { definition: 'h2' }],
    ['rules', { 'a.x': 'u' }, { 'a.x': 'f' }, { rules: 'r2' }],
    [
      'code',
      { 'a.x': 'u', 'a.y': 'f' },
      { 'a.x': 'p', 'a.y': 'p' },
      { digest: 'd2' },
    ],
  ])(
    'says that the cause is %s of %j to %j',
    async (cause, from, to, inputs) => {
      const { write } = await leaseForJudging(knex);
      await write([withOutcomes(from)]);
      await write([withOutcomes(to, inputs)]);
      const checks = Object.keys(to).filter(check => from[check] !== to[check]);
      expect(await changesOf()).toEqual([
        [null, []],
        [cause, checks.map(check => [check, from[check] ?? null, to[check]])],
      ]);
    },
  );

  it('goes on where the score is another, though no check is', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    const { level_since: since } = await reportRow();
    const inputs = { scorecard: 'h2' };
    await write([withOutcomes({ 'a.x': 'p' }, inputs, { score: 0.7 })]);
    expect(await changesOf()).toEqual([
      [null, []],
      ['rules', []],
    ]);
    expect(await reportRow()).toMatchObject({ level_since: since, score: 0.7 });
  });

  it('puts a change down to what changed since the last look, not since the last change', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    await write([withOutcomes({ 'a.x': 'p' }, { digest: 'd2' })]);
    await write([
      withOutcomes({ 'a.x': 'f' }, { digest: 'd2', definition: 'h2' }),
    ]);
    expect((await changesOf()).map(([cause]) => cause)).toEqual([
      null,
      'catalog',
    ]);
  });

  it('has nothing of a report that came out as it was, but when it was made', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    const version = await versionOf();
    const before = await reportRow();
    const again = withOutcomes({ 'a.x': 'p' }, { digest: 'd2' });
    await write([{ ...again, inputHash: 'i2' }]);
    const after = await reportRow();
    expect(after).toMatchObject({
      input_hash: 'i2',
      report: before.report,
      level_since: before.level_since,
    });
    expect(JSON.parse(after.inputs).digest).toBe('d2');
    expect(await versionOf()).toBe(version + 1);
    expect(Number(after.version)).toBe(version + 1);
    expect(await historyRows()).toHaveLength(1);
  });

  it('has nothing of another revision that changes no outcome, but the report is replaced', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    const before = await reportRow();
    const source = { url: 'https://example.com/a', revision: 'r2', path: '' };
    await write([withOutcomes({ 'a.x': 'p' }, { digest: 'd2' }, { source })]);
    const after = await reportRow();
    expect(JSON.parse(after.report).source.revision).toBe('r2');
    expect(Number(after.version)).toBeGreaterThan(Number(before.version));
    expect(after.level_since).toBe(before.level_since);
    expect(await historyRows()).toHaveLength(1);
  });

  it('holds no outcomes of what the scorecard does not judge', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    const nothing = { level: null, possibleLevel: null, score: null };
    await write([
      withOutcomes(
        { 'a.x': 'p' },
        { definition: 'h2' },
        { covered: false, coverage: null, ...nothing },
      ),
    ]);
    expect(await changesOf()).toEqual([
      [null, []],
      ['catalog', [['a.x', 'p', null]]],
    ]);
    expect(await knex('outcomes').whereNull('until')).toEqual([]);
    expect(await reportRow()).toMatchObject({ outcomes: '{}' });
  });

  it('begins without a change where the report is older than the history', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'f' })]);
    await knex('history').delete();
    await knex('outcomes').delete();
    await knex('reports').update({ outcomes: '{}', inputs: '{}' });
    await write([withOutcomes({ 'a.x': 'p' })]);
    expect(await changesOf()).toEqual([[null, []]]);
    expect(await knex('outcomes').pluck('outcome')).toEqual(['p']);
  });

  it('has nothing of writes that are refused', async () => {
    const [old] = await leaseRepositories(knex, { limit: 1, leaseMs: -1 });
    const { lease } = await leaseForJudging(knex);
    const report = withOutcomes({ 'a.x': 'p' });
    await expect(writeReports(knex, old, [report], 9)).rejects.toThrow(
      LeaseLostError,
    );
    await enterRules(knex, {
      hash: 'newer',
      engineVersion: '2.0.0',
      scorecards: [{ name: 'small', title: 'Small', hash: 'h' }],
    });
    await writeReports(knex, lease, [report], 1);
    expect(await historyRows()).toEqual([]);
    expect(await knex('outcomes')).toEqual([]);
    expect(await knex('reports')).toEqual([]);
  });

  it('counts up the rows, and the catalog only where entities come and go', async () => {
    const rows = await versionOf();
    const catalog = await versionOf('catalog');
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    expect(await versionOf()).toBe(rows + 1);
    const row = { ...A.row, title: 'A', definition_hash: 'h2' };
    await syncSubjects(knex, [{ ...A, row }, B]);
    expect(await versionOf()).toBe(rows + 2);
    expect(await versionOf('catalog')).toBe(catalog);
    const stamps = await knex('subjects').orderBy('entity_ref');
    expect(stamps.map(({ version }) => Number(version))).toEqual([
      rows + 2,
      rows,
    ]);
    await syncSubjects(knex, [B]);
    expect(await versionOf('catalog')).toBe(catalog + 1);
  });

  it('ends with the entity, and begins again with it', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    await syncSubjects(knex, [B]);
    expect(await knex('history').whereNull('until')).toEqual([]);
    expect(await knex('outcomes').whereNull('until')).toEqual([]);
    await syncSubjects(knex, [A, B]);
    await write([withOutcomes({ 'a.x': 'f' })]);
    expect(await changesOf()).toEqual([
      [null, []],
      [null, []],
    ]);
  });

  it('ends with the scorecard', async () => {
    const { write } = await leaseForJudging(knex);
    await write([withOutcomes({ 'a.x': 'p' })]);
    await enterRules(knex, {
      hash: 'rules2',
      engineVersion: '1.0.0',
      scorecards: [{ name: 'other', title: 'Other', hash: 'h' }],
    });
    expect(await knex('reports')).toEqual([]);
    expect(await knex('history').whereNull('until')).toEqual([]);
    expect(await knex('outcomes').whereNull('until')).toEqual([]);
  });

  const letter = fc.constantFrom<Letter>('p', 'f', 'n', 'u', 'e', 'x');
  const checks = fc.subarray(['a.x', 'a.y', 'a.z']);
  const look = fc.record({
    outcomes: fc
      .tuple(checks, fc.array(letter, { minLength: 3, maxLength: 3 }))
      .map(([ids, letters]) =>
        Object.fromEntries(ids.map((check, at) => [check, letters[at]])),
      ),
    score: fc.constantFrom(0, 0.5, 1),
    covered: fc.boolean(),
  });
  const step = fc.oneof(
    { weight: 4, arbitrary: look },
    { weight: 1, arbitrary: fc.constant('leaves' as const) },
  );

  it('is one of intervals without gap or overlap, whatever happens', async () => {
    const { write } = await leaseForJudging(knex);
    const property = fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      async steps => {
        await syncSubjects(knex, [B]);
        await knex('history').delete();
        await knex('outcomes').delete();
        await syncSubjects(knex, [A, B]);
        const stays: number[] = [];
        for (const one of steps) {
          if (one === 'leaves') {
            await syncSubjects(knex, [B]);
            await syncSubjects(knex, [A, B]);
            continue;
          }
          const { outcomes, covered, score } = one;
          const isFirst = (await knex('reports')).length === 0;
          await write([withOutcomes(outcomes, {}, { covered, score })]);
          if (isFirst) stays.push(0);
          stays[stays.length - 1] += 1;
        }

        const rows = await historyRows();
        expect(rows.filter(row => row.cause === null)).toHaveLength(
          stays.length,
        );
        expect(faultsOf(rows)).toEqual([]);
        const current = await knex('reports').where('entity_ref', REF).first();
        const open = rows.filter(row => row.until === null);
        expect(open).toHaveLength(current ? 1 : 0);

        const all = await knex('outcomes').orderBy('id');
        for (const check of ['a.x', 'a.y', 'a.z']) {
          const own = all.filter(row => row.check_id === check);
          expect(faultsOf(own)).toEqual([]);
        }
        expect(
          Object.fromEntries(
            all
              .filter(row => row.until === null)
              .map(row => [row.check_id, row.outcome]),
          ),
        ).toEqual(JSON.parse(current?.outcomes ?? '{}'));
      },
    );
    await fc.assert(property, { seed: 20261123, numRuns: 25 });
  });
});
