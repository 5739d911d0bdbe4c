import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogInfo,
  dependabot,
  scorecard,
  unowned,
} from '../testing/project';
import { bundle, Folder, opaq } from '../testing/run';

let folder: Folder;
const check = (...args: string[]) =>
  opaq(['check', '--scorecard', 'small.yaml', ...args], folder.path);
const changesSince = async (...args: string[]) => {
  const { stdout } = await check('--format', 'json', '--base', ...args);
  const { comparison } = JSON.parse(stdout);
  return Object.fromEntries(
    comparison.changes.map(({ checkId, kind }: Record<string, string>) => [
      checkId,
      kind,
    ]),
  );
};

const nonroot = 'FROM python:3.12\nUSER app\n';
const root = 'FROM python:3.12\nUSER root\n';

beforeAll(bundle);

beforeEach(() => {
  folder = new Folder()
    .write({
      'small.yaml': scorecard,
      'app.py': '',
      'catalog-info.yaml': unowned,
      Dockerfile: nonroot,
    })
    .commit();
  folder.git('checkout', '--quiet', '-b', 'topic');
});

afterEach(() => folder.remove());

describe('opaq check --base', () => {
  it('does not hold the past against a change', async () => {
    const { exitCode, stdout } = await check('--base', 'main');
    expect(exitCode).toBe(0);
    const revision = folder.git('rev-parse', 'main').slice(0, 12);
    expect(stdout).toContain(`Changes since main (${revision})\n  none\n`);
    expect(stdout).toContain(`Since main (${revision}): nothing got worse.`);
    expect(stdout).not.toContain(' Fix ');
  });

  it('fails where something got worse in any level, and says how to put it right', async () => {
    folder.write({ Dockerfile: root, 'catalog-info.yaml': catalogInfo });
    const { exitCode, stdout } = await check('--base', 'main');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /worse +The image does not run as root \(container\.nonroot\): passes → fails/,
    );
    expect(stdout).toMatch(
      /better +[^\n]+\n? +\(catalog\.registered\): fails →/,
    );
    expect(stdout).toContain(
      'Level   no level yet, Bronze possible: 1 unknown (before: no level yet)',
    );
    expect(stdout).toContain(
      'Score   33 %, coverage 75 % (before: 25 %, coverage 100 %)',
    );
    expect(stdout.match(/ Fix /g)).toHaveLength(1);
    expect(stdout).toContain('): 1 check got worse.');
  });

  it('asks for a level beside, where one is named', async () => {
    expect((await check('--base', 'main', '--level', 'bronze')).exitCode).toBe(
      1,
    );
    folder.write({ 'catalog-info.yaml': catalogInfo });
    expect((await check('--base', 'main', '--level', 'bronze')).exitCode).toBe(
      0,
    );
    folder.write({ Dockerfile: root });
    expect((await check('--base', 'main', '--level', 'bronze')).exitCode).toBe(
      1,
    );
    expect(
      (await check('--base', 'main', '--only', 'deps,catalog')).exitCode,
    ).toBe(0);
  });

  it('tells apart what changed', async () => {
    const day = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
    folder.git('rm', '--quiet', 'Dockerfile');
    folder.write({
      'catalog-info.yaml': catalogInfo,
      '.opaq.yaml': `exemptions: [{check: deps.update-bot, reason: no bots here, expires: "${day}"}]`,
    });
    folder.git('add', '--all');
    expect(await changesSince('main')).toMatchObject({
      'catalog.registered': 'better',
      'team.owner-group': 'unclear',
      'container.nonroot': 'removed',
      'deps.update-bot': 'exempt',
    });
    folder.git('commit', '--quiet', '-m', 'Two');
    folder.write({ Dockerfile: root, '.opaq.yaml': '' });
    folder.git('add', '--all');
    expect(await changesSince('HEAD')).toMatchObject({
      'container.nonroot': 'new',
      'deps.update-bot': 'worse',
    });
    expect((await check('--base', 'HEAD')).exitCode).toBe(1);
  });

  it('holds a new question to the level that the project works on', async () => {
    const addDockerfile = async () => {
      folder.git('rm', '--quiet', '--force', '--ignore-unmatch', 'Dockerfile');
      folder.commit();
      folder.write({ Dockerfile: root });
      folder.git('add', '--all');
      return check('--base', 'HEAD');
    };
    // Not even bronze: what only gold asks for is said, and no more.
    const early = await addDockerfile();
    expect(early.exitCode).toBe(0);
    expect(early.stdout).toMatch(
      /new +The image does not run as root[^]*: does not apply →\s+fails/,
    );
    const named = await check('--base', 'HEAD', '--only', 'container.nonroot');
    expect(named.exitCode).toBe(1);
    folder.write({ 'catalog-info.yaml': catalogInfo });
    expect((await addDockerfile()).exitCode).toBe(1);
  });

  it('compares with where the branch began, not with what happened there since', async () => {
    folder.git('checkout', '--quiet', 'main');
    folder.write({ '.github/dependabot.yml': dependabot }).commit();
    folder.git('checkout', '--quiet', 'topic');
    expect((await check('--base', 'main')).exitCode).toBe(0);
    expect(await changesSince('main')).toEqual({});
  });

  it('says that a project is new', async () => {
    folder.write({ 'services/new/app.py': '' });
    folder.git('add', '--all');
    const { exitCode, stdout } = await check('services/new', '--base', 'main');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('the project is new');
    expect(
      (await check('services/new', '--base', 'main', '--level', 'bronze'))
        .exitCode,
    ).toBe(1);
  });

  it('leaves the working tree alone, and runs nothing of the repository', async () => {
    const mark = join(folder.path, 'was-run');
    const script = join(folder.path, 'hook.sh');
    folder.write({ 'hook.sh': `#!/bin/sh\ntouch '${mark}'\ncat\n` });
    execFileSync('chmod', ['+x', script]);
    folder.write({ '.gitattributes': '* filter=evil diff=evil\n' }).commit();
    folder.git('config', 'filter.evil.smudge', script);
    folder.git('config', 'diff.evil.textconv', script);
    folder.git('config', 'core.fsmonitor', script);
    folder.write({ 'app.py': 'changed = 1\n', 'untracked.py': '' });
    const { exitCode } = await check('--base', 'main');
    expect(exitCode).toBe(0);
    expect(existsSync(mark)).toBe(false);
    const status = folder.git('-c', 'core.fsmonitor=', 'status', '--porcelain');
    expect(status).toContain('?? untracked.py');
    expect(status).toContain(' M app.py');
  });

  it.each([
    ['none', /There is no revision 'none'[^]*fetch-depth: 0/],
    ['--all', /There is no revision '--all'/],
  ])('says so where there is no revision %s', async (name, message) => {
    const { exitCode, stdout, stderr } = await check(`--base=${name}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('says so where there is no git', async () => {
    const plain = new Folder().write({ 'app.py': '', 'small.yaml': scorecard });
    const { exitCode, stderr } = await opaq(
      ['check', '--base', 'main'],
      plain.path,
    );
    plain.remove();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--base needs git');
  });
});
