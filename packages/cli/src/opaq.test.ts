import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '@opaq/engine';
import { reportSchema } from '@opaq/engine/report';
import { version } from '../package.json';
import { binary, bundle, Folder, opaq } from './testing/run';

const scorecard = `\
apiVersion: opaq/v1
kind: Scorecard
metadata:
  name: small
  title: Small
spec:
  levels:
    - name: bronze
      title: Bronze
      checks: [catalog.registered, team.owner-group]
    - name: gold
      title: Gold
      checks: [deps.update-bot]
`;

const catalogInfo = `\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: churn
  title: Churn model
spec:
  type: service
  lifecycle: production
  owner: data-science
`;

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
      'catalog-info.yaml': catalogInfo.replace('  owner: data-science\n', ''),
      'app.py': '',
    });
    folder.commit();
    const { exitCode, stdout, stderr } = await check();
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    const revision = folder.git('rev-parse', 'HEAD').slice(0, 12);
    expect(stdout).toContain(
      `Churn model (component:default/churn) at ${revision}\n`,
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
        '.github/dependabot.yml':
          'version: 2\nupdates: [{package-ecosystem: pip, directories: ["**"], schedule: {interval: weekly}}]',
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

  it('does not judge what it does not understand', async () => {
    folder.write({ 'main.c': '' });
    const { exitCode, stdout } = await check();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Level   not covered: nothing was found');
    expect(stdout).not.toContain('fail');
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
      /Allowed choices are text, json/,
    ],
    [
      'an option that is not there',
      ['--fromat', 'json'],
      /unknown option '--fromat'[^]*--format/,
    ],
    ['a folder too many', ['.', '..'], /too many arguments/],
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

describe('the terminal', () => {
  const inTerminal = (env: Record<string, string> = {}) =>
    execFileSync(
      'python3',
      [
        '-c',
        'import pty, sys; pty.spawn(sys.argv[1:])',
        process.execPath,
        binary,
        'check',
        folder.path,
        ...small(),
      ],
      { env: { PATH: process.env.PATH, TERM: 'xterm', ...env } },
    ).toString();
  const escape = '\u001b';

  /** What a terminal obeys in place of showing it. */
  const controls = (text: string) =>
    [...text].filter(
      character =>
        (/\p{C}/u.test(character) && character !== '\n') ||
        /[\u2028\u2029]/.test(character),
    );

  it('gets colour', () => {
    folder.write({ 'app.py': '' });
    expect(inTerminal()).toContain(`${escape}[`);
  });

  it.each<Record<string, string>>([{ NO_COLOR: '1' }, { TERM: 'dumb' }])(
    'gets no colour with %p',
    env => {
      folder.write({ 'app.py': '' });
      const output = inTerminal(env);
      expect(output).toContain('Bronze');
      expect(output).not.toContain(escape);
    },
  );

  it('gets no control character from a repository', async () => {
    folder.write({
      'catalog-info.yaml': catalogInfo.replace(
        'title: Churn model',
        'title: "Churn\\e[2J\\u009b2J\\u202emodel\\a"',
      ),
      '.opaq.yaml': '"\\e]0;x\\a": 1\n',
      'app.py': '',
      'a\u001b[31m.py': '',
    });
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await check('--format', format);
      expect(stdout).toContain('Churn');
      expect(controls(stdout + stderr)).toEqual([]);
    }
    const { stderr } = await check(`${escape}[2J`);
    expect(stderr).toContain('There is no folder');
    expect(stderr).not.toContain(escape);
  });
});

describe('the binary', () => {
  it('knows its version', async () => {
    const { exitCode, stdout } = await opaq(['--version']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
    });
  });

  it('explains itself', async () => {
    const { exitCode, stdout } = await opaq(['check', '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Exit status: 0 when nothing in the level fails');
  });

  it('says what to do where it is not built', async () => {
    cpSync(binary, join(folder.path, 'bin/opaq.js'));
    const run = () =>
      execFileSync(process.execPath, [join(folder.path, 'bin/opaq.js')], {
        stdio: 'pipe',
      });
    expect(run).toThrow("Run 'yarn build:cli'");
  });

  it('holds nothing of Backstage', () => {
    const text = readFileSync(join(binary, '../../dist/opaq.js'), 'utf8');
    expect(text).not.toMatch(/node_modules\/@backstage\//);
  });
});
