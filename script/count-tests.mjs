// Adds up what the test runners wrote, and ends with the line that says so. A failed step that is no test counts as one
// failure, so that the line never reads better than the run was.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...failedSteps] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
const missing = [];

function count(file, read) {
  const path = join(folder, file);
  if (!existsSync(path)) {
    missing.push(file);
    return;
  }
  const counted = read(readFileSync(path, 'utf8'));
  for (const key of Object.keys(total)) total[key] += counted[key];
}

count('unit.json', text => {
  const run = JSON.parse(text);
  const onPostgres = run.testResults
    .flatMap(suite => suite.assertionResults)
    .filter(({ fullName }) => fullName.includes('POSTGRES'));
  const ran = onPostgres.filter(({ status }) => status === 'passed').length;
  console.log(`On PostgreSQL: ${ran} of ${onPostgres.length} tests passed`);
  return {
    passed: run.numPassedTests,
    // A suite that can't be loaded has no tests to fail.
    failed: run.numFailedTests + run.numRuntimeErrorTestSuites,
    skipped: run.numPendingTests + run.numTodoTests,
  };
});

count('browser.json', text => {
  const { stats } = JSON.parse(text);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
});

count('boundaries.tap', text => {
  const number = name =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail'),
    skipped: number('skipped') + number('todo'),
  };
});

count('templates.txt', text => {
  const [, passed = 0, failed = 0] =
    /^Templates: (\d+) passed, (\d+) failed\b/m.exec(text) ?? [];
  return { passed: Number(passed), failed: Number(failed), skipped: 0 };
});

// Each of its claims is one test, however often it was asserted.
count('soak.json', text => {
  const { passed, failed } = JSON.parse(text);
  return { passed, failed, skipped: 0 };
});

const seenFailing = total.failed;
if (seenFailing === 0) total.failed += failedSteps.length;
total.failed += missing.filter(() => failedSteps.length === 0).length;

for (const step of failedSteps) console.log(`Failed: ${step}`);
for (const file of missing) console.log(`No results: ${file}`);
console.log(
  `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
);
process.exit(total.failed === 0 && failedSteps.length === 0 ? 0 : 1);
