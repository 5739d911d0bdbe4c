import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApp } from '../src/app.js';

const asked = [];
const database = {
  async query(_text, values) {
    asked.push(values);
    return {
      rows: [
        { country: 'DE', week: '2026-11-02', net_eur: 1210.5 },
        { country: 'DE', week: '2026-11-09', net_eur: 980 },
        { country: 'NL', week: '2026-11-09', net_eur: 310.25 },
      ],
    };
  },
};

let server;
let url;

before(async () => {
  server = createApp(database).listen(0);
  await new Promise(resolve => server.once('listening', resolve));
  url = `http://localhost:${server.address().port}`;
});

after(() => server.close());

test('is healthy', async () => {
  const response = await fetch(`${url}/healthz`);
  assert.deepEqual(await response.json(), { status: 'ok' });
});

test('groups sales by country', async () => {
  const response = await fetch(`${url}/sales?weeks=2`);
  const sales = await response.json();
  assert.deepEqual(Object.keys(sales), ['DE', 'NL']);
  assert.equal(sales.DE.length, 2);
  assert.deepEqual(asked.at(-1), [2]);
});

test('refuses weeks that are none', async () => {
  for (const weeks of ['0', '53', '1.5', 'many']) {
    const response = await fetch(`${url}/sales?weeks=${weeks}`);
    assert.equal(response.status, 400, weeks);
  }
});
