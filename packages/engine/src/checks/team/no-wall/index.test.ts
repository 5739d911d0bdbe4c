import { describeCheck } from '../../../testing';
import { noWall } from '.';

const subject = {
  teams: {
    science: ['data-science'],
    platform: ['engineering'],
    churn: ['data-science', 'engineering'],
  },
};

const TREE = {
  'src/train.py': 'model.fit(x, y)\n',
  'notebooks/explore.ipynb': '{}',
  'tests/test_train.py': '',
  'README.md': '',
  Dockerfile: 'FROM python:3.12\n',
  'deploy/k8s/service.yaml': '',
};

const owners = (name: string, rules: string, files: object = TREE) => ({
  name,
  files: { ...files, '.github/CODEOWNERS': rules },
  subject,
});

describeCheck(noWall, {
  pass: [
    owners('one team of both', '* @acme/churn\n'),
    owners('one discipline for everything', '* @acme/science\n'),
    {
      ...owners(
        'both teams on the side of the deployment',
        '* @acme/science\n/deploy/ @acme/platform @acme/science\n',
      ),
      at: '.github/CODEOWNERS:1',
    },
    owners(
      'a later rule that gives both sides back',
      '/src/ @acme/science\n/deploy/ @acme/platform\n* @acme/churn\n',
    ),
    owners(
      'a part of the deployment with those who make the model',
      '* @acme/science\n/deploy/ @acme/platform\n',
      { ...TREE },
    ),
    owners(
      'people beside a team',
      '* @ana @acme/science\n/deploy/ @ben @acme/churn\nDockerfile @acme/platform\n',
    ),
  ],
  fail: [
    {
      ...owners(
        'the deployment with another discipline',
        '* @acme/science\n/deploy/ @acme/platform\nDockerfile @acme/platform\n',
      ),
      at: '.github/CODEOWNERS:1',
      message:
        /data-science alone owns the model \(notebooks\/explore\.ipynb\), and engineering alone its deployment/,
    },
    owners(
      'the model with another discipline',
      '* @acme/platform\n*.py @acme/science\n*.ipynb @acme/science\n',
    ),
    owners(
      'CI with another discipline',
      '* @acme/science\n/.github/workflows/ @acme/platform\n',
      { 'train.R': '', '.github/workflows/ci.yml': '' },
    ),
    owners(
      'a later rule that parts them again',
      '* @acme/churn\n/src/ @acme/science\n/notebooks/ @acme/science\n/deploy/ @acme/platform\nDockerfile @acme/platform\n',
    ),
    {
      name: 'a component of a monorepo',
      files: {
        CODEOWNERS: '/svc/ @acme/science\n/svc/infra/ @acme/platform\n',
        'svc/model.R': '',
        'svc/infra/main.tf': '',
      },
      subject,
      root: 'svc',
      at: 'CODEOWNERS:1',
    },
  ],
  notApplicable: [
    { name: 'no CODEOWNERS', files: TREE, subject, message: 'No CODEOWNERS' },
    {
      ...owners('no mapping', '* @acme/science\n/deploy/ @acme/platform\n'),
      subject: {},
      message: 'not configured',
    },
    owners('no deployment', '* @acme/science\n', { 'a.py': '' }),
    owners('no model', '* @acme/science\n', { Dockerfile: '' }),
  ],
  unknown: [
    owners('people alone', '* @ana\n/deploy/ @ben\nDockerfile @ben\n'),
    owners(
      'a team that the mapping does not have',
      '* @acme/science\n/deploy/ @acme/ops\nDockerfile @acme/ops\n',
    ),
    owners(
      'a side that nobody has',
      '/deploy/ @acme/platform\nDockerfile @acme/platform\n',
    ),
  ],
});
