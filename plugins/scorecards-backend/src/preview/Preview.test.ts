import { writeFileSync } from 'node:fs';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { Estate } from '../estate/Estate';
import {
  previewResponseSchema,
  type Report,
} from '@opaq/plugin-scorecards-common';
import type { Knex } from 'knex';
import type { ConfiguredRules } from '../refresh/ConfiguredRules';
import type { RefreshLoop } from '../refresh/RefreshLoop';
import { testDatabases } from '../__testUtils__/databases';
import { startReplica, syncEntities } from '../__testUtils__/replica';
import { componentOf, until } from '../__testUtils__/startPlugin';
import { WorkerPool } from '../worker/WorkerPool';
import { Preview } from './Preview';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 2, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const README = `# Churn

## Run

\`\`\`sh
python app.py
\`\`\`
`;

/** Repositories that differ in what the scorecards of these tests ask for. */
const REPOSITORIES: Record<string, Record<string, string>> = {
  bare: { 'app.py': 'print(1)\n' },
  bot: { 'app.py': '', 'renovate.json': '{}' },
  told: { 'app.py': '', 'renovate.json': '{}', 'README.md': README },
  ours: {
    'app.py': '',
    'renovate.json': '{}',
    'README.md': README,
    'OWNERS.md': '- ada@example.com\n',
    'requirements.txt': 'acme-client==1.0\n',
    LICENSE: 'Apache License\nVersion 2.0, January 2004\n',
  },
  exempt: {
    'app.py': '',
    '.opaq.yaml':
      'exemptions:\n  - { check: deps.update-bot, reason: Later., expires: 2099-01-01 }\n',
  },
  // Nothing in it that checks understand.
  empty: { 'notes.txt': 'Nothing.' },
  // In the catalog of another type.
  library: { 'app.py': '', 'renovate.json': '{}' },
};
const NAMES = Object.keys(REPOSITORIES);
const refOf = (name: string) => `component:default/${name}`;

const scorecardOf = (spec: string, name = 'small') => `\
apiVersion: opaq/v1
kind: Scorecard
metadata: { name: ${name}, title: Some }
spec:
${spec
  .trim()
  .split('\n')
  .map(line => `  ${line}`)
  .join('\n')}
`;

const IN_FORCE = scorecardOf(`
levels:
  - { name: bronze, title: Bronze, checks: [deps.update-bot] }
  - { name: silver, title: Silver, checks: [readme.run] }
shown: [quality.licence]
`);

