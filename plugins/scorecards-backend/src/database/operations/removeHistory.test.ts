import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import type { HistoryRow, OutcomeRow } from '../rows';
import { removeHistory } from './removeHistory';

const DAY = 86_400_000;
const BEFORE = Date.parse('2025-06-01T00:00:00Z');

const databases = testDatabases();

describe.each(databases.ids)('the end of history on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(id);
  });

  const dateOf = (day: number) =>
    new Date(BEFORE + day * DAY).toISOString().slice(0, 10);
  const interval = (name: string, since: number, until: number | null) => ({
    entity_ref: `component:default/${name}`,
    scorecard: 'small',
    since: BEFORE + since * DAY,
    until: until === null ? null : BEFORE + until * DAY,
  });
  /** Days from the time before which all goes, of each interval that is left. */
  const left = async (table: 'history' | 'outcomes') => {
    const rows: Array<Pick<HistoryRow | OutcomeRow, 'since' | 'until'>> =
      await knex(table).orderBy('id').select('since', 'until');
    const daysTo = (time: number | string) => (Number(time) - BEFORE) / DAY;
    return rows.map(({ since, until }) => [
      daysTo(since),
      until === null ? null : daysTo(until),
    ]);
  };
  const version = async () =>
    Number((await knex('versions').where('name', 'rows').first())!.version);

  it('takes what was over, and leaves what lasted, whole', async () => {
    const intervals = [
      interval('a', -30, -20),
      interval('gone', -25, -10),
      interval('a', -20, 0),
      interval('b', -15, null),
      interval('a', 0, 10),
      interval('a', 10, null),
    ];
    await knex('history').insert(
      intervals.map(row => ({ ...row, covered: true })),
    );
    await knex('outcomes').insert(
      intervals.map(row => ({ ...row, check_id: 'a.x', outcome: 'p' })),
    );
    await knex('observed_days').insert(
      [-2, -1, 0, 1].map(day => ({ day: dateOf(day) })),
    );
    await knex('rule_changes').insert(
      [-1, 1].map(day => ({
        at: BEFORE + day * DAY,
        kind: 'engine',
        title: `${day}`,
      })),
    );
    await knex('sent').insert(
      [-1, 1].map(day => ({ key: `level/${day}`, at: BEFORE + day * DAY })),
    );
    const versionBefore = await version();

    expect(await removeHistory(knex, BEFORE)).toEqual({
      history: 2,
      outcomes: 2,
    });
    const kept = [
      [-20, 0],
      [-15, null],
      [0, 10],
      [10, null],
    ];
    expect(await left('history')).toEqual(kept);
    expect(await left('outcomes')).toEqual(kept);
    expect(await knex('observed_days').orderBy('day').pluck('day')).toEqual([
      dateOf(0),
      dateOf(1),
    ]);
    expect(await knex('rule_changes').pluck('title')).toEqual(['1']);
    expect(await knex('sent').pluck('key')).toEqual(['level/1']);
    expect(await version()).toBe(versionBefore + 1);

    // Done again, as by another replica, it finds nothing.
    expect(await removeHistory(knex, BEFORE)).toEqual({
      history: 0,
      outcomes: 0,
    });
    expect(await version()).toBe(versionBefore + 1);
  });

  it('goes over more than it holds at a time', async () => {
    const many = Array.from({ length: 2_300 }, (_, index) => ({
      // One of three has not ended, so that each piece has both.
      ...interval(`s${index}`, -9, index % 3 === 0 ? null : -8),
      check_id: 'a.x',
      outcome: 'p' as const,
    }));
    await knex.batchInsert('outcomes', many, 100);
    const { outcomes } = await removeHistory(knex, BEFORE);
    expect(outcomes).toBe(1_533);
    expect(await left('outcomes')).toHaveLength(767);
  });
});
