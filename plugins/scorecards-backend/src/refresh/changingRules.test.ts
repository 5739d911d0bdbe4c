import { rmSync, writeFileSync } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { DEFAULT_EXEMPTION_POLICY } from '@opaq/engine';
import type { Knex } from 'knex';
import { approve } from '../database/operations/approve';
import { revokeApproval } from '../database/operations/revokeApproval';
import { testDatabases } from '../__testUtils__/databases';
import {
  startReplica,
  storedReports,
  syncEntities,
} from '../__testUtils__/replica';
import { SMALL_SCORECARD } from '../__testUtils__/smallScorecard';
import { componentOf, until } from '../__testUtils__/startPlugin';
import { WorkerPool } from '../worker/WorkerPool';
import type { RulesSettings } from './ConfiguredRules';

const databases = testDatabases();
const workers = new WorkerPool({ threads: 2, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const titled = (title: string) =>
  SMALL_SCORECARD.replace('title: Bronze', `title: ${title}`);
const named = (name: string) =>
  SMALL_SCORECARD.replace('name: small', `name: ${name}`);

/** Asks whether a line of a file is there, which nobody has looked for before. */
const ASKING = SMALL_SCORECARD.replace(
  'spec:',
  `spec:
  define:
    - id: acme/team.owners
      title: Owners
      opaq: Operational/Availability
      fileMatches: { file: OWNERS.md, pattern: ada }`,
).replace('[deps.update-bot]', '[acme/team.owners]');

describe.each(databases.ids)('rules that change on %s', id => {
  let knex: Knex;
  const folder = createMockDirectory();
  const replicas: Array<Awaited<ReturnType<typeof startReplica>>> = [];

  beforeEach(async () => {
    knex = await databases.init(id);
    folder.setContent({
      'small.yaml': SMALL_SCORECARD,
      repositories: {
        a: { 'app.py': '', 'renovate.json': '{}', 'OWNERS.md': 'ada\n' },
      },
    });
    const repositories = folder.resolve('repositories');
    await syncEntities(knex, repositories, [
      componentOf('a', `file:${repositories}/a/`),
    ]);
  });
  afterEach(() =>
    Promise.all(replicas.splice(0).map(({ loop }) => loop.stop())),
  );

  const write = (file: string, text: string) => {
    writeFileSync(folder.resolve(file), text);
    return folder.resolve(file);
  };
  const start = async (
    settings: Partial<RulesSettings> = {
      files: [folder.resolve('small.yaml')],
    },
  ) => {
    const replica = await startReplica({
      database: knex,
      workers,
      folder: folder.resolve('repositories'),
      settings,
    });
    replicas.push(replica);
    return replica;
  };

  type Reports = Awaited<ReturnType<typeof storedReports>>;
  const reports = (isDone: (reports: Reports) => boolean) =>
    until(() => storedReports(knex, 'a'), isDone);
  const levelTitle = (title: string) =>
    reports(({ small }) => small?.scorecard.levels[0].title === title);

  it('judge everything anew without a restart and without a read', async () => {
    const { rules, read } = await start();
    await levelTitle('Bronze');
    write('small.yaml', titled('Brass'));
    await rules.reload();
    await levelTitle('Brass');
    // As it was a moment ago.
    write('small.yaml', SMALL_SCORECARD);
    await rules.reload();
    await levelTitle('Bronze');
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('are those of the replica that saw them last, until the others do', async () => {
    const first = await start();
    await levelTitle('Bronze');
    const second = await start();

    write('small.yaml', titled('Brass'));
    await first.rules.reload();
    await levelTitle('Brass');
    // The other one, by its old rules, would take this.
    await first.loop.stop();
    await knex('repositories').update({ evaluate_at: 1 });
    second.loop.wake();
    await new Promise(resolve => setTimeout(resolve, 500));
    await levelTitle('Brass');

    await second.rules.reload();
    await until(
      () => knex('repositories').whereNotNull('evaluate_at'),
      due => due.length === 0,
    );
    await levelTitle('Brass');
    write('small.yaml', titled('Tin'));
    await second.rules.reload();
    const { small } = await levelTitle('Tin');
    expect(small.level).toBe('bronze');
  });

  it('come with another scorecard, and go with it', async () => {
    const files = [folder.resolve('small.yaml'), write('b.yaml', named('b'))];
    const settings = { files: files.slice(0, 1) };
    const { rules } = await start(settings);
    const first = await reports(({ small }) => Boolean(small));
    expect(Object.keys(first)).toEqual(['small']);

    settings.files = files;
    await rules.reload();
    const both = await reports(({ b }) => Boolean(b));
    expect(Object.keys(both).sort()).toEqual(['b', 'small']);
    expect(both.b.level).toBe('bronze');

    rmSync(files[1]);
    await rules.reload();
    await rules.reload();
    const last = await reports(({ b }) => !b);
    expect(Object.keys(last)).toEqual(['small']);
  });

  it('leave the default scorecard when one is configured, and return to it', async () => {
    const settings: { files: string[] } = { files: [] };
    const { rules } = await start(settings);
    const own = 'operational-excellence';
    await reports(all => Boolean(all[own]));
    settings.files = [folder.resolve('small.yaml')];
    await rules.reload();
    const configured = await reports(all => Boolean(all.small));
    expect(Object.keys(configured)).toEqual(['small']);
    settings.files = [];
    await rules.reload();
    const back = await reports(all => Boolean(all[own]));
    expect(Object.keys(back)).toEqual([own]);
  });

  it('judge by each scorecard those that it is for', async () => {
    const forLibraries = named('libraries').replace(
      'spec:',
      'spec:\n  appliesTo: { type: library }',
    );
    const settings = {
      files: [folder.resolve('small.yaml'), write('l.yaml', forLibraries)],
    };
    const { rules } = await start(settings);
    const { small, libraries } = await reports(all => Boolean(all.libraries));
    expect(small).toMatchObject({ covered: true, level: 'bronze' });
    expect(libraries).toMatchObject({
      covered: false,
      level: null,
      notCoveredReason: expect.stringContaining('type service'),
    });
    write('l.yaml', forLibraries.replace('type: library', 'type: service'));
    await rules.reload();
    await reports(all => all.libraries.covered);
  });

  it('read a repository for what nobody has looked for, and only then', async () => {
    const { rules, read } = await start();
    await levelTitle('Bronze');
    write('small.yaml', ASKING);
    await rules.reload();
    const { small } = await reports(all =>
      all.small.results.some(({ checkId }) => checkId === 'acme/team.owners'),
    );
    expect(small.level).toBe('bronze');
    expect(read).toHaveBeenCalledTimes(2);

    write('small.yaml', ASKING.replace('title: Bronze', 'title: Brass'));
    await rules.reload();
    await levelTitle('Brass');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('judge what can not be read now by what is known of it', async () => {
    const { rules } = await start();
    await levelTitle('Bronze');
    rmSync(folder.resolve('repositories/a'), { recursive: true });
    write('small.yaml', ASKING);
    await rules.reload();
    const { small } = await reports(all =>
      all.small.results.some(({ checkId }) => checkId === 'acme/team.owners'),
    );
    expect(small).toMatchObject({ level: null, possibleLevel: 'bronze' });
    expect(small.results).toContainEqual(
      expect.objectContaining({
        checkId: 'acme/team.owners',
        outcome: 'unknown',
        message: expect.stringContaining('the next read tells'),
      }),
    );
  });

  it('hold exemptions to the policy, and to an approval where it asks for one', async () => {
    folder.addContent({
      'repositories/a/renovate.json': 'not used',
      'repositories/a/.opaq.yaml':
        'exemptions:\n  - { check: acme/team.cake, reason: Later., expires: 2099-12-31 }\n',
    });
    write(
      'small.yaml',
      SMALL_SCORECARD.replace(
        'spec:',
        `spec:
  define:
    - { id: acme/team.cake, title: Cake, opaq: Quality/Testability, fileExists: cake }`,
      ).replace('[deps.update-bot]', '[acme/team.cake]'),
    );
    const settings = {
      files: [folder.resolve('small.yaml')],
      exemptionPolicy: { ...DEFAULT_EXEMPTION_POLICY, maxDays: 36_500 },
    };
    const { rules, loop } = await start(settings);
    const status = (wanted: string) =>
      reports(({ small }) =>
        Boolean(
          small?.results.some(({ exemption }) => exemption?.status === wanted),
        ),
      );
    expect((await status('inForce')).small.level).toBe('bronze');

    settings.exemptionPolicy = { ...settings.exemptionPolicy, approval: true };
    await rules.reload();
    expect((await status('awaitingApproval')).small.level).toBeNull();

    const entityRef = 'component:default/a';
    await approve(knex, {
      entityRef,
      checkId: 'acme/team.cake',
      reason: 'Later.',
      expires: '2099-12-31',
      by: 'user:default/ada',
    });
    loop.wake();
    const { small } = await status('inForce');
    expect(small.results.find(({ exemption }) => exemption)?.exemption).toEqual(
      expect.objectContaining({
        approval: { by: 'user:default/ada', at: expect.any(String) },
      }),
    );

    await revokeApproval(knex, entityRef, 'acme/team.cake');
    loop.wake();
    await status('awaitingApproval');

    settings.exemptionPolicy = {
      ...settings.exemptionPolicy,
      never: ['acme/team.cake'],
    };
    await rules.reload();
    await status('refused');
  });
});
