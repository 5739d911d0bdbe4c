import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findWorkingTree } from '.';
import { trackedPaths } from './git';
import { isSoundRepository } from './soundRepository';

let folder: string;
const inFolder = (path: string) => join(folder, path);

const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );

/** Puts a pipe in the place of a file. */
function pipe(path: string) {
  rmSync(path, { recursive: true, force: true });
  execFileSync('mkfifo', [path]);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opaq-'));
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(inFolder('a.txt'), 'one');
  git('add', '.');
  git('commit', '--quiet', '-m', 'Begin');
});

afterEach(() => rmSync(folder, { recursive: true }));

// A git that waits is ended after longer than a test may take.
describe('git', () => {
  it.each([
    '.git/HEAD',
    '.git/config',
    '.git/index',
    '.git/packed-refs',
    '.git/refs/heads/main',
    '.git/commondir',
    '.git/objects/info/alternates',
    '.git',
  ])('is not asked where it would wait for %s', async path => {
    pipe(inFolder(path));
    expect(await findWorkingTree(folder)).toBeUndefined();
    expect(await trackedPaths(folder)).toBeUndefined();
  });

  it.each(['objects', 'pack'])(
    'is not asked where it would wait for the commit in %s',
    async where => {
      const commit = git('rev-parse', 'HEAD').toString().trim();
      const loose = `.git/objects/${commit.slice(0, 2)}/${commit.slice(2)}`;
      const pack = `.git/objects/pack/pack-${commit}.idx`;
      pipe(inFolder(where === 'pack' ? pack : loose));
      expect(await findWorkingTree(folder)).toBeUndefined();
    },
  );

  it('is not asked where its configuration includes what it would wait for', async () => {
    git('config', 'include.path', '../more');
    writeFileSync(inFolder('more'), '[user]\n  name = A\n');
    expect(await findWorkingTree(folder)).toBeDefined();
    pipe(inFolder('more'));
    expect(await findWorkingTree(folder)).toBeUndefined();
  });

  it('is not asked where a link leads to what never ends', () => {
    rmSync(inFolder('.git/HEAD'));
    symlinkSync('/dev/zero', inFolder('.git/HEAD'));
    expect(isSoundRepository(folder)).toBe(false);
  });

  it('is not asked where it would wait in the folder of a linked working tree', async () => {
    git('worktree', 'add', '--quiet', 'linked');
    expect(await trackedPaths(inFolder('linked'))).toEqual(['a.txt']);
    pipe(inFolder('.git/worktrees/linked/index'));
    expect(await trackedPaths(inFolder('linked'))).toBeUndefined();
  });

  it('is asked where one name of a commit leads to another, and where a file is a link', async () => {
    git('symbolic-ref', 'refs/heads/other', 'refs/heads/main');
    git('symbolic-ref', 'HEAD', 'refs/heads/other');
    execFileSync('mv', [inFolder('.git/config'), inFolder('config')]);
    symlinkSync(inFolder('config'), inFolder('.git/config'));
    expect(await findWorkingTree(folder)).toMatchObject({
      revision: git('rev-parse', 'HEAD').toString().trim(),
    });
  });

  it('is not kept by names that lead to one another', () => {
    git('symbolic-ref', 'refs/heads/a', 'refs/heads/b');
    git('symbolic-ref', 'refs/heads/b', 'refs/heads/a');
    git('symbolic-ref', 'HEAD', 'refs/heads/a');
    expect(isSoundRepository(folder)).toBe(true);
  });
});
