import { describeCheck, processorTimeOf, runOnTree } from '../../../testing';
import { orgStandard } from '.';

const globs = (...list: string[]) => ({ globs: list });

describeCheck(orgStandard, {
  pass: [
    {
      name: 'a file by its path',
      files: { 'docs/architecture.md': '' },
      params: globs('docs/architecture.md'),
      at: 'docs/architecture.md',
    },
    {
      name: 'a folder, by a file in it',
      files: { 'deploy/prod/values.yaml': 'a: 1' },
      params: globs('deploy/'),
      at: 'deploy/prod/values.yaml',
    },
    {
      name: 'a folder without a slash at its end',
      files: { 'deploy/prod/values.yaml': 'a: 1' },
      params: globs('deploy'),
    },
    {
      name: 'wildcards within a name, and over folders',
      files: { 'README.rst': '', 'src/a/b/c.py': '' },
      params: globs('README.*', 'src/**/*.py', '**/c.py'),
    },
    {
      name: 'any file of a folder, however deep',
      files: { 'tests/unit/test_a.py': '' },
      params: globs('tests/**'),
    },
    {
      name: 'a path that begins with ./ or /',
      files: { 'a.md': '', 'b.md': '' },
      params: globs('./a.md', '/b.md'),
    },
    {
      name: 'a hidden file',
      files: { '.github/workflows/ci.yml': '' },
      params: globs('.github/workflows/*.yml'),
    },
    {
      name: 'paths from the folder of the component',
      files: { 'services/a/docs/x.md': '' },
      root: 'services/a',
      params: globs('docs/*.md'),
    },
  ],
  fail: [
    {
      name: 'one of two',
      files: { 'a.md': '' },
      params: globs('a.md', 'b.md'),
      message: /asks for b\.md: no/,
    },
    {
      name: 'the same name in another folder',
      files: { 'old/README.md': '' },
      params: globs('README.md'),
    },
    {
      name: 'a name that only begins so',
      files: { 'docs.md': '', 'docs-old/a.md': '' },
      params: globs('docs/'),
    },
    {
      name: 'other capitals',
      files: { 'readme.md': '' },
      params: globs('README.md'),
    },
    {
      name: 'a file above the component',
      files: { 'docs/x.md': '', 'services/a/b.py': '' },
      root: 'services/a',
      params: globs('docs/x.md'),
    },
  ],
  notApplicable: [
    { name: 'no list', files: { 'README.md': '' } },
    { name: 'an empty list', files: {}, params: globs() },
  ],
});

describe('globs of a scorecard', () => {
  it.each(['!a.md', '#a', '*a*b*c*d*e*', ''])('does not take %p', pattern => {
    expect(orgStandard.params?.safeParse(globs(pattern)).success).toBe(false);
  });

  it('looks through very many paths in time', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [`data/part${n}/a.csv`, '']),
    );
    const many = Array.from({ length: 50 }, (_, n) => `data/**/missing${n}*`);
    const milliseconds = processorTimeOf(() => {
      runOnTree(orgStandard, { files, params: globs(...many) });
    });
    expect(milliseconds).toBeLessThan(20_000);
  });
});
