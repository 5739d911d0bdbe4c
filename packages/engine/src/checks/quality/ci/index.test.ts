import { describeCheck } from '../../../testing';
import { qualityCi } from '.';

/** A workflow with these lines of steps. */
const workflow = (steps: string, on = 'push', job = 'main') =>
  `on: ${on}\njobs:\n  ${job}:\n    runs-on: ubuntu-latest\n    steps:\n${steps
    .split('\n')
    .map(step => `      - ${step}\n`)
    .join('')}`;

const github = (name: string, steps: string, on = 'push', job = 'main') => ({
  name,
  files: { '.github/workflows/ci.yml': workflow(steps, on, job) },
});

const at = '.github/workflows/ci.yml:6';

describeCheck(qualityCi, {
  pass: [
    ...[
      'pytest -q',
      'uv run pytest',
      'python -m unittest discover',
      'tox -e lint',
      'nox -s tests',
      'ruff check .',
      'uv run mypy src',
      'make lint',
      'make docker-build',
      'npm run build',
      'npm test',
      'pnpm lint',
      'pre-commit run --all-files',
      'docker build -t app .',
      'R CMD check .',
      'Rscript -e "lintr::lint_package()"',
      'Rscript -e "rhino::lint_r()"',
      'rhino::test_r()',
      'Rscript -e \'rcmdcheck::rcmdcheck(args = "--no-manual")\'',
      'targets::tar_make()',
      './scripts/ci/check.sh',
      'bash ci/run_tests.sh',
      'snakemake --lint',
      'dbt build --target ci',
      'dvc repro',
      'python -m build',
      'python train.py --smoke',
      'xcodebuild test-without-building',
      'python -m compileall src',
    ].map(command => ({
      ...github(`the command ${command}`, `run: ${JSON.stringify(command)}`),
      at,
    })),
    ...[
      'pre-commit/action@v3.0.1',
      'psf/black@stable',
      'r-lib/actions/check-r-package@v2',
      'docker/build-push-action@v6',
      'github/codeql-action/analyze@v3',
      'snakemake/snakemake-github-action@v2',
      'astral-sh/ruff-action@v3',
      'elgohr/Publish-Docker-Github-Action@v5',
    ].map(action => ({
      ...github(`the action ${action}`, `uses: ${action}`),
      at,
    })),
    {
      ...github(
        'what a job does beside installing',
        'run: npm install\nrun: npm run build',
        'push',
        'build',
      ),
      at: '.github/workflows/ci.yml:7',
    },
    github('a pull request only', 'run: pytest', 'pull_request'),
    {
      name: 'R code as a step',
      files: {
        '.github/workflows/check.yaml':
          'on: push\njobs:\n  a:\n    steps:\n      - run: |\n          covr::codecov(quiet = FALSE)\n        shell: Rscript {0}\n',
      },
      at: '.github/workflows/check.yaml:6',
    },
    {
      name: 'tests beside a release',
      files: {
        '.github/workflows/release.yml': workflow(
          'uses: pypa/gh-action-pypi-publish@v1',
          'release',
        ),
        '.github/workflows/test.yml': workflow('run: pytest'),
      },
      at: '.github/workflows/test.yml:6',
    },
    {
      name: 'tests before lint, whichever file comes first',
      files: {
        '.github/workflows/a.yml': workflow('run: ruff check .'),
        '.github/workflows/b.yml': workflow('run: pytest'),
      },
      at: '.github/workflows/b.yml:6',
    },
    {
      name: 'a workflow that another one calls',
      files: {
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  t:\n    uses: ./.github/workflows/t.yml\n',
        '.github/workflows/t.yml': workflow('run: pytest', 'workflow_call'),
      },
      at: '.github/workflows/t.yml:6',
    },
    {
      name: 'the root of a monorepo',
      files: {
        '.gitlab-ci.yml': 'test:\n  script: pytest\n',
        'services/churn/app.py': '',
      },
      root: 'services/churn',
      at: '.gitlab-ci.yml:2',
    },
    {
      name: 'a Jenkinsfile',
      files: { Jenkinsfile: "stage('T') {\n  sh 'pytest'\n}\n" },
      at: 'Jenkinsfile:2',
    },
    {
      name: 'what Travis does for R without being told',
      files: { '.travis.yml': 'language: r\n' },
      at: '.travis.yml:1',
    },
    {
      name: 'a template of GitLab that says what it does',
      files: {
        '.gitlab-ci.yml': 'include:\n  - template: Auto-DevOps.gitlab-ci.yml\n',
      },
    },
    {
      name: 'a workflow of another repository that says what it does',
      files: {
        '.github/workflows/a.yml':
          'on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/python-tests.yml@v1\n',
      },
    },
    github(
      'a job named for it that installs the project',
      'run: pip install -r requirements.txt',
      'push',
      'build',
    ),
  ],
  fail: [
    { name: 'nothing', files: { 'app.py': '' }, message: 'No CI definition' },
    ...[
      'actions/stale@v9',
      'actions/labeler@v5',
      'actions/deploy-pages@v4',
      'peaceiris/actions-gh-pages@v4',
      'googleapis/release-please-action@v4',
      'azure/webapps-deploy@v3',
      'amannn/action-semantic-pull-request@v5',
      'actions/checkout@v4',
      'actions/dependency-review-action@v4',
      'lycheeverse/lychee-action@v2',
    ].map(action => ({
      ...github(`only ${action}`, `uses: ${action}`),
      message: 'neither tests, lints nor builds',
    })),
    ...[
      'gh pr merge --auto "$PR_URL"',
      'mkdocs gh-deploy --force',
      'mkdocs build --strict',
      'Rscript -e "pkgdown::build_site()"',
      'pip install build',
      'ssh host "cd app && git pull"',
      'sudo ./docker/dependencies.sh',
      'test -n "$SERVER" && scp app.tar $SERVER:/srv',
      'pip install "mkdocstrings[python]>=0.18"',
      'kubectl apply -f k8s/',
      'git push space main',
      'echo "run the tests"',
      'npm run deploy',
      'make release',
    ].map(command =>
      github(`only ${command}`, `run: ${JSON.stringify(command)}`),
    ),
    github(
      'a package that is built to be published',
      'run: python -m build\nrun: twine upload dist/*',
    ),
    {
      ...github(
        'a schedule only',
        'run: pytest',
        '{schedule: [{cron: "0 3 * * *"}]}',
      ),
      message: 'only on a schedule',
    },
    {
      ...github('by hand only', 'run: pytest', 'workflow_dispatch'),
      message: 'when somebody starts it',
    },
    {
      ...github('tags only', 'run: pytest', '{push: {tags: ["v*"]}}'),
      message: 'only on a tag',
    },
    github('a release only', 'run: pytest', '{release: {types: [published]}}'),
    {
      ...github('a job that is switched off', 'run: pytest'),
      files: {
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  a:\n    if: false\n    steps:\n      - run: pytest\n',
      },
      message: 'runs nothing',
    },
    {
      name: 'a definition that is commented out',
      files: { '.gitlab-ci.yml': '# test:\n#   script: pytest\n' },
      message: 'runs nothing',
    },
    {
      name: 'a broken one',
      files: { '.github/workflows/ci.yml': 'on: push\njobs: [a: {\n' },
      message: 'is not valid YAML',
    },
    {
      name: 'a workflow in the folder of a component',
      files: {
        'svc/.github/workflows/ci.yml': workflow('run: pytest'),
        'svc/a.py': '',
      },
      root: 'svc',
      at: 'svc/.github/workflows/ci.yml',
      message: 'No platform runs',
    },
    {
      name: 'a folder of what is switched off',
      files: { '.github/workflows.disabled/ci.yml': workflow('run: pytest') },
      message: 'No platform runs',
    },
    {
      name: 'a file that is switched off',
      files: { '.github/workflows/ci.yml.disabled': workflow('run: pytest') },
    },
    {
      name: 'Dependabot alone',
      files: { '.github/dependabot.yml': 'version: 2\nupdates: []\n' },
    },
    github(
      'a reusable workflow that nobody calls',
      'run: pytest',
      'workflow_call',
    ),
  ],
  unknown: [
    {
      name: 'jobs of another repository',
      files: {
        '.gitlab-ci.yml':
          'include:\n  - project: acme/shared\n    file: /main.yml\n',
      },
      message: 'takes its jobs from acme/shared',
    },
    {
      name: 'a library of Jenkins',
      files: { Jenkinsfile: "@Library('acme') _\nstandardPipeline()\n" },
      message: 'acme',
    },
    {
      name: 'a file that was passed over',
      files: { '.gitlab-ci.yml': 'test:\n  script: pytest\n' },
      limits: { bytesPerFile: 3 },
    },
  ],
});
