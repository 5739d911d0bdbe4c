import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { indexedPaths } from './gitIndex';

let folder: string;

const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'latin1' },
  );

const listed = () => [
  ...new Set(git('ls-files', '-z').split('\0').filter(Boolean)),
];

function write(...paths: string[]) {
  for (const path of paths) {
    // A name need not be UTF-8.
    const file = Buffer.from(`${folder}/${path}`, 'latin1');
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(file, path);
  }
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'opaq-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NAMES = [
  ...['a', 'ab.txt', 'd/é\u0080.py', 'd/e/x y', 'z\n', 'seven77'],
  `long/${'n'.repeat(200)}`,
  `${'deep/'.repeat(700)}x`,
];

describe('indexedPaths', () => {
  it('names what git names, in its order', () => {
    write(...NAMES);
    git('init', '--quiet');
    git('add', '--all');
    expect(indexedPaths(folder)).toEqual(listed());
    expect(listed()).toHaveLength(NAMES.length);
  });

  it('names it below a folder inside', () => {
    write('a/b/c', 'a/b2/d', 'a/b.txt', 'e');
    git('init', '--quiet');
    git('add', '--all');
    expect(indexedPaths(join(folder, 'a/b'))).toEqual(['c']);
    expect(indexedPaths(join(folder, 'a'))).toEqual(['b.txt', 'b/c', 'b2/d']);
  });

  it('knows entries with more flags, deleted files, and both sides of a conflict', () => {
    write('a', 'b', 'c');
    git('init', '--quiet', '--initial-branch=main');
    git('add', 'a', 'b');
    git('add', '--intent-to-add', 'c');
    git('update-index', '--skip-worktree', 'b');
    expect(readFileSync(join(folder, '.git/index')).readUInt32BE(4)).toBe(3);
    expect(indexedPaths(folder)).toEqual(['a', 'b', 'c']);
    git('update-index', '--no-skip-worktree', 'b');
    git('commit', '--quiet', '-m', 'One', '--', 'a');
    git('checkout', '--quiet', '-b', 'other');
    writeFileSync(join(folder, 'a'), 'theirs');
    git('commit', '--quiet', '-m', 'Two', '--', 'a');
    git('checkout', '--quiet', 'main');
    writeFileSync(join(folder, 'a'), 'ours');
    git('commit', '--quiet', '-m', 'Three', '--', 'a');
    expect(() => git('merge', 'other')).toThrow();
    expect(indexedPaths(folder)).toEqual(listed());
  });

  it.each([
    ['of version 4', ['update-index', '--index-version', '4']],
    ['that is split', ['update-index', '--split-index']],
  ])('leaves an index to git: one %s', (_, args) => {
    write('a', 'b');
    git('init', '--quiet');
    git('add', 'a');
    git(...args);
    expect(indexedPaths(folder)).toBeUndefined();
  });

  it('leaves an index to git that has no checksum', () => {
    write('a');
    git('init', '--quiet');
    git('add', '--all');
    const path = join(folder, '.git/index');
    const index = readFileSync(path);
    // What index.skipHash makes of it.
    writeFileSync(path, index.fill(0, index.length - 20));
    expect(indexedPaths(folder)).toBeUndefined();
  });

  it('leaves other object ids to git', () => {
    write('a');
    git('init', '--quiet', '--object-format=sha256');
    git('add', '--all');
    expect(indexedPaths(folder)).toBeUndefined();
  });

  it('leaves a linked working tree to git', () => {
    write('a');
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '-m', 'One');
    git('worktree', 'add', '--quiet', 'linked');
    expect(indexedPaths(join(folder, 'linked'))).toBeUndefined();
    expect(indexedPaths(folder)).toEqual(['a']);
  });

  it('says nothing without a repository', () => {
    write('a');
    expect(indexedPaths(folder)).toBeUndefined();
    mkdirSync(join(folder, '.git'));
    expect(indexedPaths(folder)).toBeUndefined();
  });

  it('survives an index of any length', () => {
    write('a', 'b/c');
    git('init', '--quiet');
    git('add', '--all');
    const path = join(folder, '.git/index');
    const whole = readFileSync(path);
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole.subarray(0, length));
      expect(indexedPaths(folder)).toBeUndefined();
    }
  });
});
