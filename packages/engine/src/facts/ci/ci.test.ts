import { defineCheck, pass } from '../../checks';
import { mayHide } from '../../collect/mayHide';
import { factsOfTree, type Tree } from '../../testing';
import { ci, type CiDefinition } from './ci';

const check = defineCheck({
  id: 'test.ci',
  title: 'CI',
  opaq: 'Quality/Testability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { ci },
  messages: { found: 'Found.' },
  run: () => pass('found'),
});

const definitions = (tree: Tree, root = '') =>
  factsOfTree(tree, [check], { root }).values.ci as CiDefinition[];

const commandsOf = (tree: Tree, root = '') =>
  definitions(tree, root).flatMap(({ path, jobs }) =>
    jobs.flatMap(({ name, commands }) =>
      commands.map(({ text, line }) => `${path}:${line} ${name}: ${text}`),
    ),
  );

const usesOf = (tree: Tree) =>
  definitions(tree).flatMap(({ jobs }) => jobs.flatMap(({ uses }) => uses));

describe('GitHub Actions', () => {
  const workflow = `\
name: CI
on:
  push:
    branches: [main]
  pull_request:
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - name: Test
        run: |
          # first
          pip install -r requirements.txt

          pytest \\
            --cov-fail-under=80
      - run: ruff check .
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: a,b
  off:
    if: false
    steps:
      - run: make off
  half:
    steps:
      - if: \${{ false }}
        run: make half
      - run: make on
`;

  it('gives commands with their lines, their continued lines joined', () => {
    expect(commandsOf({ '.github/workflows/ci.yml': workflow })).toEqual([
      '.github/workflows/ci.yml:14 test: pip install -r requirements.txt',
      '.github/workflows/ci.yml:16 test: pytest --cov-fail-under=80',
      '.github/workflows/ci.yml:18 test: ruff check .',
      '.github/workflows/ci.yml:31 half: make on',
    ]);
  });

  it('gives actions with their inputs', () => {
    expect(usesOf({ '.github/workflows/ci.yml': workflow })).toEqual([
      { name: 'actions/checkout@v4', inputs: {}, line: 10 },
      {
        name: 'docker/build-push-action@v6',
        inputs: { push: 'true', tags: 'a,b' },
        line: 19,
      },
    ]);
  });

  it.each([
    ['on: push', ['push']],
    ['on: [push, pull_request]', ['push', 'pullRequest']],
    ['"on":\n  push:\n    tags: ["v*"]', ['tag']],
    ['on:\n  push:\n    tags: [v1]\n    branches: [main]', ['tag', 'push']],
    ['on:\n  schedule:\n    - cron: 0 3 * * *', ['schedule']],
    ['on:\n  pull_request:\n    types: [labeled]', ['event']],
    ['on:\n  pull_request:\n    types: [opened]', ['pullRequest']],
    ['on:\n  workflow_dispatch:\n  release:', ['manual', 'release']],
    ['on: issues', ['event']],
    ['on: constructor', ['event']],
  ])('%p runs on %p', (on, triggers) => {
    const text = `${on}\njobs:\n  a:\n    steps:\n      - run: make\n`;
    const [found] = definitions({ '.github/workflows/a.yaml': text });
    expect(found).toMatchObject({ platform: 'GitHub Actions', triggers });
  });

  it('lists what a workflow calls by the triggers of the caller, and leaves out what nobody calls', () => {
    const tree = {
      '.github/workflows/main.yml':
        'on: push\njobs:\n  test:\n    uses: ./.github/workflows/tests.yml\n  build:\n    steps:\n      - uses: ./.github/actions/build\n',
      '.github/workflows/tests.yml':
        'on: workflow_call\njobs:\n  t:\n    steps:\n      - run: pytest\n',
      '.github/workflows/unused.yml':
        'on: workflow_call\njobs:\n  t:\n    steps:\n      - run: make never\n',
      '.github/actions/build/action.yml':
        'runs:\n  using: composite\n  steps:\n    - run: make build\n      shell: bash\n',
    };
    expect(definitions(tree).map(one => [one.path, one.triggers])).toEqual([
      ['.github/actions/build/action.yml', ['push']],
      ['.github/workflows/main.yml', ['push']],
      ['.github/workflows/tests.yml', ['push']],
    ]);
  });

  it('ends where workflows call each other', () => {
    const calling = (on: string, other: string) =>
      `on: ${on}\njobs:\n  a:\n    uses: ./.github/workflows/${other}.yml\n`;
    const tree = {
      '.github/workflows/a.yml': calling('[push, workflow_call]', 'b'),
      '.github/workflows/b.yml': calling('workflow_call', 'a'),
    };
    expect(definitions(tree).map(({ triggers }) => triggers)).toEqual([
      ['push'],
      ['push'],
    ]);
  });

  it.each([
    'services/a/.github/workflows/ci.yml',
    '.github/workflows-disabled/ci.yml',
    '.github/workflows/ci.yml.disabled',
    '.github/workflows/old/ci.yml',
    '.github/ci.yml',
  ])('does not look at %p', path => {
    expect(definitions({ [path]: workflow, 'a.py': '' })).toEqual([]);
  });

  it('is found from a component of a monorepo, and never in its own folder', () => {
    const tree = {
      '.github/workflows/ci.yml': workflow,
      'svc/.github/workflows/own.yml': workflow,
      'svc/a.py': '',
    };
    expect(definitions(tree, 'svc').map(({ path }) => path)).toEqual([
      '../.github/workflows/ci.yml',
    ]);
  });

  it.each([
    ['', 'is empty'],
    ['# jobs:\n#   a:\n', 'runs nothing'],
    ['on: push\njobs: {a: [\n', 'is not valid YAML'],
    ['- a\n', 'runs nothing'],
    ['['.repeat(10_000), 'is not valid YAML'],
    [`a: ${'x'.repeat(100_000)}`, 'is too long to be read'],
  ])('says why nothing of a file runs (%#)', (text, problem) => {
    const [found] = definitions({ '.github/workflows/ci.yml': text });
    expect(found).toMatchObject({ problem, jobs: [] });
  });

  it('reads what can be read of a file with an error', () => {
    const text = `${workflow}  broken: "x\n`;
    expect(commandsOf({ '.github/workflows/ci.yml': text })).toContain(
      '.github/workflows/ci.yml:18 test: ruff check .',
    );
  });
});

