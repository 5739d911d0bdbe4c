import { basename, dirname, join } from '.';

describe('paths', () => {
  it.each([
    ['', 'a.py', 'a.py'],
    ['svc', 'a.py', 'svc/a.py'],
    ['svc/api', '../../uv.lock', 'uv.lock'],
    ['svc', './a//b', 'svc/a/b'],
    ['svc', '../../../etc/passwd', 'etc/passwd'],
  ])('join(%p, %p) is %p', (folder, path, joined) => {
    expect(join(folder, path)).toBe(joined);
  });

  it('splits a path into folder and name', () => {
    expect([dirname('a/b/c.py'), basename('a/b/c.py')]).toEqual([
      'a/b',
      'c.py',
    ]);
    expect([dirname('c.py'), basename('c.py')]).toEqual(['', 'c.py']);
  });
});
