// The boundaries of ARCHITECTURE.md that a linter does not see.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);
const read = path => readFileSync(path, 'utf8');
const manifest = folder => JSON.parse(read(`${folder}/package.json`));
const isSource = path =>
  /^(packages|plugins)\/[^/]+\/src\/.*\.tsx?$/.test(path) &&
  !/\.test\.tsx?$/.test(path);

test('the engine and the command line depend on nothing of Backstage', () => {
  for (const folder of ['packages/engine', 'packages/cli']) {
    const { dependencies = {} } = manifest(folder);
    const found = Object.keys(dependencies).filter(name =>
      name.startsWith('@backstage/'),
    );
    assert.deepEqual(found, [], folder);
  }
});

test('-node and -common do not know the backend', () => {
  for (const folder of [
    'plugins/scorecards-node',
    'plugins/scorecards-common',
  ]) {
    const { dependencies = {} } = manifest(folder);
    assert.ok(!('@opaq/plugin-scorecards-backend' in dependencies), folder);
  }
});

test('the backend plugins export the plugin and nothing else', () => {
  for (const folder of [
    'plugins/scorecards-backend',
    'plugins/scaffolder-backend-module-scorecards',
  ]) {
    const exports = read(`${folder}/src/index.ts`).match(/^export .*$/gm);
    assert.equal(exports?.length, 1, folder);
    assert.match(exports[0], /^export \{ \w+ as default \} from/);
  }
});

test('only the folder of the database knows knex', () => {
  const backend = 'plugins/scorecards-backend/src';
  const found = tracked
    .filter(path => isSource(path) && path.startsWith(`${backend}/`))
    .filter(path => !/\/(database|__testUtils__)\//.test(path))
    .filter(path => /from 'knex'/.test(read(path)));
  assert.deepEqual(found, []);
});

test('the browser gets nothing of the engine but its report', () => {
  const found = tracked
    .filter(isSource)
    .filter(path => /^plugins\/scorecards(-common)?\//.test(path))
    .filter(path => /'@opaq\/engine(?!\/report')/.test(read(path)));
  assert.deepEqual(found, []);
});

test('each alpha API of Backstage is imported in one file of a package', () => {
  const importers = new Map();
  for (const path of tracked.filter(isSource)) {
    for (const [, api] of read(path).matchAll(
      /from '(@backstage\/[^']+\/alpha)'/g,
    )) {
      const key = `${path.split('/').slice(0, 2).join('/')} ${api}`;
      importers.set(key, [...(importers.get(key) ?? []), path]);
    }
  }
  assert.ok(importers.size > 0);
  for (const [key, paths] of importers) assert.equal(paths.length, 1, key);
});

test("no lock file says where a package's file came from", () => {
  const locks = tracked.filter(path =>
    /(^|\/)(yarn\.lock|package-lock\.json|poetry\.lock|uv\.lock|requirements[^/]*\.txt)$/.test(
      path,
    ),
  );
  assert.ok(locks.includes('yarn.lock'));
  for (const path of locks) {
    const address =
      /"?resolved"?:? "?https?:|--(extra-)?index-url[ =]http|^\s*(source|registry) = .*https?:|(sdist|url) = .*https?:/m;
    assert.doesNotMatch(read(path), address, path);
  }
});