describe('GitLab CI', () => {
  const pipeline = `\
include:
  - local: /ci/*.yml
  - template: Security/SAST.gitlab-ci.yml
stages: [test]
default:
  before_script: [pip install .]
.base:
  script:
    - make base
.unused:
  script: make unused
test:
  extends: .base
  script:
    - !reference [.shared, script]
    - pytest -q
`;
  const tree = {
    '.gitlab-ci.yml': pipeline,
    'ci/lint.yml': '.shared:\n  script: make shared\nlint:\n  script: ruff .\n',
    'ci/other/x.txt': '',
    'gitlab/unused.yml': 'a:\n  script: make never\n',
  };

  it('gives the commands of its jobs and of what it includes', () => {
    expect(commandsOf(tree)).toEqual([
      '.gitlab-ci.yml:9 .base: make base',
      '.gitlab-ci.yml:15 test: .shared',
      '.gitlab-ci.yml:15 test: script',
      '.gitlab-ci.yml:16 test: pytest -q',
      '.gitlab-ci.yml:6 default: pip install .',
      'ci/lint.yml:2 .shared: make shared',
      'ci/lint.yml:4 lint: ruff .',
    ]);
  });

  it('names what is included from elsewhere', () => {
    expect(usesOf(tree)).toMatchObject([
      { name: 'Security/SAST.gitlab-ci.yml', line: 3 },
    ]);
  });

  it('follows anchors, and stops where they multiply', () => {
    const bomb = [
      '.a: &a [make, make, make, make, make, make, make, make, make]',
      ...'bcdefgh'.split('').map((name, i) => {
        const before = 'abcdefg'[i];
        return `.${name}: &${name} [${`*${before}, `.repeat(9)}]`;
      }),
      'job: {script: *h}',
    ].join('\n');
    const found = commandsOf({ '.gitlab-ci.yml': bomb });
    expect(found).toHaveLength(9);
  });

  it('takes over a bounded part of a chain of merges', () => {
    const chain = Array.from(
      { length: 1_500 },
      (_, i) => `.k${i}: &k${i}\n  <<: *k${Math.max(0, i - 1)}\n  s${i}: 1\n`,
    ).join('');
    const text = `${chain}job:\n  script: make\n`;
    expect(commandsOf({ '.gitlab-ci.yml': text })).toEqual([
      '.gitlab-ci.yml:4502 job: make',
    ]);
  });

  it('takes over a merged job', () => {
    const text = '.t: &t\n  script: [pytest]\njob:\n  <<: *t\n  stage: a\n';
    expect(commandsOf({ '.gitlab-ci.yml': text })).toEqual([
      '.gitlab-ci.yml:2 job: pytest',
    ]);
  });
});

