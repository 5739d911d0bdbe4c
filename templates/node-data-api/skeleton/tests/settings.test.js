import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readSettings } from '../src/settings.js';

it('has a value for everything', () => {
  assert.deepEqual(readSettings({}), {
    host: '127.0.0.1',
    port: 8080,
    dataPath: 'data/raw/orders.csv',
    logLevel: 'info',
    logDir: undefined,
  });
});

it('takes what the environment says', () => {
  const { port, logLevel } = readSettings({ PORT: '80', LOG_LEVEL: 'DEBUG' });
  assert.deepEqual({ port, logLevel }, { port: 80, logLevel: 'debug' });
});

it('names the variable that is wrong', () => {
  assert.throws(() => readSettings({ PORT: 'http' }), /Environment variables: PORT: /);
});
