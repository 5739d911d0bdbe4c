import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '@opaq/engine';
import { reportSchema } from '@opaq/engine/report';
import {
  catalogInfo,
  dependabot,
  scorecard,
  unowned,
} from '../testing/project';
import { bundle, Folder, opaq } from '../testing/run';

let folder: Folder;
const small = () => ['--scorecard', join(folder.path, 'small.yaml')];
const check = (...args: string[]) =>
  opaq(['check', ...args, ...small()], folder.path);

beforeAll(bundle);

beforeEach(() => {
  folder = new Folder().write({ 'small.yaml': scorecard });
});

afterEach(() => folder.remove());

describe('opaq check', () => {
  it('says what fails, where, why and how to fix it', async () => {
    folder.write({
      'catalog-info.yaml': unowned,
      'app.py': '',
    });
    folder.commit();
    const { exitCode, stdout, stderr } = await check();
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    const revision = folder.git('rev-parse', 'HEAD').slice(0, 12);
    expect(stdout).toContain(
      `Churn model (component:default/churn) at ${revision}, judged by Small\n`,
    );
    expect(stdout).toContain('  Level   no level yet\n');
    expect(stdout).toContain('  Score   0 %, coverage 100 %\n');
    expect(stdout).toContain('\nBronze: 2 checks fail\n');
    expect(stdout).toContain(
      'catalog-info.yaml does not name spec.owner of component:default/churn.\n',
    );
    expect(stdout).toContain('    Where catalog-info.yaml:1\n');
    expect(stdout).toMatch(/ {4}Why {3}\S/);
    expect(stdout).toMatch(/ {4}Fix {3}\S/);
    expect(stdout).toMatch(/\nNext steps to Bronze\n {2}1\. .+ \(minutes\)\n/);
    expect(stdout.trimEnd().split('\n').pop()).toBe('Bronze: 2 checks fail.');
  });

  it('ends with 0 when nothing in the level fails, and tells unknown from failed', async () => {
    folder.write({ 'catalog-info.yaml': catalogInfo, 'app.py': '' });
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('no level yet, Bronze possible: 1 unknown');
    expect(stdout).toContain('\nUnknown\n');
    expect(stdout).toContain('Bronze: nothing fails.');
  });

  it('asks for the level that is named, and those below it', async () => {
    folder.write({ 'catalog-info.yaml': catalogInfo, 'app.py': '' });
    const { exitCode, stdout } = await check('--level', 'gold');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Gold: 1 check fails.');
  });

  it('gives a report of the schema as JSON, and the same exit status', async () => {
    folder.write({ 'catalog-info.yaml': catalogInfo, 'app.py': '' }).commit();
    const { exitCode, stdout, stderr } = await check('--format', 'json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const report = reportSchema.strict().parse(JSON.parse(stdout));
    expect(report.source).toEqual({
      url: folder.path,
      revision: folder.git('rev-parse', 'HEAD').trim(),
      path: '',
    });
    expect(report.results.map(({ checkId }) => checkId)).toEqual(
      checks.map(({ id }) => id),
    );
    const failing = await check('--format', 'json', '--level', 'gold');
    expect(failing.exitCode).toBe(1);
    expect(JSON.parse(failing.stdout)).toEqual(report);
  });

  it('judges by the default scorecard', async () => {
    folder.write({ 'app.py': '' });
    const { stdout, stderr } = await opaq(
      ['check', folder.path, '--format', 'json'],
      folder.path,
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      scorecard: { name: 'operational-excellence' },
      covered: true,
    });
  });

  it('judges a component inside a repository, with what stands above it', async () => {
    folder
      .write({
        '.github/dependabot.yml': dependabot,
        'catalog-info.yaml': catalogInfo,
        'services/churn/app.py': '',
        'services/other/app.py': '',
      })
      .commit();
    const { stdout } = await check('services/churn', '--format', 'json');
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.source).toMatchObject({
      url: folder.path,
      path: 'services/churn',
    });
    expect(report.subject.name).toBe('churn');
    expect(
      report.results.find(({ checkId }) => checkId === 'deps.update-bot'),
    ).toMatchObject({
      outcome: 'pass',
      locations: [{ path: '.github/dependabot.yml' }],
    });
  });

  it('leaves out what .opaq.yaml excludes, and says what is wrong with it', async () => {
    folder.write({ 'app.py': '', '.opaq.yaml': 'exclude: [app.py]\n' });
    expect((await check()).stdout).toContain('not covered: nothing was found');
    folder.write({ '.opaq.yaml': 'exlude: [app.py]\n' });
    expect((await check()).stdout).toMatch(/\nProblems\n {2}! \.opaq\.yaml/);
  });

  it('says of settings that git does not track that they do not hold', async () => {
    folder.write({ 'sub/app.py': '' }).commit();
    folder.write({ 'sub/.opaq.yaml': 'exclude: [app.py]\n' });
    const before = await check('sub', '--format', 'json');
    const { covered, problems } = JSON.parse(before.stdout);
    expect(covered).toBe(true);
    expect(problems).toEqual([
      {
        path: 'sub/.opaq.yaml',
        message:
          "sub/.opaq.yaml: git does not track it, so nothing in it holds; 'git add' it",
      },
    ]);
    folder.git('add', 'sub/.opaq.yaml');
    const after = await check('sub', '--format', 'json');
    expect(JSON.parse(after.stdout)).toMatchObject({
      covered: false,
      problems: [],
    });
  });

  it('reminds of files that are new where git says what is read', async () => {
    const hint = 'A new file counts once git tracks it.';
    const shown = async () =>
      (await check()).stdout.replace(/\s+/g, ' ').includes(hint);
    folder.write({ 'catalog-info.yaml': unowned, 'app.py': '' });
    expect(await shown()).toBe(false);
    folder.commit();
    expect(await shown()).toBe(true);
  });

  it('does not judge what it does not understand', async () => {
    folder.write({ 'main.c': '' });
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Level   not covered: nothing was found');
    expect(stdout).not.toContain('fail');
  });
});

