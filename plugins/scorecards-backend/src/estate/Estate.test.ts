import { EventEmitter, once } from 'node:events';
import {
  entitiesResponseSchema,
  exemptionsResponseSchema,
  overviewResponseSchema,
  trendResponseSchema,
  type EntitiesResponse,
  type EntityRow,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { until } from '../__testUtils__/startPlugin';
import {
  CHECKS,
  SMALL,
  SMALL_RULES,
  standing,
} from '../__testUtils__/smallEstate';
import {
  leaseForJudging,
  reportOf,
  resultsOf,
  subjectOf,
} from '../__testUtils__/values';
import { recordFailure } from '../database/operations/recordFailure';
import { recordRead } from '../database/operations/recordRead';
import { syncGroups } from '../database/operations/syncGroups';
import { syncSubjects } from '../database/operations/syncSubjects';
import type { Letter, Outcomes } from '../database/rows';
import { decodeCursor } from '../reports/cursor';
import type { EntitiesFilter, OverviewFilter } from '../reports/ReportsReader';
import { DAY, dayOf } from './days';
import { Estate } from './Estate';
import type { EstateRules } from './Standard';
import { dumpOf } from '../__testUtils__/dumpOf';

const databases = testDatabases();
const URL = 'https://example.com/all';
const SCORECARD = { scorecard: 'small' };

/** Numbers that look random and are the same each time. */
function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  return {
    below: (end: number) => Math.floor(next() * end),
    pick: <Item>(items: readonly Item[]): Item =>
      items[Math.floor(next() * items.length)],
  };
}

/** A report in which the checks come out so. */
function judged(name: string, letters: string) {
  const { covered, level, possible_level, score, coverage, nextSteps } =
    standing(letters);
  const outcomes: Outcomes = Object.fromEntries(
    [...letters].map((letter, index) => [CHECKS[index], letter as Letter]),
  );
  const scorecard = {
    name: 'small',
    title: 'Small',
    hash: 'h',
    levels: SMALL.levels,
  };
  return reportOf(
    name,
    {
      covered,
      level,
      possibleLevel: possible_level,
      score,
      coverage,
      nextSteps,
      scorecard,
      results: resultsOf(outcomes),
    },
    { digest: letters },
  );
}

const component = (name: string, row: object = {}) => {
  const subject = subjectOf(name, URL, name);
  return {
    ...subject,
    row: { ...subject.row, definition_hash: JSON.stringify(row), ...row },
  };
};

function estateOn(knex: Knex, options: { now?: () => number } = {}) {
  const warnings: string[] = [];
  const rules = { current: () => SMALL_RULES };
  const logger = { warn: (message: string) => warnings.push(message) };
  const estate = new Estate({ database: knex, rules, logger, ...options });
  return { estate, warnings };
}

async function queriesOf(knex: Knex, work: () => Promise<unknown>) {
  let count = 0;
  const countOne = () => {
    count += 1;
  };
  knex.on('query', countOne);
  await work();
  knex.removeListener('query', countOne);
  return count;
}

