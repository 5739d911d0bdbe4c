import { mayHide } from '../../../collect/mayHide';
import { ownership } from './codeowners';
import { parseCodeowners } from './parseCodeowners';
import { pathMatcher } from './pathMatcher';

describe('a pattern of CODEOWNERS', () => {
  it.each([
    ['*', ['a.py', 'a/b/c.py'], []],
    ['*.py', ['a.py', 'a/b.py'], ['a.pyc', 'py']],
    ['/src/', ['src/a', 'src/a/b'], ['a/src/b', 'src']],
    ['src/', ['src/a', 'a/src/b'], ['srcs/a']],
    ['docs/*', ['docs/a.md'], ['docs/a/b.md', 'a/docs/b.md']],
    ['docs/**', ['docs/a.md', 'docs/a/b.md'], ['docs', 'a/docs/b']],
    ['**/logs', ['logs/a', 'a/logs', 'a/b/logs/c'], ['alogs']],
    ['/a/**/z', ['a/z', 'a/b/c/z'], ['a/b/zz', 'b/a/z']],
    ['apps/github', ['apps/github', 'apps/github/a'], ['apps/githubs']],
    ['/a.b', ['a.b'], ['axb', 'c/a.b']],
    ['/f?.R', ['f1.R'], ['f.R', 'f/.R']],
    ['/*', ['a.py'], ['a/b.py']],
    ['/', ['a.py', 'a/b.py'], []],
  ])('%p', (pattern, matching, others) => {
    const has = pathMatcher(pattern);
    expect(matching.filter(path => !has(path))).toEqual([]);
    expect(others.filter(has)).toEqual([]);
  });
});

describe('CODEOWNERS', () => {
  it('gives the patterns of a section its owners, unless they have their own', () => {
    const { rules } = parseCodeowners('[Data][2] @a\n/x/\n/y/ @b @c/d # why\n');
    expect(
      rules.map(({ line, pattern, owners }) => [line, pattern, owners]),
    ).toEqual([
      [2, '/x/', ['@a']],
      [3, '/y/', ['@b', '@c/d']],
    ]);
  });

  it('may be hidden from an archive with its folder', () => {
    const { codeowners } = ownership.uses;
    expect(mayHide('.github/', codeowners)).toBe(true);
    expect(mayHide('.vscode/', codeowners)).toBe(false);
  });
});