describe.each(databases.ids)('a preview on %s', id => {
  let knex: Knex;
  let rules: ConfiguredRules;
  let loop: RefreshLoop;
  let estate: Estate;
  let preview: Preview;
  const folder = createMockDirectory();

  const settled = async () => {
    const { scorecards } = rules.current();
    const hashes = scorecards.map(({ hash }) => hash).sort();
    loop.wake();
    await until(
      async () => ({
        open: (
          await knex('repositories')
            .whereNotNull('evaluate_at')
            .orWhere('next_read_at', '<=', Date.now())
        ).length,
        hashes: [
          ...new Set(
            (
              await knex('reports').select('report')
            ).map(
              ({ report }) => (JSON.parse(report) as Report).scorecard.hash,
            ),
          ),
        ].sort(),
        reports: (await knex('reports')).length,
      }),
      ({ open, hashes: found, reports }) =>
        open === 0 &&
        found.join() === hashes.join() &&
        reports === NAMES.length * scorecards.length,
    );
  };

  const putInForce = async (...texts: string[]) => {
    texts.forEach((text, index) =>
      writeFileSync(folder.resolve(`${index}.yaml`), text),
    );
    await rules.reload();
    expect(rules.current().problems).toEqual([]);
    await settled();
  };

  const start = async (texts: string[]) => {
    knex = await databases.init(id);
    folder.setContent({
      ...Object.fromEntries(
        texts.map((text, index) => [`${index}.yaml`, text]),
      ),
      repositories: REPOSITORIES,
    });
    const repositories = folder.resolve('repositories');
    await syncEntities(
      knex,
      repositories,
      NAMES.map(name => {
        const entity = componentOf(name, `file:${repositories}/${name}/`);
        const type = name === 'library' ? 'library' : 'service';
        return { ...entity, spec: { ...entity.spec, type } };
      }),
    );
    ({ rules, loop } = await startReplica({
      database: knex,
      workers,
      folder: repositories,
      settings: {
        files: texts.map((_, index) => folder.resolve(`${index}.yaml`)),
        exemptionPolicy: { never: [], maxDays: 36_500, approval: false },
      },
    }));
    const logger = mockServices.logger.mock();
    estate = new Estate({ database: knex, rules, logger });
    preview = new Preview({ database: knex, workers, rules, estate });
    await settled();
  };

  const previewed = async (
    definition: string,
    ...rest: [object?, { refs: Set<string> }?]
  ) => {
    const [filter = {}, visible] = rest;
    const answer = await preview.run({ definition, filter }, visible);
    expect(previewResponseSchema.parse(answer)).toEqual(answer);
    expect(answer.problems).toEqual([]);
    return answer.preview!;
  };

  /** Where components stand by a scorecard, as their reports say. */
  const standing = async (scorecard: string) => {
    const rows = await knex('reports').where({ scorecard });
    const reports = rows.map(({ report }) => JSON.parse(report) as Report);
    const covered = reports.filter(report => report.covered);
    const mean = (values: Array<number | null>) => {
      const found = values.flatMap(value => value ?? []);
      return found.length === 0
        ? null
        : found.reduce((sum, value) => sum + value, 0) / found.length;
    };
    const nameOf = (level: string | null) => level ?? 'none';
    return {
      levels: new Map(
        reports.map(report => [
          report.subject.name,
          report.covered ? nameOf(report.level) : 'unscored',
        ]),
      ),
      figures: {
        components: NAMES.length,
        scored: covered.length,
        levels: [
          'none',
          ...reports[0].scorecard.levels.map(({ name }) => name),
        ].map(level => ({
          level,
          count: covered.filter(report => nameOf(report.level) === level)
            .length,
          possible: covered.filter(
            ({ possibleLevel }) => nameOf(possibleLevel) === level,
          ).length,
        })),
        score: mean(covered.map(report => report.score)),
        coverage: mean(covered.map(report => report.coverage)),
      },
    };
  };

  const closely = (
    figures: Awaited<ReturnType<typeof standing>>['figures'],
  ) => ({
    ...figures,
    score: figures.score === null ? null : expect.closeTo(figures.score, 10),
    coverage:
      figures.coverage === null ? null : expect.closeTo(figures.coverage, 10),
  });

  describe('says what reports say when the scorecard is in force:', () => {
    afterEach(() => loop.stop());

    const cases: Array<[string, string, string]> = [
      [
        'levels that change places',
        IN_FORCE,
        scorecardOf(`
levels:
  - { name: bronze, title: Bronze, checks: [readme.run] }
  - { name: silver, title: Silver, checks: [{ check: deps.update-bot, weight: 3 }] }
`),
      ],
      [
        'checks that were shown, or not asked for at all',
        IN_FORCE,
        scorecardOf(`
levels:
  - { name: bronze, title: Bronze, checks: [deps.update-bot] }
  - { name: silver, title: Silver, checks: [quality.licence, deps.pinned] }
  - { name: gold, title: Gold, checks: [readme.run, quality.ci] }
`),
      ],
      [
        'other parameters',
        IN_FORCE,
        scorecardOf(`
levels:
  - name: bronze
    title: Bronze
    checks: [{ check: structure.org-standard, with: { globs: [OWNERS.md] } }]
  - { name: silver, title: Silver, checks: [deps.update-bot] }
`),
      ],
      [
        'new checks without code',
        IN_FORCE,
        scorecardOf(`
define:
  - { id: acme/team.owners, title: Owners, opaq: Operational/Availability, fileExists: OWNERS.md }
  - { id: acme/deps.client, title: Client, opaq: Operational/Monitoring, dependency: acme-client }
levels:
  - { name: bronze, title: Bronze, checks: [deps.update-bot] }
  - { name: silver, title: Silver, checks: [acme/team.owners, acme/deps.client] }
`),
      ],
      [
        'components that it was not for, and is not for any more',
        IN_FORCE.replace('spec:', 'spec:\n  appliesTo: { type: library }'),
        IN_FORCE.replace('spec:', 'spec:\n  appliesTo: { type: service }'),
      ],
    ];

    it.each(cases)('%s', async (_, inForce, definition) => {
      await start([inForce]);
      const before = await standing('small');
      const answer = await previewed(definition);
      expect(answer.comparedWith).toBe('small');
      expect(answer.before).toEqual(closely(before.figures));
      expect(answer.notRead).toBeUndefined();

      await putInForce(definition);
      const after = await standing('small');
      expect(answer.after).toEqual(closely(after.figures));
      const moved = NAMES.filter(
        name => before.levels.get(name) !== after.levels.get(name),
      );
      expect(
        Object.fromEntries(
          answer.moves.map(({ title, from, to }) => [title, [from, to]]),
        ),
      ).toEqual(
        Object.fromEntries(
          moved.map(name => [
            name,
            [before.levels.get(name), after.levels.get(name)],
          ]),
        ),
      );
      expect(answer.totalMoves).toBe(moved.length);
      const same = (from: string, to: string) =>
        NAMES.filter(
          name =>
            before.levels.get(name) === from && after.levels.get(name) === to,
        ).length;
      expect(answer.counts).toEqual(
        answer.counts.map(({ from, to }) => ({
          from,
          to,
          count: same(from, to),
        })),
      );
      const total = answer.counts.reduce((sum, { count }) => sum + count, 0);
      expect(total).toBe(NAMES.length);
    });

    it('a new one, whose parameters another one has for other components', async () => {
      const asks =
        '[{ check: structure.org-standard, with: { globs: [OWNERS.md] } }]';
      const forLibraries = scorecardOf(
        `
appliesTo: { type: library }
levels:
  - { name: a, title: A, checks: ${asks} }
`,
        'libraries',
      );
      const definition = scorecardOf(
        `
levels:
  - { name: a, title: A, checks: ${asks} }
  - { name: b, title: B, checks: [deps.update-bot] }
`,
        'everything',
      );
      await start([IN_FORCE, forLibraries]);
      const answer = await previewed(definition);
      expect(answer.comparedWith).toBe('small');
      const { figures } = await standing('small');
      expect(answer.before).toEqual(closely(figures));
      const other = await previewed(definition, { scorecard: 'libraries' });
      expect(other.comparedWith).toBe('libraries');
      expect(other.before.scored).toBe(1);
      expect(other.after).toEqual(answer.after);

      await putInForce(IN_FORCE, definition);
      expect(answer.after).toEqual(
        closely((await standing('everything')).figures),
      );
    });
  });

  describe('by a scorecard in force', () => {
    beforeAll(() => start([IN_FORCE]));
    afterAll(() => loop.stop());

    it('moves nobody where nothing changes', async () => {
      const answer = await previewed(IN_FORCE);
      expect(answer.after).toEqual(answer.before);
      expect(answer).toMatchObject({ moves: [], totalMoves: 0 });
      expect(answer.fromLevels).toEqual(answer.toLevels);
    });

    it('says which checks move components, what falls furthest first', async () => {
      const answer = await previewed(
        scorecardOf(`
levels:
  - { name: bronze, title: Bronze, checks: [quality.licence] }
  - { name: silver, title: Silver, checks: [quality.ci] }
`),
      );
      const told = answer.moves.find(({ title }) => title === 'told')!;
      expect(told).toEqual({
        entityRef: refOf('told'),
        title: 'told',
        owner: 'group:default/data',
        from: 'silver',
        to: 'none',
        checks: ['quality.licence', 'quality.ci'],
      });
      expect(answer.moves[0]).toEqual(told);

      const easier = await previewed(
        scorecardOf(`
levels:
  - { name: bronze, title: Bronze, checks: [structure.org-standard] }
  - { name: silver, title: Silver, checks: [catalog.registered] }
`),
      );
      const bare = easier.moves.find(({ title }) => title === 'bare')!;
      expect(bare).toMatchObject({ from: 'none', to: 'silver' });
      expect(bare.checks).toContain('deps.update-bot');
      expect(bare.checks).toContain('readme.run');
    });

    it('counts only what is asked for and may be seen', async () => {
      const everything = scorecardOf(`
levels:
  - { name: bronze, title: Bronze, checks: [quality.licence] }
`);
      const libraries = await previewed(everything, { type: ['library'] });
      expect(libraries.before.components).toBe(1);
      expect(libraries.moves.map(({ title }) => title)).toEqual(['library']);

      const refs = new Set([refOf('bot'), refOf('bare')]);
      const visible = await previewed(everything, {}, { refs });
      expect(visible.after.components).toBe(2);
      expect(visible.moves.map(({ title }) => title)).toEqual(['bot']);
      const both = await previewed(everything, { type: ['library'] }, { refs });
      expect(both.after.components).toBe(0);
    });

    it('is refused with what is wrong, and where', async () => {
      const definition = IN_FORCE.replace('readme.run', 'readme.rum');
      expect(await preview.run({ definition, filter: {} })).toEqual({
        problems: [
          {
            line: 7,
            message: expect.stringMatching(/did you mean 'readme.run'/),
          },
        ],
      });
      expect(await preview.run({ definition: '', filter: {} })).toEqual({
        problems: [expect.objectContaining({ message: expect.any(String) })],
      });
    });

    it('is ended where it takes too long, with what to do', async () => {
      const hurried = new Preview({
        database: knex,
        workers,
        rules,
        estate,
        seconds: -1,
      });
      const definition = scorecardOf(`
levels:
  - { name: a, title: A, checks: [{ check: structure.org-standard, with: { globs: [x] } }] }
`);
      await expect(hurried.run({ definition, filter: {} })).rejects.toThrow(
        /0 of 6 were done in time. Filter for fewer/,
      );
    });

    it('is ended when nobody waits for it any more', async () => {
      const definition = scorecardOf(`
levels:
  - { name: a, title: A, checks: [{ check: structure.org-standard, with: { globs: [y] } }] }
`);
      const signal = AbortSignal.abort();
      await expect(
        preview.run({ definition, filter: {}, signal }),
      ).rejects.toThrow('aborted');
    });

    it('writes nothing', async () => {
      const before = await knex('reports').orderBy('entity_ref');
      await previewed(IN_FORCE.replace('[readme.run]', '[quality.ci]'));
      expect(await knex('reports').orderBy('entity_ref')).toEqual(before);
      expect(rules.current().definitions[0].text).toBe(IN_FORCE);
    });
  });

  describe('of what was read at another time', () => {
    beforeEach(() => start([IN_FORCE]));
    afterEach(() => loop.stop());

    it('says what was not looked for yet', async () => {
      const definition = scorecardOf(`
define:
  - id: acme/team.owners
    title: Owners
    opaq: Operational/Availability
    fileMatches: { file: OWNERS.md, pattern: '^- .+@' }
levels:
  - { name: bronze, title: Bronze, checks: [acme/team.owners] }
`);
      const answer = await previewed(definition);
      expect(answer.notRead).toEqual(['acme/team.owners']);
      expect(answer.after.levels).toEqual([
        { level: 'none', count: 6, possible: 0 },
        { level: 'bronze', count: 0, possible: 6 },
      ]);

      await putInForce(definition);
      expect((await standing('small')).levels.get('ours')).toBe('bronze');
      const again = await previewed(definition);
      expect(again.notRead).toBeUndefined();
      expect(again.totalMoves).toBe(0);

      const other = await previewed(definition.replace('^- .+@', '^nobody'));
      expect(other.notRead).toEqual(['acme/team.owners']);
    });

    it('leaves alone what can not be judged now', async () => {
      await knex('subjects')
        .where('entity_ref', refOf('told'))
        .update({ read_problem: 'The folder is gone.' });
      const definition = scorecardOf(`
levels:
  - { name: bronze, title: Bronze, checks: [quality.licence] }
  - { name: silver, title: Silver, checks: [quality.ci] }
`);
      const { moves } = await previewed(definition);
      expect(moves.map(({ title }) => title)).not.toContain('told');
    });
  });
});
