import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import pino from 'pino';
import { createApp } from '../src/app.js';

const ROWS = [
  { day: '2026-08-01', depot: 'east', orders: 10 },
  { day: '2026-08-01', depot: 'west', orders: 20 },
  { day: '2026-08-02', depot: 'east', orders: 30 },
];

describe('the service', () => {
  let server;
  const ask = path => fetch(`http://127.0.0.1:${server.address().port}${path}`);

  before(async () => {
    server = createApp(ROWS, pino({ enabled: false })).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  it('is healthy', async () => {
    const response = await ask('/healthz');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok' });
  });

  it('answers all orders', async () => {
    const response = await ask('/orders');
    assert.deepEqual(await response.json(), { total: 3, rows: ROWS });
  });

  for (const [query, found] of [
    ['from=2026-08-02', [30]],
    ['to=2026-08-01', [10, 20]],
    ['from=2026-08-01&to=2026-08-01&depot=west', [20]],
    ['depot=south', []],
  ]) {
    it(`answers the orders of ${query}`, async () => {
      const { rows } = await (await ask(`/orders?${query}`)).json();
      assert.deepEqual(
        rows.map(({ orders }) => orders),
        found,
      );
    });
  }

  it('answers one page after the other', async () => {
    const response = await ask('/orders?limit=2&offset=2');
    assert.deepEqual(await response.json(), { total: 3, rows: ROWS.slice(2) });
  });

  for (const query of ['from=yesterday', 'limit=0', 'limit=1001', 'limit=x', 'depo=east']) {
    it(`refuses ${query}`, async () => {
      const response = await ask(`/orders?${query}`);
      assert.equal(response.status, 400);
      assert.match((await response.json()).error, new RegExp(query.split('=')[0]));
    });
  }

  for (const path of ['/nothing', '/orders/%', '/%']) {
    it(`knows nothing of ${path}`, async () => {
      const { status } = await ask(path);
      assert.ok(status === 404 || status === 400, String(status));
    });
  }

  it('describes itself', async () => {
    const { paths } = await (await ask('/openapi.json')).json();
    const { parameters } = paths['/orders'].get;
    assert.deepEqual(
      parameters.map(({ name }) => name),
      ['from', 'to', 'depot', 'limit', 'offset'],
    );
  });
  {%- if values.page %}

  it('serves the page and all that it loads', async () => {
    const page = await (await ask('/')).text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path);
    assert.equal(loaded.length, 4);
    for (const path of loaded) assert.equal((await ask(`/${path}`)).status, 200, path);
  });
  {%- endif %}

  it('counts what it does', async () => {
    await ask('/orders?limit=0');
    const lines = (await (await ask('/metrics')).text()).split('\n');
    const begins = text => lines.some(line => line.startsWith(text));
    assert.ok(begins('http_request_seconds_count{path="/orders",status="400"}'));
    assert.ok(lines.includes('data_rows 3'));
    assert.ok(lines.includes(`data_newest_seconds ${Date.UTC(2026, 7, 2) / 1000}`));
  });
});

describe('the service when it fails', () => {
  it('says so, and keeps the reason for the log', async () => {
    const lines = [];
    const broken = { length: 1, at: () => ROWS[0], filter: () => assert.fail('out of order') };
    const log = pino({}, { write: line => lines.push(JSON.parse(line)) });
    const server = createApp(broken, log).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const response = await fetch(`http://127.0.0.1:${server.address().port}/orders`);
    server.close();
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /out of order/);
    assert.equal(lines[0].err.message, 'out of order');
  });
});
