// Adds up what the test runners wrote, and ends with the line that says so. What failed without a test to show for it, a
// step that is no test or one that was lost before it wrote anything, counts as one failure: the line never reads better
// than the run was.
//
//   count-tests.mjs FOLDER [STEP THAT FAILED]...
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many tests each step had, from what it leaves in the folder. */
const COUNTS = {
  Boundaries: {
    file: 'boundaries.tap',
    count(text) {
      const number = name =>
        Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
      return {
        passed: number('pass'),
        failed: number('fail'),
        skipped: number('skipped') + number('todo'),
      };
    },
  },
  'Unit tests': {
    file: 'unit.json',
    count(text) {
      const run = JSON.parse(text);
      const onPostgres = run.testResults
        .flatMap(suite => suite.assertionResults)
        .filter(({ fullName }) => fullName.includes('POSTGRES'));
      const ran = onPostgres.filter(({ status }) => status === 'passed');
      console.log(
        `On PostgreSQL: ${ran.length} of ${onPostgres.length} tests passed`,
      );
      return {
        passed: run.numPassedTests,
        // A suite that can't be loaded has no tests to fail.
        failed: run.numFailedTests + run.numRuntimeErrorTestSuites,
        skipped: run.numPendingTests + run.numTodoTests,
      };
    },
  },
  Templates: {
    file: 'templates.txt',
    count(text) {
      const [, passed = 0, failed = 0] =
        /^Templates: (\d+) passed, (\d+) failed\b/m.exec(text) ?? [];
      return { passed: Number(passed), failed: Number(failed), skipped: 0 };
    },
  },
  Soak: {
    file: 'soak.json',
    // Each of its claims is one test, however often it was asserted.
    count(text) {
      const { passed, failed } = JSON.parse(text);
      return { passed, failed, skipped: 0 };
    },
  },
  Browser: {
    file: 'browser.json',
    count(text) {
      const { stats } = JSON.parse(text);
      return {
        passed: stats.expected + stats.flaky,
        failed: stats.unexpected,
        skipped: stats.skipped,
      };
    },
  },
};

/** What a step left, or nothing where it was ended before it could, or in the middle of it. */
function countsOf(folder, { file, count }) {
  const path = join(folder, file);
  if (!existsSync(path)) return undefined;
  try {
    return count(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

const [folder, ...failedSteps] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const unseen = new Set(failedSteps);
for (const [step, source] of Object.entries(COUNTS)) {
  const counts = countsOf(folder, source);
  if (!counts) {
    console.log(`No results: ${step}`);
    unseen.add(step);
    continue;
  }
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) unseen.delete(step);
}
total.failed += unseen.size;

for (const step of failedSteps) console.log(`Failed: ${step}`);
console.log(
  `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
);
process.exitCode = total.failed === 0 ? 0 : 1;