describe('what is asked for', () => {
  const exitCodeOf = async (...args: string[]) =>
    (await check(...args)).exitCode;
  const lastLine = async (...args: string[]) =>
    (await check(...args)).stdout.trimEnd().split('\n').pop();

  beforeEach(() => {
    // One of four checks passes, one is unknown, one fails in gold, one does not apply.
    folder.write({ 'catalog-info.yaml': catalogInfo, 'app.py': '' });
  });

  it('is a score, and then no level', async () => {
    expect(await lastLine('--min-score', '50')).toBe(
      'Score: 50 %, at least 50 % is asked for.',
    );
    expect(await exitCodeOf('--min-score', '50')).toBe(0);
    expect(await exitCodeOf('--min-score', '50.1')).toBe(1);
    expect(await exitCodeOf('--min-score', '50', '--level', 'gold')).toBe(1);
  });

  it('is no score where nothing is known', async () => {
    folder.write({
      'small.yaml': scorecard
        .replace('catalog.registered, ', '')
        .replace('deps.update-bot, ', ''),
    });
    expect(await lastLine('--min-score', '90')).toContain('Score: unknown');
    expect(await exitCodeOf('--min-score', '90')).toBe(0);
  });

  it('is some checks, by id and by category', async () => {
    const { stdout, exitCode } = await check(
      '--only',
      'deps.update-bot, catalog',
    );
    expect(exitCode).toBe(1);
    expect(stdout).toContain('(deps.update-bot)');
    expect(stdout).not.toContain('container.nonroot');
    expect(stdout).not.toContain('Unknown');
    expect(stdout).toContain('1 of the checks asked for fails.');
    expect(await exitCodeOf('--only', 'catalog')).toBe(0);
    expect(await exitCodeOf('--only', 'deps', '--level', 'bronze')).toBe(0);
    expect(await exitCodeOf('--only', 'deps', '--level', 'gold')).toBe(1);
  });

  it('shows no level of which nothing is looked at', async () => {
    const { stdout } = await check('--only', 'deps.update-bot');
    expect(stdout).toMatch(/^ {2}Gold {4}1 fail$/m);
    expect(stdout).not.toMatch(/^ {2}Bronze/m);
  });

  it('counts what no level asks for where it is named, and not by its category', async () => {
    const named = await check('--only', 'readme.present');
    expect(named.exitCode).toBe(1);
    expect(named.stdout).toContain('In no level of this scorecard');
    expect(await exitCodeOf('--only', 'readme')).toBe(0);
  });

  it('leaves the report of what is left as it is', async () => {
    const all = JSON.parse((await check('--format', 'json')).stdout);
    const some = JSON.parse(
      (await check('--format', 'json', '--only', 'deps')).stdout,
    );
    const ids = some.results.map(({ checkId }: { checkId: string }) => checkId);
    expect(ids).toContain('deps.lockfile');
    expect(ids.every((id: string) => id.startsWith('deps.'))).toBe(true);
    expect({ ...some, results: [] }).toEqual({ ...all, results: [] });
  });

  it('leaves out what is exempt, and says so', async () => {
    const expires = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
    const settings = `exemptions: [{check: deps.update-bot, reason: "The host has no bots.", expires: "${expires}", approvedBy: Ada}]`;
    folder.write({ '.opaq.yaml': settings });
    const { stdout, exitCode } = await check('--level', 'gold');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 exempt');
    expect(stdout).toContain(
      `\nExempt\n  ~ A bot proposes updates of dependencies (deps.update-bot)\n    Exempt until ${expires}, approved by Ada: The host has no bots.\n`,
    );
    folder.write({ '.opaq.yaml': settings.replace(expires, '2020-01-01') });
    const later = await check('--level', 'gold');
    expect(later.exitCode).toBe(1);
    expect(later.stdout).toContain('The exemption expired on 2020-01-01');
  });

  it('is written in several formats at once', async () => {
    const { stdout, exitCode } = await check(
      ...['--level', 'gold', '--output', 'json=report.json'],
      ...['--output', 'text=a=b.txt'],
    );
    expect(exitCode).toBe(1);
    const read = (name: string) =>
      readFileSync(join(folder.path, name), 'utf8');
    expect(read('a=b.txt')).toBe(stdout);
    reportSchema.parse(JSON.parse(read('report.json')));
  });
});

