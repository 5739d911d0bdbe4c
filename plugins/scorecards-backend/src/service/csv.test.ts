import type { EntityRow } from '@opaq/plugin-scorecards-common';
import { csvOf } from './csv';

const row = (change: Partial<EntityRow> = {}): EntityRow => ({
  entityRef: 'component:default/a',
  title: 'a',
  tags: [],
  status: { state: 'scored', stale: false, refreshing: false },
  covered: true,
  level: 'bronze',
  possibleLevel: 'bronze',
  score: 0.5,
  coverage: 1,
  failing: 2,
  nextStep: 'deps.lockfile',
  weeks: [],
  ...change,
});

async function linesOf(rows: EntityRow[], withResult = false) {
  async function* atOnce() {
    if (rows.length > 0) yield rows;
  }
  let text = '';
  for await (const chunk of csvOf(atOnce(), { withResult })) text += chunk;
  expect(text.startsWith('\uFEFF')).toBe(true);
  return text.slice(1).split('\r\n').slice(0, -1);
}

describe('the export', () => {
  it('has a header that people understand, and a line for each component', async () => {
    const [header, ...lines] = await linesOf([
      row({
        ownerTitle: 'Data',
        owner: 'group:default/data',
        tags: ['x', 'y'],
      }),
      row({ title: 'Ümläut, "b"', level: null, score: null }),
    ]);
    expect(header).toMatch(
      /^Component,Reference,Type,Lifecycle,Owner,.*,Score,Coverage,/,
    );
    expect(lines).toEqual([
      'a,component:default/a,,,Data,group:default/data,,,"x, y",bronze,bronze,,0.5,1,2,deps.lockfile,yes,scored,no,,,',
      '"Ümläut, ""b""",component:default/a,,,,,,,,,bronze,,,1,2,deps.lockfile,yes,scored,no,,,',
    ]);
  });

  it('has its header also without a component', async () => {
    expect(await linesOf([])).toHaveLength(1);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'=1"],
    [' \r\n=1', "'=1"],
    ['\u00a0=1', "'=1"],
    ['a\r\nb', 'a b'],
    ['a=1', 'a=1'],
  ])('makes a text of %j', async (title, cell) => {
    const [, line] = await linesOf([row({ title })]);
    expect(line).toMatch(/,component:default\/a,/);
    expect(line.split(',')[0]).toBe(cell);
  });

  it('has the answer of a check where it was asked for', async () => {
    const result: EntityRow['result'] = {
      checkId: 'deps.lockfile',
      outcome: 'fail',
      messageId: 'none',
      data: {},
      message: 'No lock.',
      locations: [{ path: 'a.toml', line: 3 }, { path: 'b.toml' }],
      level: 'silver',
      exemption: null,
    };
    const [header, line] = await linesOf([row({ result })], true);
    expect(header).toMatch(/,Check,Outcome,Message,Places,Exemption,/);
    expect(line).toMatch(/,deps\.lockfile,fail,No lock\.,a\.toml:3 b\.toml,,$/);
  });

  it('makes rows as they are asked for', async () => {
    let made = 0;
    async function* rows() {
      for (; made < 1000; made++) yield [row()];
    }
    for await (const chunk of csvOf(rows(), { withResult: false })) {
      expect(chunk).toMatch(/^\uFEFFComponent/);
      break;
    }
    expect(made).toBe(0);
  });
});
