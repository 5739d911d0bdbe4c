import type { AnyCheck } from '../../checks/Check';
import { designCompute } from '../../checks/design/compute';
import { designDataStorage } from '../../checks/design/data-storage';
import { noHomePaths } from '../../checks/prod/no-home-paths';
import { dataValidation } from '../../checks/quality/data-validation';
import { dataVersioning } from '../../checks/quality/data-versioning';
import { experimentTracking } from '../../checks/quality/experiment-tracking';
import { modelCard } from '../../checks/quality/model-card';
import { noLargeFiles } from '../../checks/quality/no-large-files';
import { noSecrets } from '../../checks/quality/no-secrets';
import { notebooksClean } from '../../checks/quality/notebooks-clean';
import { reproducible } from '../../checks/quality/reproducible';
import { qualityTests } from '../../checks/quality/tests';
import { dataDirs } from '../../checks/structure/data-dirs';
import { structureLayout } from '../../checks/structure/layout';
import { noCron } from '../../checks/workflow/no-cron';
import { runCheck } from '../../evaluate/runCheck';
import { factsOfTree, subjectOf } from '../../testing';
import { factResolver } from '../resolve';

const CHECKS: readonly AnyCheck[] = [
  structureLayout,
  noCron,
  noHomePaths,
  qualityTests,
  noSecrets,
  ...[dataDirs, noLargeFiles, notebooksClean, modelCard, dataVersioning],
  ...[experimentTracking, dataValidation, reproducible, designDataStorage],
  designCompute,
];
const FILES = [
  ...['a.py', 'a.R', 'a.ts', 'a.Rmd', 'Dockerfile', 'run.sh', 'a.yaml', '.env'],
  ...['README.md', 'crontab', 'jobs', 'package.json', 'pyproject.toml', 'a.tf'],
  ...['tests/test_a.py', 'tests/testthat/test-a.R', 'a.test.ts', 'a.nf.test'],
  ...['.gitignore', '.gitattributes', 'MODEL_CARD.md', 'data/md5sums.txt'],
  ...['params.yaml', '.pre-commit-config.yaml', 'conf/base/catalog.yml'],
];
// What the expressions repeat or begin with.
const UNITS = [
  ...['a', 'a.', ' ', '\t', '"', "'", '(', '/', '\\', '{{', '@', '=', '*,'],
  ...['0 ', '- ', '/home/', 'C:\\Users\\', 'D:/a ', '://a:b@', 'password='],
  ...['token: ', 'crontab ', 'x::', 'import a,', 'def test(', 'mkdir /home/'],
  ...['expect_equal(1, ', 'RUN apt install ', '-----BEGIN RSA ', 'xox-'],
  ...['from ray import a ', 'from ray import (a,', '**a:**', '| a | ', '_:'],
  ...['"data/', 'open("a', '<!--', '[todo', '# Use ', '#SBATCH -G ', 'a/'],
];
const LINE = 1000;
const LINES = 100;

const notebook = (line: string) =>
  JSON.stringify({
    cells: [{ cell_type: 'code', source: Array(LINES).fill(`${line}\n`) }],
  });

/** What all checks say, each file read once for all of them. */
function outcomesOf(path: string, text: string) {
  const subject = subjectOf();
  const stored = factsOfTree({ [path]: text }, CHECKS);
  const context = {
    facts: factResolver(stored, subject),
    subject,
    root: '',
    now: new Date('2026-01-01'),
  };
  return CHECKS.map(check => runCheck(check, {}, context).outcome);
}

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
