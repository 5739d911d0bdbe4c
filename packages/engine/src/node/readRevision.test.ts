import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEFAULT_LIMITS, FactCollector } from '../collect';
import { files, projectFile } from '../facts';
import { texts } from '../testing/texts';
import type { TreeEntry } from '../tree';
import { commitNamed, mergeBaseOf, readRevision } from '.';

let folder: string;
const inFolder = (path: string) => join(folder, path);
const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args],
    { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
  ).toString();
const write = (contents: Record<string, string | Buffer>) => {
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(inFolder(path)), { recursive: true });
    writeFileSync(inFolder(path), content);
  }
};
const commit = () => {
  git('add', '.');
  git('commit', '--quiet', '-m', 'One');
  return git('rev-parse', 'HEAD').trim();
};

async function read(revision: string, component = '', limits = DEFAULT_LIMITS) {
  const collector = new FactCollector({
    facts: [texts, files.uses.listing],
    projectFile,
    limits,
  });
  await readRevision(folder, revision, collector, { component });
  const facts = collector.finish([component]).get(component)!;
  return {
    texts: facts.values.texts as Record<string, string>,
    entries: facts.values.listing as TreeEntry[],
    gaps: facts.gaps.texts ?? [],
  };
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'opaq-revision-')));
  git('init', '--quiet', '--initial-branch=main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('readRevision', () => {
  it('reads a commit, whatever the working tree looks like', async () => {
    write({ 'a.txt': 'one', 'sub/grün b.txt': 'two\n', 'c.bin': '123' });
    const first = commit();
    write({ 'a.txt': 'changed', 'new.txt': '' });
    rmSync(inFolder('sub'), { recursive: true });
    const found = await read(first);
    expect(found.texts).toEqual({ 'a.txt': 'one', 'sub/grün b.txt': 'two\n' });
    expect(found.entries).toEqual([
      { path: 'a.txt', size: 3 },
      { path: 'c.bin', size: 3 },
      { path: 'sub/grün b.txt', size: 4 },
    ]);
    expect(git('status', '--porcelain')).toContain('?? new.txt');
  });

  it('reads for one component what its facts look at', async () => {
    write({ 'a/one.txt': '', 'b/two.txt': '', 'top.txt': '' });
    expect((await read(commit(), 'a')).entries).toEqual([
      { path: 'one.txt', size: 0 },
    ]);
  });

  // Git takes seconds to add so many files on a busy machine.
  it('reads many files, the same content twice, and content like that of git itself', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5200 }, (_, i) => [
        `f${i}.txt`,
        `${i % 100} blob 3\n`,
      ]),
    );
    write({ ...many, 'empty.txt': '', 'bin.txt': Buffer.from([0, 10, 0]) });
    const found = await read(commit());
    expect(found.texts).toEqual({
      ...many,
      'empty.txt': '',
      'bin.txt': '(binary)',
    });
  }, 30_000);

  it('follows no link and enters no submodule', async () => {
    write({ 'a.txt': 'one' });
    symlinkSync('/etc/hostname', inFolder('link.txt'));
    mkdirSync(inFolder('module'));
    const inner = (...args: string[]) => git('-C', inFolder('module'), ...args);
    inner('init', '--quiet');
    inner('commit', '--quiet', '--allow-empty', '-m', 'One');
    const found = await read(commit());
    expect(found.texts).toEqual({ 'a.txt': 'one' });
    expect(found.entries.map(({ path, link }) => [path, link])).toEqual([
      ['a.txt', undefined],
      ['link.txt', true],
    ]);
  });

  it('runs nothing that the repository configures, and leaves out nothing', async () => {
    const script = inFolder('hook.sh');
    const mark = inFolder('was-run');
    write({
      'hook.sh': `#!/bin/sh\ntouch '${mark}'\ncat\n`,
      'a.txt': '$Format:%H$\r\n',
      '.gitattributes':
        '* filter=evil diff=evil export-subst export-ignore text eol=crlf\n',
    });
    execFileSync('chmod', ['+x', script]);
    const revision = commit();
    git('config', 'core.fsmonitor', script);
    git('config', 'core.hooksPath', folder);
    git('config', 'filter.evil.smudge', script);
    git('config', 'filter.evil.clean', script);
    git('config', 'diff.evil.textconv', script);
    git('config', 'alias.cat-file', `!${script}`);
    git('config', 'core.alternateRefsCommand', script);
    write({ '.git/info/attributes': '* filter=evil diff=evil' });
    expect((await read(revision)).texts).toEqual({ 'a.txt': '$Format:%H$\n' });
    expect(await commitNamed(folder, 'main')).toBe(revision);
    expect(existsSync(mark)).toBe(false);
    // The trap is a real one: git as people run it steps into it.
    git('archive', '--worktree-attributes', '--output=x.tar', 'HEAD');
    git('checkout', '--force', 'HEAD', '--', '.');
    git('status');
    expect(existsSync(mark)).toBe(true);
  });

  it('says what it could not read', async () => {
    write({ 'a.txt': 'one', 'b.txt': 'gone', 'c.txt': 'x'.repeat(50) });
    const revision = commit();
    const id = git('rev-parse', 'HEAD:b.txt').trim();
    rmSync(inFolder(`.git/objects/${id.slice(0, 2)}/${id.slice(2)}`));
    const found = await read(revision, '', {
      ...DEFAULT_LIMITS,
      bytesPerFile: 20,
    });
    expect(found.texts).toEqual({ 'a.txt': 'one' });
    expect(found.gaps).toEqual(
      expect.arrayContaining([
        { reason: 'unreadable', path: 'b.txt' },
        { reason: 'tooLarge', path: 'c.txt' },
      ]),
    );
  });

  it('throws where there is no such commit', async () => {
    await expect(read('0'.repeat(40))).rejects.toThrow('git cannot list');
  });
});

describe('commits', () => {
  it('are found by branch, tag and hash, and by nothing that is an option', async () => {
    write({ 'a.txt': '' });
    const revision = commit();
    git('tag', 'v1');
    for (const name of ['main', 'v1', 'HEAD', revision.slice(0, 10)]) {
      expect(await commitNamed(folder, name)).toBe(revision);
    }
    for (const name of ['none', '--all', '', 'main:a.txt', 'main..v1']) {
      expect(await commitNamed(folder, name)).toBeUndefined();
    }
  });

  it('part where a branch left the other', async () => {
    write({ 'a.txt': '' });
    const start = commit();
    git('checkout', '--quiet', '-b', 'topic');
    write({ 'b.txt': '' });
    const topic = commit();
    git('checkout', '--quiet', 'main');
    write({ 'c.txt': '' });
    const main = commit();
    expect(await mergeBaseOf(folder, main, topic)).toBe(start);
    git('checkout', '--quiet', '--orphan', 'other');
    expect(await mergeBaseOf(folder, main, commit())).toBeUndefined();
  });
});
