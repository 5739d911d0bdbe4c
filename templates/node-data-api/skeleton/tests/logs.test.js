import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { it } from 'node:test';
import { createLog } from '../src/logs.js';

it('logs JSON to stdout and to the log folder', async () => {
  const logDir = mkdtempSync(join(tmpdir(), 'logs-'));
  const stdout = new PassThrough();
  const log = await createLog({ logLevel: 'info', logDir }, stdout);
  log.debug('not said');
  log.info({ count: 2 }, 'hello');
  const [written] = await once(stdout, 'data');
  const { time, ...rest } = JSON.parse(written);
  assert.deepEqual(rest, { level: 'INFO', count: 2, message: 'hello' });
  assert.ok(Date.parse(time));
  assert.equal(readFileSync(join(logDir, 'service.1.log'), 'utf8'), String(written));
});
