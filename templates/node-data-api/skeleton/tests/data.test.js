import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { load, versionOf } from '../src/data.js';
import { readSettings } from '../src/settings.js';

const { dataPath } = readSettings({});

/** A file of orders with these lines. */
function fileOf(...lines) {
  const path = join(mkdtempSync(join(tmpdir(), 'orders-')), 'orders.csv');
  writeFileSync(path, ['day,depot,orders', ...lines, ''].join('\n'));
  return path;
}

describe('the data', () => {
  it('is the version that git knows', () => {
    assert.match(versionOf(dataPath), /^[0-9a-f]{64}$/);
  });

  it('is refused in another version', () => {
    const path = fileOf('2026-08-01,east,10');
    writeFileSync(join(path, '..', 'SHA256SUMS'), '');
    assert.throws(() => versionOf(path), /is not the version in SHA256SUMS/);
  });

  it('is as expected', () => {
    assert.deepEqual(load(dataPath)[0], { day: '2026-08-01', depot: 'east', orders: 111 });
  });

  it('is put into order', () => {
    const rows = load(fileOf('2026-08-02,east,2', '2026-08-01,west,1', '2026-08-01,east,0'));
    assert.deepEqual(
      rows.map(({ orders }) => orders),
      [0, 1, 2],
    );
  });

  for (const [row, message] of [
    ['01.08.2026,east,10', /orders\.csv:3: day: Invalid ISO date/],
    ['2026-02-30,east,10', /:3: day/],
    ['2026-08-02,the east,10', /:3: depot: small letters only/],
    ['2026-08-02,east,', /:3: orders: a whole number is expected/],
    ['2026-08-02,east,-1', /:3: orders/],
    ['2026-08-02,east,999999', /:3: orders/],
    ['2026-08-02,east', /line 3/],
    ['2026-08-01,east,11', /:3: 2026-08-01 east is there twice/],
  ]) {
    it(`is refused with the row ${row}`, () => {
      assert.throws(() => load(fileOf('2026-08-01,east,10', row)), message);
    });
  }

  it('is refused without rows', () => {
    assert.throws(() => load(fileOf()), /has no rows/);
  });
});