describe.each(databases.ids)('the estate on %s', id => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init(id);
  });

  it.each([1, 2, 3])(
    'is the same by changes as when it is loaded anew (%i)',
    async seed => {
      const { below, pick } = randomOf(seed);
      const now = Date.now();
      const names = Array.from({ length: 8 }, (_, index) => `c${index}`);
      const present = new Map(names.map(name => [name, component(name)]));
      const sync = () => syncSubjects(knex, [...present.values()]);
      await sync();
      const { lease, write } = await leaseForJudging(knex);
      const letters = () =>
        below(10) === 0
          ? ''
          : Array.from({ length: 6 }, () => pick([...'pppffnuex'])).join('');
      const writeSome = (at?: number) =>
        write(
          [...present.keys()]
            .filter(() => below(3) === 0)
            .map(name => judged(name, letters())),
          at,
        );
      const { estate } = estateOn(knex);

      for (let daysAgo = 120; daysAgo > 1; daysAgo -= 1 + below(9)) {
        await writeSome(now - daysAgo * DAY - below(DAY));
        if (below(3) === 0) await estate.current();
      }
      const steps = [
        () => writeSome(),
        async () => {
          const name = pick(names);
          if (!present.delete(name)) present.set(name, component(name));
          await sync();
        },
        async () => {
          const name = pick([...present.keys()]);
          const row = {
            owner: pick([null, 'group:x/one', 'group:x/two', 'user:x/ann']),
            tags: pick(['[]', '["r"]', '["r","ml"]']),
            title: pick(['One', 'Two', name]),
            domain: pick([null, 'domain:x/d']),
          };
          present.set(name, component(name, row));
          await sync();
        },
        () =>
          syncGroups(knex, [
            {
              entity_ref: 'group:x/one',
              title: pick(['1', 'One']),
              parent: null,
            },
            {
              entity_ref: 'group:x/two',
              title: 'Two',
              parent: pick([null, 'group:x/one', 'group:x/two']),
            },
          ]),
        () => recordFailure(knex, lease, { reason: 'Gone.', nextReadInMs: 1 }),
        () => recordRead(knex, lease, { nextReadInMs: 1 }),
      ];
      for (let step = 0; step < 30; step += 1) {
        await pick(steps)();
        if (below(2) === 0) await estate.current();
      }

      const changed = await estate.current();
      const fresh = estateOn(knex).estate;
      const loaded = await fresh.current();
      const view = (columns: typeof changed) =>
        dumpOf(columns.view('small', SMALL_RULES, now)!);
      expect(view(changed)).toEqual(view(loaded));
      expect(changed.versions).toEqual(loaded.versions);
      const queries: OverviewFilter[] = [
        { ...SCORECARD, groupBy: 'owner', expand: ['group:x/one'] },
        { ...SCORECARD, groupBy: 'tag', category: 'readme' },
      ];
      for (const query of queries) {
        const of = async (one: Estate) => {
          const { value } = await one.overview(query);
          return overviewResponseSchema.parse({
            ...value,
            changes: value.changes.map(change => ({ ...change, since: '' })),
          });
        };
        expect(await of(estate)).toEqual(await of(fresh));
      }
    },
  );

  async function rowsOf(estate: Estate, ...asked: Parameters<Estate['rows']>) {
    const rows: EntityRow[] = [];
    for await (const some of await estate.rows(...asked)) rows.push(...some);
    return rows;
  }

  describe('of some components', () => {
    const list = async (
      estate: Estate,
      filter: Partial<EntitiesFilter> = {},
    ): Promise<EntitiesResponse> => {
      const answer = await estate.listEntities({
        ...SCORECARD,
        order: 'name',
        direction: 'asc',
        limit: 50,
        ...filter,
      });
      expect(JSON.parse(answer.json.toString())).toEqual(answer.value);
      return entitiesResponseSchema.parse(answer.value);
    };
    const titlesOf = ({ items }: EntitiesResponse) =>
      items.map(({ title }) => title).join('');

    let write: Awaited<ReturnType<typeof leaseForJudging>>['write'];
    let lease: Awaited<ReturnType<typeof leaseForJudging>>['lease'];
    beforeEach(async () => {
      await syncSubjects(
        knex,
        [...'abcd'].map(name => component(name, { owner: `group:x/${name}` })),
      );
      ({ write, lease } = await leaseForJudging(knex));
      await write(
        [judged('a', 'pppppp'), judged('b', 'pxfppp'), judged('c', '')],
        Date.now() - 10 * DAY,
      );
    });

    it('takes as many queries for many as for few', async () => {
      const { estate } = estateOn(knex);
      await estate.current();
      const counts: Record<string, number> = {};
      const count = async (name: string, work: () => Promise<unknown>) => {
        counts[name] = await queriesOf(knex, work);
      };
      await count('overview', () => estate.overview(SCORECARD));
      await count('overview again', () => estate.overview(SCORECARD));
      await count('exemptions', () => estate.exemptions(SCORECARD));
      await count('trend', () => estate.trend(SCORECARD));
      await count('check', () =>
        estate.trend({ ...SCORECARD, check: CHECKS[0] }),
      );
      await count('list', () => list(estate));
      await count('empty list', () => list(estate, { search: 'nothing' }));
      await count('results', () => list(estate, { check: 'readme.test' }));
      await count('by read', () => list(estate, { order: 'readAt' }));
      await count('rows', () =>
        rowsOf(estate, { ...SCORECARD, order: 'name', direction: 'asc' }),
      );
      await write([judged('a', 'fppppp')]);
      await count('changed', () => estate.overview(SCORECARD));
      expect(counts).toEqual({
        // Two of them say what is being read or held, for a second: the list needs none for that.
        overview: 3,
        'overview again': 1,
        exemptions: 1,
        trend: 3,
        check: 4,
        list: 1,
        'empty list': 1,
        results: 2,
        'by read': 1,
        rows: 1,
        changed: 4,
      });
    });

    it('is loaded once for all who ask at the same time', async () => {
      const { estate } = estateOn(knex);
      const alone = await queriesOf(knex, () => estate.current());
      const { estate: other } = estateOn(knex);
      const many = await queriesOf(knex, () =>
        Promise.all(
          Array.from({ length: 20 }, () => other.overview(SCORECARD)),
        ),
      );
      const held = 2;
      expect(many).toBe(alone + held);
    });

    it('keeps the last state while the database does not answer, and says so once', async () => {
      const { estate, warnings } = estateOn(knex);
      const { value } = await estate.overview(SCORECARD);
      await knex.schema.renameTable('versions', 'hidden');
      expect((await estate.overview(SCORECARD)).value).toEqual(value);
      await estate.current();
      expect(warnings).toEqual([expect.stringContaining('versions')]);
      await expect(estateOn(knex).estate.current()).rejects.toThrow('versions');

      await knex.schema.renameTable('hidden', 'versions');
      await write([judged('a', 'fppppp')]);
      const { value: changed } = await estate.overview(SCORECARD);
      expect(changed.totals.levels[3].count).toBe(0);
    });

    it('answers from what was while loading anew takes long', async () => {
      const gate = new EventEmitter();
      let isSlow = false;
      const slow = new Proxy(knex, {
        apply(target, _, [table]: [string]) {
          const query = target(table);
          if (table !== 'groups' || !isSlow) return query;
          return {
            select: async (...columns: string[]) => {
              await once(gate, 'open');
              return query.select(columns);
            },
          };
        },
      });
      const { estate } = estateOn(slow);
      const countOf = async () =>
        (await estate.overview(SCORECARD)).value.totals.components;
      expect(await countOf()).toBe(4);
      isSlow = true;
      await syncSubjects(knex, [component('a')]);
      expect(await countOf()).toBe(4);
      expect(await countOf()).toBe(4);
      isSlow = false;
      gate.emit('open');
      await until(countOf, count => count === 1);
    });

    it('has the past of a scorecard that comes back', async () => {
      let rules: EstateRules = {
        ...SMALL_RULES,
        scorecards: [{ ...SMALL, name: 'new' }],
      };
      const estate = new Estate({
        database: knex,
        rules: { current: () => rules },
        logger: { warn() {} },
      });
      await estate.overview({ scorecard: 'new' });
      rules = SMALL_RULES;
      const { value } = await estate.overview(SCORECARD);
      expect(value.changes[0]).toMatchObject({ compared: 2, added: 0 });
    });

    it('lists with the statuses of the moment, and the result that is asked for', async () => {
      const { estate } = estateOn(knex);
      const all = await list(estate);
      expect(
        all.items.map(({ title, status, covered, level }) => [
          title,
          status.state,
          covered,
          level,
        ]),
      ).toEqual([
        ['a', 'scored', true, 'gold'],
        ['b', 'scored', true, 'bronze'],
        ['c', 'scored', false, null],
        ['d', 'pending', false, null],
      ]);
      expect(all.totalItems).toBe(4);
      const [b] = (await list(estate, { check: 'readme.test' })).items;
      expect(b.result).toMatchObject({
        checkId: 'readme.test',
        outcome: 'fail',
      });
      await recordFailure(knex, lease, { reason: 'Gone.', nextReadInMs: 1 });
      expect(titlesOf(await list(estate, { state: ['stale'] }))).toBe('abc');
      expect(titlesOf(await list(estate, { state: ['unreadable'] }))).toBe('d');
      expect((await list(estate)).items[0].status).toMatchObject({
        stale: true,
        message: 'Gone.',
      });
    });

    it('leads through pages by cursors', async () => {
      const { estate } = estateOn(knex);
      const first = await list(estate, { limit: 3 });
      expect(titlesOf(first)).toBe('abc');
      const place = decodeCursor(first.nextCursor!);
      const second = await list(estate, { limit: 3, place });
      expect(titlesOf(second)).toBe('d');
      expect(second).not.toHaveProperty('nextCursor');
      const back = decodeCursor(second.previousCursor!);
      expect(await list(estate, { limit: 3, place: back })).toEqual(first);
    });

    it('orders by reads of which nothing else tells', async () => {
      await syncSubjects(knex, [
        component('a'),
        { ...component('b'), url: 'https://example.com/b' },
        { ...component('c'), url: 'https://example.com/c' },
      ]);
      const at = (url: string, read_at: number) =>
        knex('repositories').where({ url }).update({ read_at });
      const now = Date.now();
      await at(URL, now - 3000);
      await at('https://example.com/b', now - 2000);
      let clock = now;
      const { estate } = estateOn(knex, { now: () => clock });
      const order = { order: 'readAt', direction: 'desc' } as const;
      expect(titlesOf(await list(estate, order))).toBe('bac');
      await at('https://example.com/c', now - 1000);
      clock += 1000;
      expect(titlesOf(await list(estate, order))).toBe('cba');
      await at(URL, now);
      clock += 1000;
      expect(titlesOf(await list(estate, order))).toBe('acb');
    });

    it('shows nothing of what may not be seen', async () => {
      const { estate } = estateOn(knex);
      const visible = { refs: new Set(['component:default/b']) };
      const { value: overview } = await estate.overview(SCORECARD, visible);
      const { value: trend } = await estate.trend(SCORECARD, visible);
      const { value: exemptions } = await estate.exemptions(SCORECARD, visible);
      const all = { ...SCORECARD, order: 'name', direction: 'asc' } as const;
      const rows = await rowsOf(estate, all, visible);
      expect(rows.map(({ title }) => title)).toEqual(['b']);
      expect(await estate.refs(all, visible)).toEqual(['component:default/b']);
      expect(overviewResponseSchema.parse(overview).totals).toMatchObject({
        components: 1,
        scored: 1,
        unscored: [],
      });
      trendResponseSchema.parse(trend);
      expect(exemptionsResponseSchema.parse(exemptions).items).toHaveLength(1);
      expect(JSON.stringify([overview, exemptions])).not.toMatch(
        /(component:default|group:x)\/[acd]/,
      );
      const nobody = await estate.overview(SCORECARD, { refs: new Set() });
      expect(nobody.value).toMatchObject({
        totals: { components: 0 },
        heatMap: { rows: [] },
      });
    });

    it('has the past of a check as the store keeps it', async () => {
      const now = Date.now();
      await write([judged('a', 'fppppp')], now - 5 * DAY);
      await write([judged('a', 'uppppp')], now - 2 * DAY);
      const days = Array.from({ length: 12 }, (_, index) =>
        new Date(now - index * DAY).toISOString().slice(0, 10),
      );
      await knex('observed_days').insert(days.map(day => ({ day })));
      await knex('rule_changes').insert([
        { at: now - 3 * DAY, kind: 'engine', title: '2.0.0' },
        {
          at: now - 3 * DAY,
          kind: 'scorecard',
          scorecard: 'small',
          title: 'S',
        },
        {
          at: now - 3 * DAY,
          kind: 'scorecard',
          scorecard: 'other',
          title: 'O',
        },
        { at: now - 300 * DAY, kind: 'engine', title: '1.0.0' },
      ]);
      const { estate } = estateOn(knex);
      const of = async (check?: string) => {
        const { value } = await estate.trend({ ...SCORECARD, days: 11, check });
        return trendResponseSchema.parse(value);
      };
      const trend = await of('readme.present');
      expect(trend.points.map(({ value }) => value?.counts.join(''))).toEqual([
        '000',
        ...Array(5).fill('200'),
        ...Array(3).fill('110'),
        ...Array(3).fill('101'),
      ]);
      expect(trend.ruleChanges.map(({ title }) => title)).toEqual([
        '2.0.0',
        'S',
      ]);
      const levels = await of();
      expect(levels.points.map(({ value }) => value?.counts.join(''))).toEqual([
        '0000',
        ...Array(5).fill('0101'),
        ...Array(6).fill('1100'),
      ]);
    });

    it('judges by the rules of the moment', async () => {
      let rules: EstateRules = SMALL_RULES;
      const estate = new Estate({
        database: knex,
        rules: { current: () => rules },
        logger: { warn() {} },
      });
      const levelsOf = async () => {
        const { totals } = (await estate.overview(SCORECARD)).value;
        return totals.levels.map(({ level, count }) => `${level} ${count}`);
      };
      expect(await levelsOf()).toEqual([
        'none 0',
        'bronze 1',
        'silver 0',
        'gold 1',
      ]);
      const basic = { name: 'basic', title: 'Basic', requirements: [] };
      const levels = [basic, ...SMALL.levels];
      rules = { ...rules, scorecards: [{ ...SMALL, levels }] };
      expect(await levelsOf()).toEqual([
        'none 0',
        'basic 0',
        'bronze 1',
        'silver 0',
        'gold 1',
      ]);
      await expect(estate.overview({ scorecard: 'nothing' })).rejects.toThrow(
        "no scorecard 'nothing'",
      );
    });

    it('goes on with the day', async () => {
      let now = Date.now();
      const { estate } = estateOn(knex, { now: () => now });
      await estate.current();
      now += 3 * DAY;
      const columns = await estate.current();
      const view = columns.view('small', SMALL_RULES, now)!;
      expect(view.history.dayColumns(dayOf(now))?.level[0]).toBe(
        view.scores.level[0],
      );
    });
  });
});
