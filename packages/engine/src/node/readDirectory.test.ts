import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defineFileFact } from '../facts';
import { projectFile } from '../facts/repository/projectFile';
import { DEFAULT_LIMITS, FactCollector } from '../collect';
import type { Listing } from '../tree';
import { findWorkingTree, readDirectory } from '.';

/** Reads every text file, so that tests see what is listed and what is read. */
const probe = defineFileFact<
  string,
  { texts: Record<string, string>; entries: Listing['entries'] }
>({
  name: 'probe',
  version: 1,
  scope: 'component',
  select: path => path.endsWith('.txt'),
  map: ({ text }) => text ?? '(binary)',
  reduce: (found, { entries }) => ({
    texts: Object.fromEntries(found),
    entries,
  }),
});

async function read(
  folder: string,
  options?: Parameters<typeof readDirectory>[2],
) {
  const collector = new FactCollector({
    facts: [probe],
    projectFile,
    limits: DEFAULT_LIMITS,
  });
  await readDirectory(folder, collector, options);
  const facts = collector.finish(['']).get('')!;
  const { texts, entries } = facts.values.probe as ReturnType<
    typeof probe.reduce
  >;
  return {
    texts,
    entries,
    paths: entries.map(({ path }) => path),
    gaps: facts.gaps.probe ?? [],
  };
}

let folder: string;
const inFolder = (path: string) => join(folder, path);

function write(files: Record<string, string>) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(inFolder(path)), { recursive: true });
    writeFileSync(inFolder(path), content);
  }
}

