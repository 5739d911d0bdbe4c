import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Scorecard } from '@opaq/engine';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import {
  leaseForJudging,
  reportOf,
  resultsOf,
  subjectOf,
} from '../__testUtils__/values';
import { enterRules } from '../database/operations/enterRules';
import { syncSubjects } from '../database/operations/syncSubjects';
import { writeReports } from '../database/operations/writeReports';
import type { Exemptions, Outcomes } from '../database/rows';
import type { Inputs } from '../database/standing';
import { Digest } from './Digest';
import { ExemptionNotifier } from './ExemptionNotifier';
import { LevelNotifier } from './LevelNotifier';
import { Outbox } from './Outbox';
import { RulesNotifier } from './RulesNotifier';

const databases = testDatabases();
const DAY = 86_400_000;
const MINUTE = 60_000;

const scorecard: Scorecard = {
  name: 'small',
  title: 'Small',
  owner: 'platform',
  appliesTo: {},
  define: [],
  levels: [
    {
      name: 'bronze',
      title: 'Bronze',
      requirements: ['a.x', 'a.y'].map(check => ({
        check,
        with: {},
        weight: 1,
      })),
    },
    { name: 'silver', title: 'Silver', requirements: [] },
  ],
  shown: [],
  hash: 'h',
};
const docs = { looksFor: '', why: '', howToFix: '', passes: '', fails: '' };
const rules = {
  checks: [
    { id: 'a.x', title: 'X is there', effort: 'days' as const },
    { id: 'a.y', title: 'Y is there', effort: 'minutes' as const },
  ].map(check => ({
    ...check,
    category: 'a',
    opaq: 'Quality/Testability',
    docs,
  })),
  scorecards: [scorecard],
};

