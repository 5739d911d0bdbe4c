import { factsOfTree, subjectOf, type Tree } from '../../testing';
import { gitLfs, type LargeFileStorage } from './gitAttributes';
import { ignoreFiles, seenFrom } from './ignoreFiles';
import { factResolver } from '../resolve';

function resolved(files: Tree, root = '') {
  const uses = { gitLfs, ignoreFiles };
  const stored = factsOfTree(files, [{ uses } as never], { root });
  return factResolver(stored, subjectOf()).resolve(uses) as {
    gitLfs: LargeFileStorage;
    ignoreFiles: unknown;
  };
}

describe('gitLfs', () => {
  it.each([
    ['*.onnx filter=lfs -text', 'models/a.onnx', true],
    ['data/** filter=lfs', 'data/raw/a.csv', true],
    ['/data/*.csv filter=lfs', 'data/a.csv', true],
    ['*.onnx diff=lfs', 'a.onnx', false],
    ['# *.onnx filter=lfs', 'a.onnx', false],
    ['*.onnx filter=lfs', 'a.csv', false],
  ])('%s keeps %s: %s', (line, path, kept) => {
    const { gitLfs: lfs } = resolved({ '.gitattributes': `${line}\n` });
    expect(lfs.keeps(path)).toBe(kept);
  });

  it('holds a pattern of a folder against that folder', () => {
    const tree = { 'a/.gitattributes': '*.pt filter=lfs\n', 'b.pt': '' };
    const { gitLfs: lfs } = resolved(tree);
    expect([lfs.keeps('a/c.pt'), lfs.keeps('b.pt')]).toEqual([true, false]);
  });

  it('holds a pattern from above a component against it', () => {
    const tree = { '.gitattributes': '*.pt filter=lfs\n', 'a/b.py': '' };
    expect(resolved(tree, 'a').gitLfs.keeps('m.pt')).toBe(true);
  });
});

describe('ignoreFiles', () => {
  it('gives the patterns with their lines, by tool', () => {
    const tree = {
      '.gitignore': '# data\n\ndata/\n!data/.gitkeep\n',
      'docker/api.Dockerfile.dockerignore': '.git\n',
    };
    expect(resolved(tree).ignoreFiles).toEqual([
      {
        path: '.gitignore',
        tool: 'git',
        patterns: [
          { text: 'data/', line: 3 },
          { text: '!data/.gitkeep', line: 4 },
        ],
      },
      {
        path: 'docker/api.Dockerfile.dockerignore',
        tool: 'docker',
        patterns: [{ text: '.git', line: 1 }],
      },
    ]);
  });

  it('leaves out what is expensive to match', () => {
    const tree = { '.gitignore': `${'*a'.repeat(50)}\n*.csv\n` };
    expect(resolved(tree).ignoreFiles).toMatchObject([
      { patterns: [{ text: '*.csv', line: 2 }] },
    ]);
  });

  it.each([
    ['.gitignore', 'a/b', 'a/b'],
    ['a/.gitignore', 'a/b', 'b'],
    ['a/.gitignore', 'b', undefined],
    ['../../.gitignore', 'a/b', 'a/b'],
  ])('%s sees %s as %s', (file, path, seen) => {
    expect(seenFrom(file, path)).toBe(seen);
  });
});
