import type { Knex } from 'knex';
import { entityRowSchema } from '@opaq/plugin-scorecards-common';
import { enterRules } from './operations/enterRules';
import { leaseRepositories } from './operations/leaseRepositories';
import { recordFailure } from './operations/recordFailure';
import { recordRead } from './operations/recordRead';
import { releaseLease } from './operations/releaseLease';
import { syncSubjects } from './operations/syncSubjects';
import { writeReports } from './operations/writeReports';
import { testDatabases } from '../__testUtils__/databases';
import { reportOf, subjectOf } from '../__testUtils__/values';
import { DatabaseReports } from './DatabaseReports';
import type { EntitiesFilter } from '../reports/ReportsReader';

const databases = testDatabases();

/** One repository each: `a` and `b` scored, `c` not covered, `d` failing, `e` not read yet, `f` without a source. */
async function fill(knex: Knex) {
  const urlOf = (name: string) => `https://example.com/${name}`;
  const change = (name: string, row: object) => {
    const subject = subjectOf(name, urlOf(name));
    return { ...subject, row: { ...subject.row, ...row } };
  };
  await syncSubjects(knex, [
    change('a', { title: 'Zeta', owner: 'group:default/one' }),
    change('b', { title: '100% done', type: 'library' }),
    change('c', { lifecycle: 'experimental' }),
    change('d', { type: null }),
    change('e', { owner: null }),
    subjectOf('f', undefined),
  ]);
  const { generation } = await enterRules(knex, {
    hash: 'one',
    engineVersion: '1.0.0',
    scorecards: ['small'],
  });
  const scored = {
    a: { level: 'silver', possibleLevel: 'silver', score: 0.9, coverage: 0.5 },
    b: { level: null, possibleLevel: 'bronze', score: 0.1, coverage: 0.8 },
    c: {
      covered: false,
      level: null,
      possibleLevel: null,
      score: null,
      coverage: null,
    },
  };
  const leases = await leaseRepositories(knex, { limit: 4, leaseMs: 60_000 });
  for (const lease of leases) {
    const name = lease.url.slice(-1) as keyof typeof scored | 'd';
    if (name === 'd') {
      await recordFailure(knex, lease, {
        reason: 'It is gone.',
        nextReadInMs: 60_000,
      });
    } else {
      await recordRead(knex, lease, { nextReadInMs: 60_000 });
      await writeReports(
        knex,
        lease,
        [reportOf(name, scored[name])],
        generation,
      );
    }
    await knex('repositories').update({ evaluate_at: null });
    await releaseLease(knex, lease, { done: true });
  }
}

describe.each(databases.ids)('reports on %s', id => {
  let reports: DatabaseReports;
  beforeAll(async () => {
    const knex = await databases.init(id);
    await fill(knex);
    reports = new DatabaseReports(knex);
  });

  const list = (filter: Partial<EntitiesFilter> = {}, visible?: string[]) =>
    reports.listEntities(
      {
        scorecard: 'small',
        order: 'name',
        direction: 'asc',
        limit: 10,
        offset: 0,
        ...filter,
      },
      visible,
    );
  const namesOf = async (...args: Parameters<typeof list>) =>
    (await list(...args)).items.map(({ entityRef }) => entityRef.slice(-1));

  it('lists every component, with why it has no score', async () => {
    const { items, totalItems, facets } = await list();
    items.forEach(item => entityRowSchema.parse(item));
    expect(totalItems).toBe(6);
    expect(
      Object.fromEntries(
        items.map(({ entityRef, status, covered, level, score }) => [
          entityRef.slice(-1),
          [status.state, covered, level, score, status.message],
        ]),
      ),
    ).toEqual({
      a: ['scored', true, 'silver', 0.9, undefined],
      b: ['scored', true, null, 0.1, undefined],
      c: ['scored', false, null, null, undefined],
      d: ['unreadable', false, null, null, 'It is gone.'],
      e: ['pending', false, null, null, undefined],
      f: ['noSource', false, null, null, 'No source.'],
    });
    expect(facets).toEqual({
      owner: ['group:default/data', 'group:default/one'],
      type: ['library', 'service'],
      lifecycle: ['experimental', 'production'],
    });
  });

  it.each([
    [{ search: 'ZET' }, 'a'],
    [{ search: '0%' }, 'b'],
    [{ search: '_' }, ''],
    [{ search: "'" }, ''],
    [{ owner: ['group:default/one'] }, 'a'],
    [{ type: ['library', 'service'] }, 'bcefa'],
    [{ type: ['library'], lifecycle: ['experimental'] }, ''],
    [{ lifecycle: ['experimental'] }, 'c'],
    [{ level: ['silver'] }, 'a'],
    [{ level: ['none'] }, 'b'],
    [{ level: ['unscored'] }, 'cdef'],
    [{ level: ['silver', 'none'] }, 'ba'],
    [{ scorecard: 'other', level: ['unscored'] }, 'bcdefa'],
  ])('filters by %p', async (filter, names) => {
    expect((await namesOf(filter)).join('')).toBe(names);
    expect((await list(filter)).totalItems).toBe(names.length);
  });

  it.each([
    [{ order: 'name' }, 'bcdefa'],
    [{ order: 'name', direction: 'desc' }, 'afedcb'],
    [{ order: 'level' }, 'bacdef'],
    [{ order: 'level', direction: 'desc' }, 'abcdef'],
    [{ order: 'score', direction: 'desc' }, 'abcdef'],
    [{ order: 'coverage', direction: 'desc' }, 'bacdef'],
    [{ order: 'owner', direction: 'desc' }, 'abcdfe'],
  ] as Array<[Partial<EntitiesFilter>, string]>)(
    'sorts by %p, what has no value last',
    async (filter, names) => {
      expect((await namesOf(filter)).join('')).toBe(names);
    },
  );

  it('shows nothing of what may not be seen, in rows, totals or facets', async () => {
    const visible = ['component:default/a', 'component:default/d'];
    const { items, totalItems, facets } = await list({}, visible);
    expect(items.map(({ entityRef }) => entityRef).sort()).toEqual(visible);
    expect(totalItems).toBe(2);
    expect(facets).toEqual({
      owner: ['group:default/data', 'group:default/one'],
      type: ['service'],
      lifecycle: ['production'],
    });
    expect(await list({}, [])).toEqual({
      items: [],
      totalItems: 0,
      facets: { owner: [], type: [], lifecycle: [] },
    });
  });

  it('takes a list of visible entities of any length', async () => {
    const many = Array.from({ length: 70_000 }, (_, index) => `x:y/${index}`);
    expect(await namesOf({}, [...many, 'component:default/c'])).toEqual(['c']);
  });
});