describe('opaq check that cannot run', () => {
  it.each([
    [
      'a folder that is not there',
      ['nothing'],
      /^There is no folder nothing\./,
    ],
    ['a file', ['small.yaml'], /^small\.yaml is a file: give the folder/],
    [
      'a level that is not there',
      ['--level', 'tin'],
      /^Small has no level 'tin'\. Its levels: bronze, gold\./,
    ],
    [
      'a format that is not there',
      ['--format', 'xml'],
      /Allowed choices are text, json, sarif, junit, markdown/,
    ],
    [
      'an option that is not there',
      ['--fromat', 'json'],
      /unknown option '--fromat'[^]*--format[^]*'opaq COMMAND --help'/,
    ],
    ['a folder too many', ['.', '..'], /too many arguments/],
    [
      'a score that is no percentage',
      ['--min-score', '0.8'],
      /takes a percentage: write 80 for 0\.8/,
    ],
    [
      'a score that is no number',
      ['--min-score', 'high'],
      /from 0 to 100, not 'high'/,
    ],
    [
      'a check that is not there',
      ['--only', 'dep'],
      /'dep'; did you mean 'deps'\?/,
    ],
    ['no check', ['--only', ' , '], /--only needs the id of a check/],
    [
      'a file without a format',
      ['--output', 'x.sarif'],
      /--output takes FORMAT=FILE/,
    ],
    [
      'a file that cannot be written',
      ['--output', 'json=none/x.json'],
      /none\/x\.json cannot be written: there is no folder none\./,
    ],
  ])('says so of %s', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await check(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
  });

  it('says so of an empty folder, and of a repository of which nothing is tracked', async () => {
    const empty = new Folder();
    const run = await opaq(['check', empty.path, ...small()]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('it holds no files');
    empty.remove();
    folder.git('init', '--quiet');
    const { exitCode, stderr } = await check();
    expect(exitCode).toBe(2);
    expect(stderr).toContain("git tracks no file there. 'git add'");
  });

  it('says what is wrong with a scorecard, and where', async () => {
    folder.write({
      'app.py': '',
      'small.yaml': scorecard.replace('team.owner-group', 'team.owner'),
    });
    const { exitCode, stdout, stderr } = await check();
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /small\.yaml:10: there is no check 'team\.owner'; did you mean 'team\.owner-group'\?/,
    );
    const missing = await opaq(['check', '--scorecard', 'none.yaml']);
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toBe('There is no scorecard none.yaml.\n');
  });
});
