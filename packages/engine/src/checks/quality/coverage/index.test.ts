import { describeCheck } from '../../../testing';
import { coverage } from '.';

const TESTS = {
  'tests/test_a.py': 'from a import b\n\ndef test_b():\n    assert b() == 1\n',
};

const file = (path: string, content: string, line?: number) => ({
  name: `${path}: ${content.split('\n')[(line ?? 1) - 1].trim()}`,
  files: { ...TESTS, [path]: content },
  ...(line && { at: `${path}:${line}` }),
});

const ci = (step: string) =>
  file(
    '.github/workflows/ci.yml',
    `on: push\njobs:\n  t:\n    steps:\n      - ${step}\n`,
    5,
  );

const codecov = (status: string) =>
  file('codecov.yml', `coverage:\n  status:\n${status}`);

describeCheck(coverage, {
  pass: [
    {
      ...file('.coveragerc', '[report]\nfail_under = 80\n', 2),
      message: 'of 80% (',
    },
    file('pyproject.toml', '[tool.coverage.report]\nfail_under = 72.5\n', 2),
    file('pyproject.toml', '[tool.coverage]\nreport.fail_under = 72\n', 2),
    file('setup.cfg', '[coverage:report]\nfail_under: 80\n', 2),
    file('tox.ini', '[coverage:report]\nfail_under=80\n', 2),
    file('pytest.ini', '[pytest]\naddopts = -q --cov-fail-under=80\n', 2),
    file(
      'pyproject.toml',
      '[tool.pytest.ini_options]\naddopts = [\n  "--cov",\n  "--cov-fail-under=80",\n]\n',
      4,
    ),
    file(
      'setup.cfg',
      '[tool:pytest]\naddopts =\n    --cov\n    --cov-fail-under 90\n',
      4,
    ),
    file('Makefile', 'test:\n\tpytest --cov-fail-under=$(MIN)\n', 2),
    file(
      'noxfile.py',
      'def t(session):\n    session.run("coverage", "report", "--fail-under", "90")\n',
      2,
    ),
    file(
      'scripts/test.sh',
      'coverage run -m pytest\ncoverage report --fail-under=80\n',
      2,
    ),
    file(
      'ci/coverage.R',
      'cov <- covr::package_coverage()\npct.all <- covr::percent_coverage(cov)\nif (pct.all < 80) {\n  message(pct.all)\n  stop("too low")\n}\n',
      3,
    ),
    file(
      'scripts/check_coverage.R',
      'library(covr)\ntotal = percent_coverage(package_coverage())\nstopifnot(80 <= total)\n',
      3,
    ),
    ci('run: pytest --cov=a --cov-fail-under 80'),
    ci("run: Rscript -e 'if (covr::percent_coverage(cov) < 80) stop()'"),
    {
      name: 'a step that is a script of R',
      files: {
        ...TESTS,
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  t:\n    steps:\n      - shell: Rscript {0}\n        run: |\n          pct <- covr::percent_coverage(cov)\n          if (pct < 80) stop("too low")\n',
      },
      at: '.github/workflows/ci.yml:8',
    },
    file(
      'package.json',
      '{\n  "jest": {\n    "coverageThreshold": { "global": { "lines": 80 } }\n  }\n}',
      3,
    ),
    file(
      'jest.config.js',
      'module.exports = {\n  coverageThreshold: {},\n};',
      2,
    ),
    file(
      'vitest.config.ts',
      'export default {\n  test: { coverage: {\n    thresholds: { lines: 80 } } } };',
      3,
    ),
    file('.nycrc', '{\n  "check-coverage": true\n}', 2),
    file(
      'package.json',
      '{\n  "nyc": {\n    "check-coverage": true\n  }\n}',
      3,
    ),
    file(
      'package.json',
      '{\n  "scripts": {\n    "test": "c8 --check-coverage mocha"\n  }\n}',
      3,
    ),
    codecov('    project:\n      default:\n        target: 80%\n'),
    codecov('    project:\n      target: auto\n'),
    {
      name: 'an action that fails below',
      files: {
        ...TESTS,
        '.github/workflows/ci.yml':
          'on: push\njobs:\n  t:\n    steps:\n      - uses: acme/coverage@v1\n        with:\n          minimum_coverage: 75\n',
      },
      at: '.github/workflows/ci.yml:5',
    },
    {
      name: 'above a component of a monorepo',
      files: {
        '.coveragerc': '[report]\nfail_under = 80\n',
        'svc/tests/test_a.py': TESTS['tests/test_a.py'],
      },
      root: 'svc',
      at: '.coveragerc:2',
    },
  ],
  fail: [
    { name: 'tests alone', files: TESTS, message: 'No threshold' },
    file('.coveragerc', '[report]\nfail_under = 0\n'),
    file('.coveragerc', '[report]\n# fail_under = 80\n'),
    file('.coveragerc', '[report]\nshow_missing = true\n'),
    file(
      'pyproject.toml',
      '[tool.interrogate]\nfail-under = 80\nfail_under = 80\n',
    ),
    file('pyproject.toml', '[tool.pylint.main]\nfail-under = 9\n'),
    file('Makefile', 'lint:\n\tpylint --fail-under=9 src\n'),
    file('Makefile', 'docs:\n\tinterrogate --fail-under 80 src\n'),
    file('Makefile', 'test:\n\t# pytest --cov-fail-under=80\n\tpytest --cov\n'),
    file('pytest.ini', '[pytest]\naddopts = --cov --cov-fail-under=0\n'),
    file(
      'package.json',
      '{"jest": {"coverageThreshold": {}, "collectCoverage": true}}',
    ),
    file('.nycrc', '{"check-coverage": false}'),
    file(
      'ci/coverage.R',
      'pct <- covr::percent_coverage(cov)\nif (pct < 80) message("low")\n',
    ),
    file(
      'ci/coverage.R',
      'pct <- covr::percent_coverage(cov)\npct <- round(pct)\n# if (pct < 80) stop()\nif (is.na(pct)) stop("nothing counted")\n',
    ),
    file(
      'ci/coverage.R',
      'pct <- 3\nif (pct < 80) stop()\npercent_coverage(cov)\n',
    ),
    { ...ci('uses: codecov/codecov-action@v4'), at: undefined },
    { ...ci('run: pytest --cov=a --cov-report=xml'), at: undefined },
    {
      ...codecov(
        '    project:\n      default:\n        target: auto\n        informational: true\n',
      ),
      message: 'only informs',
    },
    codecov('    project: off\n'),
    file(
      'shop/codecov.yml',
      'coverage:\n  status:\n    project:\n      target: 80%\n',
    ),
    file('codecov.yml', 'comment: false\n'),
    {
      name: 'a threshold of an example',
      files: {
        ...TESTS,
        'examples/a/.coveragerc': '[report]\nfail_under = 80\n',
      },
    },
  ],
  notApplicable: [
    {
      name: 'no tests',
      files: { '.coveragerc': '[report]\nfail_under = 80\n', 'a.py': '' },
    },
    {
      name: 'a placeholder only',
      files: { 'tests/test_a.py': 'def test_a():\n    assert True\n' },
    },
  ],
  unknown: [
    {
      name: 'a file that was passed over',
      files: {
        ...TESTS,
        '.coveragerc': `[report]\nfail_under = 80\n${'#'.repeat(200)}`,
      },
      limits: { bytesPerFile: 150 },
    },
  ],
});