describe('Azure Pipelines', () => {
  it('gives steps, tasks and templates', () => {
    const tree = {
      'azure-pipelines.yml':
        'trigger: [main]\npr: none\nstages:\n  - stage: a\n    jobs:\n      - job: b\n        steps:\n          - script: pytest\n          - task: Docker@2\n            inputs: {command: buildAndPush}\n          - template: pipelines/lint.yml\n',
      'pipelines/lint.yml': 'steps:\n  - bash: flake8 .\n',
      'pipelines/training.yml': 'steps:\n  - name: train\n    run: a\n',
      'pipelines/unused.yml': 'steps:\n  - bash: make never\n',
    };
    expect(commandsOf(tree)).toEqual([
      'azure-pipelines.yml:8 pipeline: pytest',
      'pipelines/lint.yml:2 pipeline: flake8 .',
    ]);
    expect(definitions(tree)[0].triggers).toEqual(['push']);
    expect(usesOf(tree)).toMatchObject([
      { name: 'Docker@2', inputs: { command: 'buildAndPush' } },
    ]);
  });

  it('finds a pipeline in a folder of its own', () => {
    const text =
      'trigger: none\npr: none\npool: {vmImage: ubuntu-latest}\nsteps:\n- script: make test\n';
    expect(definitions({ '.azuredevops/build.yml': text })).toMatchObject([
      { platform: 'Azure Pipelines', triggers: ['manual'] },
    ]);
  });
});

describe('Jenkins', () => {
  const file = `\
@Library('company') _
pipeline {
  agent any
  stages {
    stage('Test') {
      steps {
        // sh 'make commented'
        sh 'pytest -q "a b"'
        sh """
          flake8 .
          mypy .
        """
        sh(script: 'make types', returnStdout: true)
      }
    }
    /*
    sh 'make old'
    */
    stage("Push") { steps { script { docker.build("x").push() } } }
  }
}
`;
  it('gives the commands of its stages', () => {
    expect(commandsOf({ Jenkinsfile: file })).toEqual([
      'Jenkinsfile:8 Test: pytest -q "a b"',
      'Jenkinsfile:10 Test: flake8 .',
      'Jenkinsfile:11 Test: mypy .',
      'Jenkinsfile:13 Test: make types',
    ]);
  });

  it('names libraries and what is done with images', () => {
    expect(usesOf({ Jenkinsfile: file }).map(({ name }) => name)).toEqual([
      'company',
      'docker.build',
    ]);
  });

  it.each([
    "sh '''".repeat(3_000),
    'sh('.repeat(50_000),
    'stage('.repeat(50_000),
  ])('reads hostile text in time (%#)', text => {
    expect(definitions({ 'ci/Jenkinsfile': text })).toHaveLength(1);
  });
});

