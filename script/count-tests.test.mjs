// The line that CI is judged by.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const unit = (passed, failed) => ({
  testResults: [],
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 1,
  numTodoTests: 0,
});
const WELL = {
  'boundaries.tap': '# pass 5\n# fail 0\n# skipped 0\n# todo 0\n',
  'unit.json': JSON.stringify(unit(100, 0)),
  'templates.txt': 'Templates: 7 passed, 0 failed, in 3 minutes\n',
  'soak.json': '{ "passed": 20, "failed": 0 }',
  'browser.json':
    '{ "stats": { "expected": 17, "flaky": 0, "unexpected": 0, "skipped": 0 } }',
};

/** The last line, and the status, where the steps left these files. */
function count(files, ...failedSteps) {
  const folder = mkdtempSync(join(tmpdir(), 'count-tests-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      if (text !== undefined) writeFileSync(join(folder, name), text);
    }
    const { stdout, status } = spawnSync(
      process.execPath,
      ['script/count-tests.mjs', folder, ...failedSteps],
      { encoding: 'utf8' },
    );
    return { line: stdout.trim().split('\n').at(-1), status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('it adds up what all steps had', () => {
  const { line, status } = count(WELL);
  assert.equal(line, '149 passed, 0 failed, 1 skipped');
  assert.equal(status, 0);
});

test('a test that failed counts once, beside the step that it was in', () => {
  const files = { ...WELL, 'unit.json': JSON.stringify(unit(98, 2)) };
  const { line, status } = count(files, 'Unit tests');
  assert.equal(line, '147 passed, 2 failed, 1 skipped');
  assert.equal(status, 1);
});

test('a step without tests that failed counts as one', () => {
  const { line, status } = count(WELL, 'Types', 'Lint');
  assert.equal(line, '149 passed, 2 failed, 1 skipped');
  assert.equal(status, 1);
});

test('so does one whose tests passed, and which failed all the same', () => {
  const { line } = count(WELL, 'Browser');
  assert.equal(line, '149 passed, 1 failed, 1 skipped');
});

test('so does one that left nothing, or half of it, whether it says that it failed or not', () => {
  for (const text of [undefined, '{ "stats": {']) {
    const files = { ...WELL, 'browser.json': text };
    for (const failed of [[], ['Browser']]) {
      const { line, status } = count(files, ...failed);
      assert.equal(line, '132 passed, 1 failed, 1 skipped');
      assert.equal(status, 1);
    }
  }
});
