import { describeCheck } from '../../../testing';
import { codeowners } from '.';

const TREE = {
  'src/train.py': '',
  'deploy/k8s/service.yaml': '',
  'docs/index.md': '',
  'README.md': '',
};

const owners = (name: string, content: string, path = 'CODEOWNERS') => ({
  name,
  files: { ...TREE, [path]: content },
});

describeCheck(codeowners, {
  pass: [
    { ...owners('a team for everything', '* @acme/ds\n'), at: 'CODEOWNERS:1' },
    owners('in .github', '* @ana\n', '.github/CODEOWNERS'),
    owners('in docs', '* ana@example.org\n', 'docs/CODEOWNERS'),
    owners('in .gitlab', '* @acme/a/b\n', '.gitlab/CODEOWNERS'),
    owners('another way to say everything', '/** @acme/ds\n'),
    owners('yet another', '**/* @acme/ds # all of it\n'),
    owners(
      'exceptions with owners of their own',
      '* @acme/ds\n*.yaml @acme/ops\n',
    ),
    {
      ...owners('everything below the exceptions', '/docs/\n* @acme/ds\n'),
      at: 'CODEOWNERS:2',
    },
    owners(
      'a rule that takes away what is not there',
      '* @acme/ds\n/vendor/\n',
    ),
    {
      ...owners(
        'each path by a rule of its own',
        '/src/ @a\n/deploy/ @b\ndocs @c\n*.md @d\n/CODEOWNERS @e\n',
      ),
      message: 'each path',
    },
    owners('a path with a space', '* @a\n/my\\ data/ @b\n'),
    owners('a section with owners', '[Code] @acme/ds\n*\n/docs/\n'),
    owners('sections that each have a rule', '[A]\n* @a\n^[B][2] @b\n/docs/\n'),
    owners(
      'what one section excludes and another has',
      '[A]\n* @a\n!/docs/\n[B]\n/docs/ @b\n',
    ),
    owners(
      'lines of Windows, comments and a byte order mark',
      '\ufeff# owners\r\n* @a\r\n',
    ),
    {
      name: 'the folder of a component in a monorepo',
      files: { CODEOWNERS: '/svc/churn/ @acme/ds\n', 'svc/churn/a.py': '' },
      root: 'svc/churn',
      at: 'CODEOWNERS:1',
      message: 'everything',
    },
    {
      name: 'the rule for everything of a monorepo',
      files: { '.github/CODEOWNERS': '* @acme\n', 'svc/a.py': '' },
      root: 'svc',
      at: '.github/CODEOWNERS:1',
    },
    {
      name: 'the place that counts first',
      files: { '.github/CODEOWNERS': '* @a\n', CODEOWNERS: '/x/ @b\n' },
      at: '.github/CODEOWNERS:1',
    },
  ],
  fail: [
    { name: 'none', files: TREE, message: 'No CODEOWNERS' },
    { ...owners('nothing in it', '# nobody yet\n'), message: 'has no rule' },
    {
      ...owners('a folder only', '/src/ @acme/ds\n'),
      message: 'no rule for CODEOWNERS',
    },
    owners('files of one kind', '*.py @acme/ds\n'),
    owners('the files of the root alone', '/* @acme/ds\n'),
    owners(
      'the files of one folder, not those below',
      '/deploy/* @a\n/src/ @a\n*.md @a\nCODEOWNERS @a\n',
    ),
    { ...owners('everything, for nobody', '*\n'), at: 'CODEOWNERS:1' },
    {
      ...owners('a later rule without owners', '* @acme/ds\n\n/docs/\n'),
      at: 'CODEOWNERS:3',
      message: 'takes docs/index.md',
    },
    {
      ...owners('an owner without its mark', '* acme/ds\n'),
      at: 'CODEOWNERS:1',
      message: /names 'acme\/ds', which is no @user/,
    },
    {
      ...owners('a mistake beside a good rule', '* @a\n/src/ team-src\n'),
      at: 'CODEOWNERS:2',
    },
    {
      ...owners(
        'in a folder where nobody looks',
        '* @a\n',
        'config/CODEOWNERS',
      ),
      at: 'config/CODEOWNERS',
      message: 'not where',
    },
    owners('in another spelling', '* @a\n', '.github/codeowners'),
    owners('with an extension', '* @a\n', 'CODEOWNERS.md'),
    {
      name: 'the file in the folder of a component',
      files: { 'svc/CODEOWNERS': '* @a\n', 'svc/a.py': '' },
      root: 'svc',
      message: 'not where',
    },
    {
      name: 'a rule for another component',
      files: { CODEOWNERS: '/other/ @a\n', 'svc/a.py': '' },
      root: 'svc',
    },
    owners('a pattern of nothing but wildcards', `${'*a'.repeat(200)} @a\n`),
    owners('an exclusion', '* @a\n!/docs/\n'),
  ],
  unknown: [
    {
      ...owners('a file that was passed over', '* @acme/ds\n'),
      limits: { bytesPerFile: 3 },
    },
    {
      name: 'more rules and paths than are compared',
      files: {
        CODEOWNERS: Array.from(
          { length: 1_500 },
          (_, i) => `/f${i}.py @a`,
        ).join('\n'),
        ...Object.fromEntries(
          Array.from({ length: 2_500 }, (_, i) => [`f${i}.py`, '']),
        ),
      },
    },
  ],
});