describe.each(databases.ids)('notifications on %s', id => {
  let knex: Knex;
  let lease: Awaited<ReturnType<typeof leaseForJudging>>['lease'];
  let generation: number;
  const logger = mockServices.logger.mock();
  const send = jest.fn<Promise<void>, [NotificationSendOptions]>();
  const onEnd = jest.fn();
  let now: number;

  beforeEach(async () => {
    knex = await databases.init(id);
    send.mockReset();
    send.mockResolvedValue(undefined);
    onEnd.mockReset();
    now = Date.now();
  });

  const parts = () => ({
    database: knex,
    rules: { current: () => rules },
    outbox: new Outbox({
      database: knex,
      notifications: { send },
      logger,
      onEnd,
    }),
    logger,
    now: () => new Date(now),
  });

  const messages = () =>
    send.mock.calls.map(([{ recipients, payload }]) => ({
      to: 'entityRef' in recipients ? recipients.entityRef : undefined,
      ...payload,
    }));

  const withComponents = async (names: string[]) => {
    await syncSubjects(
      knex,
      names.map(name => subjectOf(name, 'https://example.com/a', name)),
    );
    ({ lease } = await leaseForJudging(knex));
    generation = 1;
  };

  const RANKS = [null, 'bronze', 'silver'];
  const judge = (
    names: string[],
    rank: number,
    options: {
      at?: number;
      inputs?: Partial<Inputs>;
      outcomes?: Outcomes;
      exemptions?: Exemptions;
    } = {},
  ) =>
    writeReports(
      knex,
      lease,
      names.map(name =>
        reportOf(
          name,
          {
            level: RANKS[rank],
            possibleLevel: RANKS[rank],
            results: resultsOf(
              options.outcomes ?? {
                'a.x': rank > 1 ? 'p' : 'f',
                'a.y': rank > 0 ? 'p' : 'f',
              },
            ).map(result => ({
              ...result,
              exemption: options.exemptions?.[result.checkId] ?? null,
            })),
          },
          options.inputs,
        ),
      ),
      generation,
      options.at,
    );

  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => `c${index}`);

  describe('of levels', () => {
    it('tell the owner what was lost and why, once', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 2);
      await judge(['churn'], 1, { inputs: { digest: 'd2' } });
      const notifier = new LevelNotifier(parts());
      await notifier.run();
      await notifier.run();
      expect(messages()).toEqual([
        {
          to: 'group:default/data',
          title: 'churn lost Silver',
          description:
            'It is at Bronze now, by Small. The code changed (r1). What fails now: “X is there”.',
          link: '/catalog/default/component/churn/scorecard?scorecard=small',
          severity: 'high',
          topic: 'Scorecards: levels',
        },
      ]);
    });

    it('tell the owner what was reached', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 0);
      await judge(['churn'], 1, { inputs: { definition: 'd2' } });
      await new LevelNotifier(parts()).run();
      expect(messages()).toMatchObject([
        {
          title: 'churn reached Bronze',
          description:
            'It was at no level before, by Small. Its entry in the catalog changed. What was repaired: “Y is there”.',
        },
      ]);
    });

    it('hold no markup of mail or chat, and nothing that hides text', async () => {
      const title =
        '<!channel> <img src=x onerror=alert(1)>\u202e\r\nBcc: a\u001b[2J';
      await withComponents(['churn']);
      await knex('subjects').update({ title });
      await judge(['churn'], 2);
      await judge(['churn'], 1, { inputs: { digest: 'd2' } });
      await new LevelNotifier(parts()).run();
      const [message] = messages();
      const text = `${message.title} ${message.description}`;
      expect(text).toContain('‹!channel›');
      expect(text).not.toMatch(/[<>]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    });

    it('cut what is longer than the portal takes', async () => {
      await withComponents(['churn']);
      await knex('subjects').update({ title: 'x'.repeat(5000) });
      await judge(['churn'], 2);
      await judge(['churn'], 1, { inputs: { digest: 'd2' } });
      await new LevelNotifier(parts()).run();
      expect(messages()[0].title).toHaveLength(200);
    });

    it('say nothing of first reports', async () => {
      await withComponents(many(3));
      await judge(many(3), 2);
      await new LevelNotifier(parts()).run();
      expect(send).not.toHaveBeenCalled();
    });

    it('go out once, however many send', async () => {
      const names = many(15);
      await withComponents(names);
      await judge(names, 2);
      await judge(names, 1, { inputs: { digest: 'd2' } });
      await Promise.all([1, 2, 3].map(() => new LevelNotifier(parts()).run()));
      expect(
        messages()
          .map(({ title }) => title)
          .sort(),
      ).toEqual(names.map(name => `${name} lost Silver`).sort());
    });

    it('are one where there are many at once', async () => {
      const names = many(30);
      await withComponents(names);
      await judge(names, 2);
      await judge(names, 1, { inputs: { digest: 'd2' } });
      await new LevelNotifier(parts()).run();
      expect(messages()).toMatchObject([
        {
          to: 'group:default/data',
          title: '30 changes of level within an hour',
          description: expect.stringMatching(
            /^Lost a level: c0 \(Silver → Bronze\), .* and 20 more\.$/,
          ),
          link: '/scorecards/services?owner=group%3Adefault%2Fdata',
        },
      ]);
    });

    it('are gathered for an hour where one after the other makes many', async () => {
      const names = many(25);
      await withComponents(names);
      await judge(names, 2);
      await judge(names.slice(0, 15), 1, { inputs: { digest: 'd2' } });
      const notifier = new LevelNotifier(parts());
      await notifier.run();
      await judge(names.slice(15), 1, { inputs: { digest: 'd2' } });
      await notifier.run();
      expect(send).toHaveBeenCalledTimes(15);
      now += 50 * MINUTE;
      await notifier.run();
      expect(send).toHaveBeenCalledTimes(15);
      // Within the hour after the first, still.
      await knex('sent').update({ at: now });
      now += 11 * MINUTE;
      await notifier.run();
      await notifier.run();
      expect(send).toHaveBeenCalledTimes(16);
      expect(messages()[15].title).toBe('10 changes of level within an hour');
    });

    it('are tried again after a failure, and told in the log', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 2);
      await judge(['churn'], 1, { inputs: { digest: 'd2' } });
      send.mockRejectedValueOnce(new Error('Request failed with status 503'));
      const notifier = new LevelNotifier(parts());
      await notifier.run();
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringMatching(/tried again for a day: .*503/),
      );
      await notifier.run();
      await notifier.run();
      expect(send).toHaveBeenCalledTimes(2);
      expect(onEnd.mock.calls).toEqual([['failed'], ['sent']]);
    });

    it('are given up after a day', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 2, { at: now - 3 * DAY });
      await judge(['churn'], 1, { at: now - 2 * DAY, inputs: { digest: 'd' } });
      await new LevelNotifier(parts()).run();
      expect(send).not.toHaveBeenCalled();
    });

    it('are not missed where the portal has no notifications', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 2);
      await judge(['churn'], 1, { inputs: { digest: 'd2' } });
      send.mockRejectedValue(
        new Error(
          'Failed to send notifications: Error: Request failed with status 404',
        ),
      );
      const notifier = new LevelNotifier(parts());
      await notifier.run();
      await notifier.run();
      expect(send).toHaveBeenCalledTimes(1);
      expect(logger.info).toHaveBeenCalledWith(
        expect.stringMatching(/no notifications plugin/),
      );
    });
  });

  describe('of rules', () => {
    const change = async (hash: string) => {
      const entered = await enterRules(knex, {
        hash,
        engineVersion: '1.0.0',
        scorecards: [{ name: 'small', title: 'Small', hash }],
      });
      generation = entered.generation;
    };

    it('are one summary, when all is judged', async () => {
      const names = many(60);
      await withComponents(names);
      await judge(names, 2);
      await change('rules2');
      await judge(names.slice(0, 40), 1, { inputs: { scorecard: 'h2' } });
      await judge(names.slice(40, 45), 0, { inputs: { scorecard: 'h2' } });

      const notifiers = [1, 2].map(() => new RulesNotifier(parts()));
      now += 2 * MINUTE;
      await notifiers[0].run();
      // Repositories still wait for their turn.
      expect(send).not.toHaveBeenCalled();
      await knex('repositories').update({ evaluate_at: null });
      await Promise.all(notifiers.map(notifier => notifier.run()));
      await new LevelNotifier(parts()).run();
      expect(messages()).toEqual([
        {
          to: 'group:default/platform',
          title: 'Small: new rules moved 45 components',
          description: expect.stringMatching(
            /^0 up, 45 down\. Silver → Bronze: 40; Silver → no level: 5\. What changed: Small rules2, before it h\.$/,
          ),
          link: '/scorecards?scorecard=small',
          severity: 'normal',
          topic: 'Scorecards: rules',
        },
      ]);
    });

    it('are none where nobody moved', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 2);
      await change('rules2');
      await knex('repositories').update({ evaluate_at: null });
      now += 2 * MINUTE;
      await new RulesNotifier(parts()).run();
      expect(send).not.toHaveBeenCalled();
    });
  });

  describe('of exemptions', () => {
    const TODAY = Date.parse('2026-11-23T10:00:00Z');

    const withExemptions = async (all: Record<string, Exemptions>) => {
      await withComponents(Object.keys(all));
      for (const [name, exemptions] of Object.entries(all)) {
        await judge([name], 1, { exemptions });
      }
    };
    const exemption = (
      expires: string,
      status: Exemptions[string]['status'] = 'inForce',
    ) => ({
      'a.x': {
        reason: 'Later.',
        expires,
        status,
        location: { path: '.opaq.yaml' },
      },
    });
    const runAt = async (time: number) => {
      now = time;
      await new ExemptionNotifier(parts()).run();
    };

    it('come 14 and 3 days before the last day, and after it', async () => {
      await withExemptions({ churn: exemption('2026-12-08') });
      await runAt(TODAY);
      expect(send).not.toHaveBeenCalled();
      await runAt(TODAY + DAY);
      await runAt(TODAY + 2 * DAY);
      await runAt(TODAY + 12 * DAY);
      await runAt(TODAY + 15 * DAY);
      const exemptions = exemption('2026-12-08', 'expired');
      await judge(['churn'], 1, { exemptions });
      await Promise.all([runAt(TODAY + 16 * DAY), runAt(TODAY + 16 * DAY)]);
      expect(messages().map(({ title, to }) => [to, title])).toEqual(
        ['ends in 14 days', 'ends in 3 days', 'has ended'].map(when => [
          'group:default/data',
          `churn: the exemption from “X is there” ${when}`,
        ]),
      );
      expect(messages()[0]).toMatchObject({
        description: expect.stringContaining('Its last day is 2026-12-08.'),
        link: '/catalog/default/component/churn/scorecard?scorecard=small',
      });
    });

    it('are one where several of an owner are due', async () => {
      await withExemptions({
        a: exemption('2026-11-25'),
        b: exemption('2026-11-24'),
        c: exemption('2026-11-24', 'refused'),
        d: exemption('2026-01-01', 'expired'),
        // It passes by now.
        e: { 'a.y': exemption('2026-11-22', 'expired')['a.x'] },
      });
      await runAt(TODAY);
      expect(messages()).toMatchObject([
        {
          title: '2 exemptions end within 3 days',
          description: expect.stringContaining(
            'a, “X is there” (2026-11-25), b, “X is there” (2026-11-24).',
          ),
          link: '/scorecards/exemptions?owner=group%3Adefault%2Fdata',
        },
      ]);
    });
  });

  describe('of the week', () => {
    it('tell each group what changed and what to do next, once', async () => {
      await withComponents(['churn', 'sales', 'top']);
      await judge(['churn', 'sales', 'top'], 1, { at: now - 20 * DAY });
      await judge(['churn'], 2, { at: now - DAY, inputs: { digest: 'd2' } });
      await judge(['sales'], 0, { at: now - DAY, inputs: { digest: 'd2' } });
      await judge(['top'], 1, {
        at: now - DAY,
        outcomes: { 'a.x': 'p', 'a.y': 'p' },
      });
      await Promise.all([1, 2].map(() => new Digest(parts()).run()));
      await new Digest(parts()).run();
      expect(messages()).toEqual([
        {
          to: 'group:default/data',
          title: "This week's scorecards of your 3 components",
          description:
            'Up: churn (Bronze → Silver). Down: sales (Bronze → no level). Next: sales: “Y is there”.',
          link: '/scorecards?owner=group%3Adefault%2Fdata',
          severity: 'low',
          topic: 'Scorecards: weekly digest',
        },
      ]);
    });

    it('are none where there is nothing to say', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 2, { at: now - 20 * DAY });
      await new Digest(parts()).run();
      expect(send).not.toHaveBeenCalled();
    });

    it('are tried again on the same day where they failed', async () => {
      await withComponents(['churn']);
      await judge(['churn'], 0);
      send.mockRejectedValueOnce(new Error('Request failed with status 503'));
      await new Digest(parts()).run();
      await new Digest(parts()).run();
      await new Digest(parts()).run();
      expect(send).toHaveBeenCalledTimes(2);
    });
  });
});
