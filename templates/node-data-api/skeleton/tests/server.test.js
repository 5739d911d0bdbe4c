import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { it } from 'node:test';

/** The service as a process of its own, and the lines of its log. */
function start(environment) {
  const child = spawn(process.execPath, ['src/server.js'], {
    env: { ...process.env, PORT: '0', LOG_DIR: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
}

const next = async lines => JSON.parse((await lines.next()).value);

it('serves until it is told to stop', async () => {
  const { child, lines } = start();
  assert.equal((await next(lines)).message, 'data is read');
  const { port } = await next(lines);
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

it('does not start without its data, and says why', async () => {
  const { child, lines } = start({ DATA_PATH: 'nowhere.csv' });
  const { level, err } = await next(lines);
  assert.equal(level, 'FATAL');
  assert.match(err.message, /nowhere\.csv/);
  assert.deepEqual(await once(child, 'exit'), [1, null]);
});
