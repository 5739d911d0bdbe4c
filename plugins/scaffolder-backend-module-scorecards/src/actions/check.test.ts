import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { operationalExcellence } from '@opaq/engine';
import { reportSchema } from '@opaq/engine/report';
import { stringify } from 'yaml';
import { createCheckAction } from './check';

const OWNER = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'data-science' },
};

const CATALOG_INFO = [
  'apiVersion: backstage.io/v1alpha1',
  'kind: Component',
  'metadata: { name: churn }',
  'spec: { type: service, lifecycle: production, owner: data-science }',
].join('\n');

const scorecardOf = (name: string, levels: Record<string, unknown[]>) =>
  stringify({
    apiVersion: 'opaq/v1',
    kind: 'Scorecard',
    metadata: { name, title: `The ${name}` },
    spec: {
      levels: Object.entries(levels).map(([level, checks]) => ({
        name: level,
        title: level,
        checks,
      })),
    },
  });

const DEFAULT: Record<string, string> = {
  'operational-excellence': operationalExcellence,
};

const infoOf = (name: string) => ({
  name,
  title: name,
  hash: '',
  levels: [],
  shown: [],
});

describe('opaq:check', () => {
  const directory = createMockDirectory();

  async function check(
    input: { level?: string; scorecard?: string; path?: string },
    options: {
      workspace?: Record<string, string>;
      /** Definitions of scorecards, by their names. */
      scorecards?: Record<string, string>;
      isDryRun?: boolean;
    } = {},
  ) {
    const { workspace = {}, scorecards = DEFAULT, isDryRun } = options;
    directory.setContent({
      workspace: {
        'a.py': '',
        'catalog-info.yaml': CATALOG_INFO,
        ...workspace,
      },
    });
    const outputs: Record<string, unknown> = {};
    const asked: unknown[] = [];
    const action = createCheckAction({
      catalog: catalogServiceMock({ entities: [OWNER] }),
      scorecards: credentials => {
        asked.push(credentials);
        return {
          getScorecards: async () => ({
            items: Object.keys(scorecards).map(infoOf),
          }),
          getScorecard: async name => ({
            ...infoOf(name),
            definition: scorecards[name],
            origin: `${name}.yaml`,
          }),
          getEntityReport: async () => {
            throw new Error('Nobody asks for the report of a new project');
          },
        };
      },
    });
    const run = action.handler({
      ...createMockActionContext({
        input,
        workspacePath: directory.resolve('workspace'),
      }),
      isDryRun,
      output: (key, value) => {
        outputs[key] = value;
      },
    });
    return { run, outputs, asked };
  }

  const ours = {
    ours: scorecardOf('ours', {
      low: ['catalog.registered', 'team.owner-group'],
      high: ['quality.licence', 'team.codeowners'],
    }),
  };

  it('judges by the default scorecard, and gives the whole report', async () => {
    const { run, outputs } = await check({});
    await run;

    const report = reportSchema.parse(outputs.report);
    expect(report.scorecard.name).toBe('operational-excellence');
    expect(report.subject.ref).toBe('component:default/churn');
    expect(outputs).toMatchObject({ score: report.score });
    expect(outputs.level).toBeUndefined();
  });

  it('lets a project pass that has the level', async () => {
    const { run, outputs } = await check(
      { level: 'high' },
      {
        scorecards: ours,
        workspace: { LICENSE: 'Licence', CODEOWNERS: '* @data-science' },
      },
    );
    await run;

    expect(outputs).toMatchObject({
      level: 'high',
      possibleLevel: 'high',
      score: 1,
    });
  });

  it('ends the task below the level with all that is missing', async () => {
    const { run, outputs } = await check(
      { level: 'high' },
      { scorecards: ours, workspace: { LICENSE: 'Licence' } },
    );

    await expect(run).rejects.toThrow(
      /does not reach the level high of The ours:\n- team\.codeowners: .+$/,
    );
    // What is missing is there for a later look all the same.
    expect(outputs).toMatchObject({ level: 'low', score: 0.75 });
  });

  it('lets a dry run go on, which shows what would be made', async () => {
    const { run, outputs } = await check(
      { level: 'high' },
      { scorecards: ours, isDryRun: true },
    );
    await run;

    expect(outputs).toMatchObject({ level: 'low', score: 0.5 });
  });

  it('lets pass what only lacks what nobody can know yet', async () => {
    const { run, outputs } = await check(
      { level: 'high' },
      {
        scorecards: {
          ours: scorecardOf('ours', {
            low: ['catalog.registered'],
            high: ['acme/quality.naming', { check: 'acme/quality.size' }],
          }),
        },
      },
    );
    await run;

    expect(outputs).toMatchObject({ level: 'low', possibleLevel: 'high' });
  });

  it('runs the checks that the scorecard defines', async () => {
    const text = scorecardOf('ours', { low: ['acme/docs.log'] }).replace(
      'spec:\n',
      'spec:\n  define: [{ id: acme/docs.log, title: It has a log, opaq: Quality/Testability, fileExists: docs/log.md }]\n',
    );
    const { run } = await check(
      { level: 'low' },
      { scorecards: { ours: text } },
    );

    await expect(run).rejects.toThrow(/acme\/docs\.log/);
  });

  it('takes the first scorecard, and another by its name', async () => {
    const scorecards = {
      ...ours,
      second: scorecardOf('second', { only: ['catalog.registered'] }),
    };
    const first = await check({}, { scorecards });
    await first.run;
    const second = await check({ scorecard: 'second' }, { scorecards });
    await second.run;

    expect(first.outputs.level).toBe('low');
    expect(second.outputs.level).toBe('only');
  });

  it('asks for the scorecard in the name of who started the task', async () => {
    const { run, asked } = await check({}, { scorecards: ours });
    await run;

    expect(asked).toEqual([mockCredentials.user()]);
  });

  it('judges a folder of the workspace', async () => {
    const { run, outputs } = await check(
      { path: 'part' },
      {
        scorecards: ours,
        workspace: { 'part/a.py': '', 'part/LICENSE': 'Licence' },
      },
    );
    await run;

    const { results, subject } = reportSchema.parse(outputs.report);
    expect(subject.name).toBe('workspace');
    expect(
      results.find(({ checkId }) => checkId === 'quality.licence')?.outcome,
    ).toBe('pass');
  });

  it('does not take an owner for granted', async () => {
    const { run } = await check(
      { level: 'low' },
      {
        scorecards: ours,
        workspace: {
          'catalog-info.yaml': CATALOG_INFO.replace('data-science', 'nobody'),
        },
      },
    );

    await expect(run).rejects.toThrow(/team\.owner-group: .*nobody/);
  });

  it('says why a scorecard does not judge a project', async () => {
    const workspace = { 'a.py': '', 'cookiecutter.json': '{}' };
    const asked = await check({ level: 'gold' }, { workspace });
    await expect(asked.run).rejects.toThrow(/template for projects/);

    const shown = await check({}, { workspace });
    await shown.run;
    expect(shown.outputs.score).toBeUndefined();
  });

  it.each([
    [{ level: 'platinum' }, /no level 'platinum': use one of low, high/],
    [{ scorecard: 'theirs' }, /no scorecard 'theirs': use one of ours/],
    [{ path: '../other' }, /outside its parent/],
  ])('refuses %p', async (input, message) => {
    const { run } = await check(input, { scorecards: ours });

    await expect(run).rejects.toThrow(message);
  });

  it('says what is wrong with a scorecard, and where', async () => {
    const wrong = await check(
      {},
      {
        scorecards: { a: scorecardOf('a', { low: ['team.codeowner'] }) },
      },
    );
    await expect(wrong.run).rejects.toThrow(
      /a\.yaml:\d+: there is no check 'team.codeowner'; did you mean 'team.codeowners'/,
    );
  });
});