const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  ).toString();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opaq-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('readDirectory in a repository', () => {
  beforeEach(() => {
    git('init', '--quiet');
  });

  it('reads what git tracks, and nothing else', async () => {
    write({ 'a.txt': 'one', 'sub/b.txt': 'two', 'c.md': 'x', 'new.txt': '' });
    git('add', 'a.txt', 'sub', 'c.md');
    const { texts, entries } = await read(folder);
    expect(texts).toEqual({ 'a.txt': 'one', 'sub/b.txt': 'two' });
    expect(entries).toEqual([
      { path: 'a.txt', size: 3 },
      { path: 'c.md', size: 1 },
      { path: 'sub/b.txt', size: 3 },
    ]);
  });

  it('reads a tracked file that .gitignore excludes', async () => {
    write({ '.gitignore': '*.txt', 'a.txt': 'one' });
    git('add', '--force', '.');
    expect((await read(folder)).texts).toEqual({ 'a.txt': 'one' });
  });

  it('reads the content of the disk and skips what was deleted there', async () => {
    write({ 'a.txt': 'old', 'gone.txt': 'x', 'gone/b.txt': 'x' });
    git('add', '.');
    write({ 'a.txt': 'new' });
    rmSync(inFolder('gone.txt'));
    rmSync(inFolder('gone'), { recursive: true });
    expect((await read(folder)).texts).toEqual({ 'a.txt': 'new' });
  });

  it('reads only the given folder of a larger repository', async () => {
    write({ 'top.txt': '', 'part/a.txt': 'one', 'partial/b.txt': '' });
    git('add', '.');
    expect((await read(inFolder('part'))).texts).toEqual({ 'a.txt': 'one' });
  });

  it('passes over what a component cannot look at', async () => {
    write({
      'a.txt': '',
      '.github/b.txt': '',
      'docs/c.txt': '',
      'other/d.txt': '',
      'parts/e.txt': '',
      'parts/docs/f.txt': '',
      'parts/one/src/g.txt': '',
      'parts/two/h.txt': '',
    });
    git('add', '.');
    const { paths } = await read(folder, { component: 'parts/one' });
    expect(paths).toEqual([
      '.github/b.txt',
      'a.txt',
      'docs/c.txt',
      'parts/docs/f.txt',
      'parts/e.txt',
      'parts/one/src/g.txt',
    ]);
  });

  it('lists a link and never follows it', async () => {
    write({ 'a.txt': 'one' });
    symlinkSync('/etc/hostname', inFolder('link.txt'));
    symlinkSync('/etc', inFolder('folder.txt'));
    git('add', '.');
    const { texts, entries } = await read(folder);
    expect(texts).toEqual({ 'a.txt': 'one' });
    expect(entries.filter(({ link }) => link).map(({ path }) => path)).toEqual([
      'folder.txt',
      'link.txt',
    ]);
  });

  it('does not read through a folder that a link has replaced', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'opaq-outside-'));
    writeFileSync(join(outside, 'a.txt'), 'not ours');
    write({ 'sub/a.txt': 'ours' });
    git('add', '.');
    rmSync(inFolder('sub'), { recursive: true });
    symlinkSync(outside, inFolder('sub'));
    try {
      expect((await read(folder)).paths).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('does not follow a path of the index out of the folder', async () => {
    const outside = `${folder}-outside.txt`;
    const name = `../${outside.slice(dirname(outside).length + 1)}`;
    // The name that is added has the length of the hostile one, which then takes its place in the index.
    const honest = `x${'/y'.repeat(200)}`.slice(0, name.length - 1).concat('z');
    writeFileSync(outside, 'not ours');
    write({ [honest]: '' });
    git('add', '.');
    const index = readFileSync(inFolder('.git/index'), 'latin1')
      .slice(0, -20)
      .replace(honest, name);
    const checksum = createHash('sha1').update(index, 'latin1');
    const hostile = index + checksum.digest().toString('latin1');
    writeFileSync(inFolder('.git/index'), hostile, 'latin1');
    try {
      expect(git('ls-files', '-z')).toContain(name);
      expect((await read(folder)).texts).toEqual({});
    } finally {
      rmSync(outside);
    }
  });

  it('does not enter a submodule', async () => {
    write({ 'a.txt': 'one', 'inner/b.txt': 'two' });
    const inner = ['-C', 'inner'];
    git(...inner, 'init', '--quiet');
    git(...inner, 'add', '.');
    git(...inner, 'commit', '--quiet', '-m', 'Begin');
    git('-c', 'advice.addEmbeddedRepo=false', 'add', '.');
    expect((await read(folder)).paths).toEqual(['a.txt']);
  });

  it('passes over what is neither file nor link', async () => {
    write({ 'a.txt': 'one', 'pipe.txt': '' });
    git('add', '.');
    rmSync(inFolder('pipe.txt'));
    execFileSync('mkfifo', [inFolder('pipe.txt')]);
    expect((await read(folder)).paths).toEqual(['a.txt']);
  });

  it('lists a path in conflict once', async () => {
    write({ 'a.txt': 'base' });
    git('add', '.');
    git('commit', '--quiet', '-m', 'Begin');
    git('checkout', '--quiet', '-b', 'other');
    write({ 'a.txt': 'theirs' });
    git('commit', '--quiet', '-am', 'Theirs');
    git('checkout', '--quiet', '-');
    write({ 'a.txt': 'ours' });
    git('commit', '--quiet', '-am', 'Ours');
    expect(() => git('merge', 'other')).toThrow();
    expect((await read(folder)).paths).toEqual(['a.txt']);
  });

  it('takes names that are not UTF-8, and names with line ends', async () => {
    write({ 'line\nend.txt': 'one', 'grün.txt': 'two' });
    const odd = Buffer.concat([
      Buffer.from(`${folder}/`),
      Buffer.from([0x66, 0xff, 0xfe]),
      Buffer.from('.txt'),
    ]);
    writeFileSync(odd, 'three');
    git('add', '.');
    expect((await read(folder)).texts).toEqual({
      'line\nend.txt': 'one',
      'grün.txt': 'two',
      'f\ufffd\ufffd.txt': 'three',
    });
  });

  it('runs nothing that the repository configures', async () => {
    const script = inFolder('hook.sh');
    const mark = inFolder('was-run');
    write({ 'hook.sh': `#!/bin/sh\ntouch '${mark}'\n`, 'a.txt': 'one' });
    execFileSync('chmod', ['+x', script]);
    git('add', '.');
    git('config', 'core.fsmonitor', script);
    git('config', 'core.hooksPath', folder);
    git('config', 'core.pager', script);
    git('config', 'filter.evil.clean', script);
    git('config', 'alias.ls-files', `!${script}`);
    write({ '.git/info/attributes': '* filter=evil' });
    expect((await read(folder)).texts).toEqual({ 'a.txt': 'one' });
    expect(existsSync(mark)).toBe(false);
    // The trap is a real one: git as people run it steps into it.
    git('status');
    expect(existsSync(mark)).toBe(true);
  });

  it('reads the folder that was asked for, also from inside a hook of another repository', async () => {
    write({ 'a.txt': 'one', 'b.txt': 'two' });
    git('add', 'a.txt');
    process.env.GIT_DIR = inFolder('elsewhere');
    try {
      expect((await read(folder)).paths).toEqual(['a.txt']);
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  it('reads every file where the index is broken', async () => {
    write({ 'a.txt': 'one' });
    git('add', '.');
    write({ '.git/index': 'not an index' });
    expect((await read(folder)).texts).toEqual({ 'a.txt': 'one' });
  });
});

describe('readDirectory without git', () => {
  it('reads what a repository tracks where git is not installed', async () => {
    write({ 'a.txt': 'one', 'out.txt': 'two' });
    git('init', '--quiet');
    git('add', 'a.txt');
    const { PATH } = process.env;
    process.env.PATH = inFolder('nothing');
    try {
      expect((await read(folder)).paths).toEqual(['a.txt']);
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('reads every file of a repository where only git could say what it tracks', async () => {
    write({ '.gitignore': 'out.txt', 'a.txt': 'one', 'out.txt': 'two' });
    git('init', '--quiet');
    const { PATH } = process.env;
    process.env.PATH = inFolder('nothing');
    try {
      expect((await read(folder)).paths).toEqual(['.gitignore', 'a.txt']);
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('reads every file that no .gitignore excludes', async () => {
    write({
      '.gitignore': '# built\n/out/\n*.log.txt\n!kept.log.txt\n',
      'a.txt': 'one',
      'out/b.txt': '',
      'sub/out/c.txt': 'three',
      'sub/x.log.txt': '',
      'sub/kept.log.txt': 'kept',
    });
    expect((await read(folder)).texts).toEqual({
      'a.txt': 'one',
      'sub/kept.log.txt': 'kept',
      'sub/out/c.txt': 'three',
    });
  });

  it('gives the nearest .gitignore the last word', async () => {
    write({
      '.gitignore': '*.txt\n',
      'a.txt': '',
      'sub/.gitignore': '!*.txt\n/private.txt\n',
      'sub/b.txt': 'two',
      'sub/private.txt': '',
      'sub/deep/private.txt': 'three',
    });
    expect((await read(folder)).texts).toEqual({
      'sub/b.txt': 'two',
      'sub/deep/private.txt': 'three',
    });
  });

  it('tells upper from lower case, as git does', async () => {
    write({ '.gitignore': 'DATA.txt\n', 'data.txt': 'one' });
    expect((await read(folder)).texts).toEqual({ 'data.txt': 'one' });
  });

  it('lists links, passes over pipes, and enters no submodule', async () => {
    write({ 'a.txt': 'one', 'inner/.git': 'gitdir: ../x', 'inner/b.txt': '' });
    symlinkSync('..', inFolder('up.txt'));
    execFileSync('mkfifo', [inFolder('pipe.txt')]);
    expect((await read(folder)).entries).toEqual([
      { path: 'a.txt', size: 3 },
      { path: 'up.txt', size: 2, link: true },
    ]);
  });

  it('answers in time for patterns made to be slow', async () => {
    write({
      '.gitignore': `${'*a'.repeat(60)}\n${'**/'.repeat(60)}x\n`,
      [`${'a'.repeat(200)}.txt`]: 'one',
    });
    expect((await read(folder)).paths).toHaveLength(2);
  });
});

describe('readDirectory', () => {
  it('reports a wanted file that cannot be read', async () => {
    write({ 'a.txt': 'one', 'b.txt': 'two' });
    const fs = jest.requireActual<typeof import('node:fs')>('node:fs');
    const original = fs.openSync;
    const spy = jest
      .spyOn(fs, 'openSync')
      .mockImplementation((path, ...options) => {
        if (path.toString().endsWith('b.txt')) throw new Error('EACCES');
        return original(path, ...options);
      });
    try {
      const { texts, paths, gaps } = await read(folder);
      expect(texts).toEqual({ 'a.txt': 'one' });
      expect(paths).toEqual(['a.txt', 'b.txt']);
      expect(gaps).toEqual([{ reason: 'unreadable', path: 'b.txt' }]);
    } finally {
      spy.mockRestore();
    }
  });

  it('reads files of every size whole, one after the other', async () => {
    const sizes = [0, 1, 300_000, 5, 700_000, 262_144, 2];
    const files = Object.fromEntries(
      sizes.map((size, index) => [`${index}.txt`, `${index}`.repeat(size)]),
    );
    write(files);
    expect((await read(folder)).texts).toEqual(files);
  });

  it('says so where there is no such folder', async () => {
    await expect(read(inFolder('nothing'))).rejects.toThrow('no such file');
    write({ 'a.txt': '' });
    await expect(read(inFolder('a.txt'))).rejects.toThrow('is not a folder');
  });
});

describe('findWorkingTree', () => {
  it('finds the top folder and the commit from a folder inside', async () => {
    write({ 'sub/a.txt': 'one' });
    git('init', '--quiet');
    const top = realpathSync(folder);
    expect(await findWorkingTree(inFolder('sub'))).toEqual({ top });
    git('add', '.');
    git('commit', '--quiet', '-m', 'Begin');
    const revision = git('rev-parse', 'HEAD').trim();
    expect(await findWorkingTree(inFolder('sub'))).toEqual({ top, revision });
  });

  it('finds nothing outside of a repository', async () => {
    expect(await findWorkingTree(folder)).toBeUndefined();
  });

  it.each(['/', '/etc'])(
    'does not believe a repository that claims %s',
    async claimed => {
      write({ 'sub/a.txt': 'one' });
      git('init', '--quiet');
      git('config', 'core.worktree', claimed);
      expect(await findWorkingTree(inFolder('sub'))).toBeUndefined();
    },
  );
});
