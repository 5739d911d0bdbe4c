# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

# npm's own answer to "what would the lock of this package.json be": the lock that was shipped. And npm asks its own
# registry for what the lock names, so an address in it would bind a project to ours.
lock_is_fresh() {
  make lock &&
    git diff --exit-code --stat package-lock.json &&
    ! grep -n '"resolved"' package-lock.json
}

serve_and_ask() {
  LOG_DIR=logs serve_and node - <<'NODE' || return
const assert = require('node:assert/strict');
const { existsSync, readFileSync } = require('node:fs');

const [base] = process.argv.slice(2);
const ask = path => fetch(base + path, { signal: AbortSignal.timeout(5000) });
const json = async path => (await ask(path)).json();

async function main() {
  for (let time = 0; time < 60; time++) {
    if (await ask('/healthz').catch(() => undefined)) break;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  assert.deepEqual(await json('/healthz'), { status: 'ok' });
  assert.deepEqual(await json('/orders?from=2026-08-01&to=2026-08-01&depot=east'), {
    total: 1,
    rows: [{ day: '2026-08-01', depot: 'east', orders: 111 }],
  });
  assert.equal((await json('/orders?limit=1000')).rows.length, 276);
  assert.equal((await ask('/orders?from=today')).status, 400);
  assert.ok((await json('/openapi.json')).paths['/orders']);
  const metrics = await (await ask('/metrics')).text();
  assert.match(metrics, /^http_request_seconds_count\{path="\/orders",status="200"\} 2$/m);
  assert.match(metrics, /^data_rows 276$/m);
  for (const line of readFileSync('logs/service.1.log', 'utf8').trim().split('\n')) JSON.parse(line);

  if (!existsSync('public')) return assert.equal((await ask('/')).status, 404);
  const page = await (await ask('/')).text();
  for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
    assert.equal((await ask(`/${path}`)).status, 200, path);
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
NODE
  grep -q '"message":"stops"' logs/service.1.log
}

try_project() {
  step 'install from the lock' make setup &&
    step 'the lock is fresh' lock_is_fresh &&
    step 'lint' make lint &&
    step 'format' make format &&
    step 'test' make test &&
    step 'take the data over' make data &&
    step 'serve, and ask the service' serve_and_ask &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
