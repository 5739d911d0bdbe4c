import type { HeatMap } from '@opaq/plugin-scorecards-common';
import { smallView, type SmallComponent } from '../__testUtils__/smallEstate';
import { heatMap, type HeatMapQuery } from './heatMap';
import { heatMapCounts } from './heatMapCounts';
import { select, type ComponentFilter } from './select';

const components: Record<string, SmallComponent> = {
  a: {
    owner: 'group:x/one',
    now: 'pppppp',
    tags: ['python', 'ml'],
    type: 'service',
  },
  b: { owner: 'group:x/two', now: 'pfufep', tags: ['python'], type: 'library' },
  c: { owner: 'group:x/data', now: 'xnpppp', type: 'service' },
  d: { owner: 'user:x/ann', now: 'ffffff' },
  e: { now: '' },
  f: { owner: 'group:x/two' },
};

const view = smallView(components, [
  ['group:x/acme', 'Acme'],
  ['group:x/data', 'Data', 'group:x/acme'],
  ['group:x/one', 'One', 'group:x/data'],
  ['group:x/two', 'Two', 'group:x/data'],
  ['group:x/web', 'Web', 'group:x/acme'],
  ['user:x/ann', 'Ann'],
]);

const of = (
  query: Partial<HeatMapQuery> & { category?: string },
  refs?: string[],
) => {
  const visible = refs && {
    refs: new Set(refs.map(name => `component:default/${name}`)),
  };
  const { rows } = select(view.entities, query as ComponentFilter, visible);
  const asked = { groupBy: 'owner', ...query } as const;
  return heatMap(view, heatMapCounts({ ...view, rows }, asked), asked);
};

/** Each row as its title, indented, and how many components it has; `+` can be expanded, `-` is, `=` always is. */
const drawn = ({ rows }: HeatMap) =>
  rows.map(
    ({ title, depth, expandable, expanded, components: count }) =>
      `${'.'.repeat(depth)}${title}${
        ['', '=', '+', '-'][Number(expandable) * 2 + Number(expanded)]
      } ${count}`,
  );

const cell = (counts: string) => {
  const [pass, fail, unknown, notApplicable, exempt] = counts
    .split(' ')
    .map(Number);
  return { pass, fail, unknown, notApplicable, exempt };
};

describe('heatMap', () => {
  it('rolls everything below a group up into it', () => {
    const { rows, columns, total } = of({ expand: [] });
    expect(columns.map(({ id }) => id)).toEqual(['readme', 'deps', 'prod']);
    expect(drawn({ rows } as HeatMap)).toEqual(['Acme+ 4', 'Ann 1', 'none 1']);
    expect(rows[0]).toMatchObject({
      id: 'group:x/acme',
      scored: 3,
      cells: [cell('4 0 1 0 1'), cell('3 2 0 1 0'), cell('2 0 1 0 0')],
    });
    expect(rows[2].cells).toEqual([
      cell('0 0 0 0 0'),
      cell('0 0 0 0 0'),
      cell('0 0 0 0 0'),
    ]);
    expect(total).toMatchObject({
      components: 6,
      scored: 4,
      cells: [cell('4 2 1 0 1'), cell('3 4 0 1 0'), cell('2 1 1 0 0')],
    });
  });

  it.each<[string, Partial<HeatMapQuery>, string[] | undefined, string[]]>([
    [
      'shows what is below a group that is expanded',
      { expand: ['group:x/acme'] },
      undefined,
      ['Acme- 4', '.Data+ 4', 'Ann 1', 'none 1'],
    ],
    [
      'to any depth',
      { expand: ['group:x/acme', 'group:x/data', 'group:x/two'] },
      undefined,
      ['Acme- 4', '.Data- 4', '..One 1', '..Two 2', 'Ann 1', 'none 1'],
    ],
    [
      'not below a group that is closed',
      { expand: ['group:x/data'] },
      undefined,
      ['Acme+ 4', 'Ann 1', 'none 1'],
    ],
    [
      'always shows what is below a group that stands alone at the top',
      { owner: ['group:x/acme'], expand: ['group:x/two'] },
      undefined,
      ['Acme= 4', '.Data= 4', '..One 1', '..Two 2'],
    ],
    [
      'begins with the owners of the filter, the higher one of two',
      { owner: ['group:x/two', 'group:x/data', 'user:x/ann'], expand: [] },
      undefined,
      ['Data+ 4', 'Ann 1'],
    ],
    ['has no row for groups that are hidden', { expand: [] }, ['d'], ['Ann 1']],
    [
      'nor for those below',
      { expand: ['group:x/acme', 'group:x/data'] },
      ['a', 'd'],
      ['Acme- 1', '.Data- 1', '..One 1', 'Ann 1'],
    ],
    ['has no row at all where nothing is left', {}, [], []],
    [
      'nor for an owner that there is not',
      { owner: ['group:x/no'] },
      undefined,
      [],
    ],
    [
      'groups by a value, those without last',
      { groupBy: 'type' },
      undefined,
      ['library 1', 'service 2', 'none 3'],
    ],
    [
      'counts a component under each of its tags',
      { groupBy: 'tag' },
      undefined,
      ['ml 1', 'python 2', 'none 4'],
    ],
  ])('%s', (_, query, refs, expected) => {
    expect(drawn(of(query, refs))).toEqual(expected);
  });

  it('counts a component with two tags once in the total', () => {
    const { components: count, cells } = of({ groupBy: 'type' }).total;
    expect(of({ groupBy: 'tag' }).total).toMatchObject({
      components: count,
      cells,
    });
  });

  it('has the checks of a category as columns', () => {
    const { columns, rows } = of({ category: 'readme', expand: [] });
    expect(columns).toEqual([
      { id: 'readme.present', title: 'readme.present is so' },
      { id: 'readme.test', title: 'readme.test is so' },
    ]);
    expect(rows[0].cells).toEqual([cell('2 0 0 0 1'), cell('2 0 1 0 0')]);
    expect(of({ category: 'nothing' }).columns).toEqual([]);
  });

  it('adds up to the figures of all rows', () => {
    const { rows, total } = of({ groupBy: 'type' });
    const sum = (of_: (row: HeatMap['rows'][number]) => number) =>
      rows.reduce((all, row) => all + of_(row), 0);
    expect(sum(row => row.components)).toBe(total.components);
    expect(sum(row => row.levels[0].count)).toBe(total.levels[0].count);
    expect(sum(row => row.cells[1].fail)).toBe(total.cells[1].fail);
  });
});