describe('other platforms', () => {
  it.each([
    [
      '.circleci/config.yml',
      'version: 2.1\njobs:\n  test:\n    steps:\n      - checkout\n      - run: pytest\n      - run: {name: a, command: tox}\n  unused:\n    steps:\n      - run: never\nworkflows:\n  main:\n    jobs: [test]\n',
      ['6 test: pytest', '7 test: tox'],
    ],
    [
      '.travis.yml',
      'language: python\ninstall: pip install .\nscript:\n  - pytest\n',
      ['2 pipeline: pip install .', '4 pipeline: pytest'],
    ],
    [
      '.travis.yml',
      'language: r\ncache: packages\n',
      ['1 pipeline: R CMD check'],
    ],
    [
      'bitbucket-pipelines.yml',
      'pipelines:\n  default:\n    - step:\n        script:\n          - pytest\n          - pipe: a/b:1\n',
      ['5 default: pytest'],
    ],
    [
      '.buildkite/pipeline.yml',
      'steps:\n  - label: t\n    command: make test\n',
      ['3 pipeline: make test'],
    ],
    [
      '.drone.yml',
      'kind: pipeline\nsteps:\n- name: a\n  image: python\n  commands:\n  - pytest\n---\nkind: pipeline\nsteps:\n- commands: [tox]\n',
      ['6 pipeline: pytest', '10 pipeline: tox'],
    ],
    [
      '.woodpecker/test.yaml',
      'steps:\n  test:\n    image: r-base\n    commands:\n      - R CMD check .\n',
      ['5 pipeline: R CMD check .'],
    ],
    [
      'appveyor.yml',
      'install:\n  - cmd: pip install .\ntest_script:\n  - pytest\n',
      ['2 pipeline: pip install .', '4 pipeline: pytest'],
    ],
    [
      'cloudbuild.yaml',
      'steps:\n- name: gcr.io/cloud-builders/docker\n  args: [build, -t, x, .]\n- name: python\n  entrypoint: bash\n  args: [-c, pytest]\n',
      ['2 pipeline: docker build -t x .', '4 pipeline: pytest'],
    ],
    [
      'buildspec.yml',
      'phases:\n  build:\n    commands:\n      - pytest\n',
      ['4 pipeline: pytest'],
    ],
    ['.cirrus.yml', 'task:\n  test_script: tox\n', ['2 pipeline: tox']],
    [
      '.semaphore/semaphore.yml',
      'blocks:\n  - task:\n      jobs:\n        - commands:\n            - pytest\n',
      ['5 pipeline: pytest'],
    ],
    [
      '.tekton/pr.yaml',
      'spec:\n  steps:\n    - script: |\n        pytest\n',
      ['4 pipeline: pytest'],
    ],
    [
      '.gitea/workflows/ci.yml',
      'on: push\njobs:\n  a:\n    steps:\n      - run: make\n',
      ['5 a: make'],
    ],
  ])('%s', (path, text, commands) => {
    expect(commandsOf({ [path]: text })).toEqual(
      commands.map(command => `${path}:${command}`),
    );
  });

  it('tells what a pipe, an orb and a plugin do', () => {
    const tree = {
      'bitbucket-pipelines.yml':
        'pipelines:\n  default:\n    - step:\n        script:\n          - pipe: a/b:1\n            variables: {X: y}\n',
      '.circleci/config.yml':
        'jobs:\n  a:\n    steps:\n      - python/install: {v: 1}\n',
      '.drone.yml': 'steps:\n- image: plugins/docker\n  settings: {repo: a}\n',
    };
    expect(usesOf(tree)).toMatchObject([
      { name: 'python/install', inputs: { v: '1' } },
      { name: 'plugins/docker', inputs: { repo: 'a' } },
      { name: 'a/b:1', inputs: { X: 'y' } },
    ]);
  });
});

describe('where a platform looks for a file', () => {
  it.each(['.github/', '.buildkite/', '.travis.yml', '.circleci/'])(
    'may be hidden from an archive: %p',
    pattern => expect(mayHide(pattern, ci)).toBe(true),
  );
});
