import { testDatabases } from '../__testUtils__/databases';
import { CHECKS, SMALL_RULES } from '../__testUtils__/smallEstate';
import {
  leaseForJudging,
  reportOf,
  resultsOf,
  subjectOf,
} from '../__testUtils__/values';
import { removeHistory } from '../database/operations/removeHistory';
import { syncSubjects } from '../database/operations/syncSubjects';
import { DAY } from './days';
import { Estate } from './Estate';

const URL = 'https://example.com/all';
const [CHECK] = CHECKS;

const databases = testDatabases();

describe.each(databases.ids)('trends when history ends, on %s', id => {
  it('show no day that is gone, and the others as before', async () => {
    const knex = await databases.init(id);
    const now = Date.now();
    await syncSubjects(knex, [
      subjectOf('steady', URL, 'steady'),
      subjectOf('moved', URL, 'moved'),
    ]);
    const { write } = await leaseForJudging(knex);
    const judge = (name: string, letter: 'p' | 'f', daysAgo: number) =>
      write(
        [
          reportOf(
            name,
            { results: resultsOf({ [CHECK]: letter }), score: daysAgo / 100 },
            { digest: `${daysAgo}` },
          ),
        ],
        now - daysAgo * DAY,
      );
    await judge('steady', 'p', 25);
    await judge('moved', 'f', 25);
    await judge('moved', 'p', 15);
    await judge('moved', 'f', 3);
    await knex('observed_days')
      .insert(
        Array.from({ length: 26 }, (_, day) => ({
          day: new Date(now - day * DAY).toISOString().slice(0, 10),
        })),
      )
      .onConflict('day')
      .ignore();
    const start = () =>
      new Estate({
        database: knex,
        rules: { current: () => SMALL_RULES },
        logger: { warn() {} },
      });
    const trendsOf = async (estate: Estate) => {
      const of = async (check?: string) => {
        const query = { scorecard: 'small', days: 20, check };
        return (await estate.trend(query)).value.points;
      };
      return [await of(), await of(CHECK)];
    };
    const running = start();
    const before = await trendsOf(running);
    expect(before[1][0].value?.counts).toEqual([1, 1, 0]);
    expect(before[1][10].value?.counts).toEqual([2, 0, 0]);

    const removed = await removeHistory(knex, now - 10 * DAY);
    // What lasted beyond that day stays, and so does what holds to this day.
    expect(removed).toEqual({ history: 1, outcomes: 1 });
    const cut = before.map(points =>
      points.map((point, index) => (index < 10 ? { date: point.date } : point)),
    );
    expect(await trendsOf(running)).toEqual(cut);
    expect(await trendsOf(start())).toEqual(cut);
  });
});
