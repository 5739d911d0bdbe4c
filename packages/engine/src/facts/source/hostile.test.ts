import { noHomePaths } from '../../checks/prod/no-home-paths';
import { noSecrets } from '../../checks/quality/no-secrets';
import { qualityTests } from '../../checks/quality/tests';
import { structureLayout } from '../../checks/structure/layout';
import { noCron } from '../../checks/workflow/no-cron';
import { runOnTree } from '../../testing';

const CHECKS = [structureLayout, noCron, noHomePaths, qualityTests, noSecrets];
const FILES = [
  ...['a.py', 'a.R', 'a.ts', 'a.Rmd', 'Dockerfile', 'run.sh', 'a.yaml', '.env'],
  ...['README.md', 'crontab', 'jobs', 'package.json', 'pyproject.toml', 'a.tf'],
  ...['tests/test_a.py', 'tests/testthat/test-a.R', 'a.test.ts', 'a.nf.test'],
];
// What the expressions repeat or begin with.
const UNITS = [
  ...['a', 'a.', ' ', '\t', '"', "'", '(', '/', '\\', '{{', '@', '=', '*,'],
  ...['0 ', '- ', '/home/', 'C:\\Users\\', 'D:/a ', '://a:b@', 'password='],
  ...['token: ', 'crontab ', 'x::', 'import a,', 'def test(', 'mkdir /home/'],
  ...['expect_equal(1, ', 'RUN apt install ', '-----BEGIN RSA ', 'xox-'],
];
const LINE = 1000;
const LINES = 100;

const notebook = (line: string) =>
  JSON.stringify({
    cells: [{ cell_type: 'code', source: Array(LINES).fill(`${line}\n`) }],
  });

const outcomesOf = (path: string, text: string) =>
  CHECKS.map(check => runOnTree(check, { files: { [path]: text } }).outcome);

// A check that could not look says `unknown`, one that broke says `error`.
const UNANSWERED = /unknown|error/;

describe('content that is made to be slow', () => {
  it.each(FILES)('is read in time as %s', path => {
    for (const unit of UNITS) {
      const line = unit.repeat(LINE / unit.length);
      for (const text of [`${line}\n`.repeat(LINES), line.repeat(LINES)]) {
        expect(outcomesOf(path, text).join()).not.toMatch(UNANSWERED);
      }
    }
  });

  it('is read in time as a notebook', () => {
    for (const unit of UNITS) {
      const text = notebook(unit.repeat(LINE / unit.length));
      expect(outcomesOf('a.ipynb', text).join()).not.toMatch(UNANSWERED);
    }
  });
});
