import {
  exemptionOf,
  namesOf,
  smallEstate,
  SMALL,
  SMALL_RULES,
  NOW,
} from '../__testUtils__/smallEstate';
import { inOrder, pageOf } from './page';
import { selectRows, type RowQuery } from './rowFilter';

const columns = smallEstate(
  {
    a: {
      title: 'Zeta 10',
      owner: 'group:x/one',
      now: 'pppppp',
      readDaysAgo: 1,
    },
    b: {
      title: 'zeta 9',
      owner: 'group:x/two',
      now: 'pfupfp',
      readDaysAgo: 3,
      failures: 1,
      problem: 'Gone.',
    },
    c: {
      title: '100% done',
      now: 'ppxfpf',
      exemptions: { 'readme.test': exemptionOf({ expires: '2026-11-30' }) },
    },
    d: { title: 'Uncovered', now: '' },
    e: { title: 'Waiting' },
    f: { title: 'Homeless', hasSource: false },
    g: { title: 'Gone', failures: 4, problem: 'Gone.', owner: 'group:x/one' },
  },
  [
    ['group:x/one', 'Zebras'],
    ['group:x/two', 'Ants'],
  ],
);
const view = columns.view(SMALL.name, SMALL_RULES, NOW)!;
const everything = view.entities.mask(undefined);

describe('rows of a list', () => {
  it.each<[RowQuery, string]>([
    [{}, 'abcdefg'],
    [{ search: 'ZETA' }, 'ab'],
    [{ search: '0%' }, 'c'],
    [{ search: 'f' }, 'f'],
    [{ search: 'component' }, ''],
    [{ search: '\n' }, 'abcdefg'],
    [{ entityRef: ['component:default/c', 'component:default/x'] }, 'c'],
    [{ entityRef: [] }, ''],
    [{ level: ['gold'] }, 'a'],
    [{ level: ['none', 'bronze'] }, 'bc'],
    [{ level: ['unscored'] }, 'defg'],
    [{ level: ['platinum'] }, ''],
    [{ state: ['scored'] }, 'abc'],
    [{ state: ['notCovered', 'pending'] }, 'de'],
    [{ state: ['noSource'] }, 'f'],
    [{ state: ['unreadable'] }, 'g'],
    [{ state: ['stale'] }, 'b'],
    [{ check: 'deps.declared' }, 'b'],
    [{ check: 'deps.declared', outcome: ['pass'] }, 'ac'],
    [{ check: 'readme.test', outcome: ['unknown', 'exempt'] }, 'bc'],
    [{ check: 'design.compute' }, 'c'],
    [{ check: 'no.check' }, ''],
    [{ check: 'no.check', outcome: ['pass', 'notApplicable'] }, ''],
    [{ category: 'deps' }, 'bc'],
    [{ category: 'readme', outcome: ['exempt'] }, 'c'],
    [{ category: 'readme', check: 'deps.declared', outcome: ['pass'] }, 'ac'],
    // What is only shown does not count, also not in its category.
    [{ category: 'design' }, ''],
    [{ exemption: 'inForce' }, 'c'],
    [{ exemption: 'expiring' }, 'c'],
    [{ exemption: 'expired' }, ''],
    [{ owner: ['group:x/one'], level: ['unscored'] }, 'g'],
  ])('%j are %p', (query, names) => {
    const { rows } = selectRows(view, everything, query);
    expect(namesOf(view, rows).join('')).toBe(names);
  });

  it('are never those that may not be seen', () => {
    const mask = view.entities.mask({
      refs: new Set(['component:default/b', 'component:default/d']),
    });
    const of = (query: RowQuery) =>
      namesOf(view, selectRows(view, mask, query).rows).join('');
    expect(of({})).toBe('bd');
    expect(of({ level: ['gold'] })).toBe('');
    expect(of({ entityRef: ['component:default/a'] })).toBe('');
    expect(of({ state: ['unreadable'] })).toBe('');
  });

  it.each([
    ['name', 'asc', 'cgfdeba'],
    ['name', 'desc', 'abedfgc'],
    ['level', 'desc', 'acbgfde'],
    ['level', 'asc', 'bcagfde'],
    ['score', 'desc', 'acbgfde'],
    ['coverage', 'asc', 'bcagfde'],
    ['failing', 'desc', 'cbagfde'],
    ['failing', 'asc', 'acbgfde'],
    ['owner', 'asc', 'bgacfde'],
    ['owner', 'desc', 'gabcfde'],
    ['readAt', 'asc', 'bacgfde'],
    ['readAt', 'desc', 'abcgfde'],
    ['levelSince', 'asc', 'cbagfde'],
    ['system', 'desc', 'cgfdeba'],
  ] as const)(
    'by %s %s are %p, what has no value last',
    (order, direction, names) => {
      const rows = inOrder(columns.order(view, order, direction), everything);
      expect(namesOf(view, rows).join('')).toBe(names);
    },
  );
});

describe('pages', () => {
  const rows = Int32Array.of(6, 5, 4, 3, 2, 1, 0);
  const at = (limit: number, place?: { ref?: string; offset: number }) => {
    const page = pageOf(rows, view.entities, { limit, place });
    return {
      names: namesOf(view, page.rows).join(''),
      next: page.next,
      previous: page.previous,
    };
  };
  const placeOf = (name: string, offset: number) => ({
    ref: `component:default/${name}`,
    offset,
  });

  it('lead through all rows and back', () => {
    const first = at(3);
    expect(first).toEqual({ names: 'gfe', next: placeOf('d', 3) });
    const second = at(3, first.next);
    expect(second).toEqual({
      names: 'dcb',
      next: placeOf('a', 6),
      previous: placeOf('g', 0),
    });
    const last = at(3, second.next);
    expect(last).toEqual({ names: 'a', previous: placeOf('d', 3) });
    expect(at(3, last.previous)).toEqual(second);
  });

  it('begin with their row wherever it is now, else where it was', () => {
    expect(at(2, placeOf('c', 0)).names).toBe('cb');
    expect(at(2, placeOf('gone', 5)).names).toBe('ba');
    expect(at(2, { offset: 1 }).names).toBe('fe');
  });

  it('are empty behind the last row, with a way back', () => {
    expect(at(5, placeOf('gone', 100))).toEqual({
      names: '',
      previous: placeOf('a', 6),
    });
  });
});
