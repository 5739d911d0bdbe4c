import { namesOf, smallView } from '../__testUtils__/smallEstate';
import { select, type ComponentFilter } from './select';

const view = smallView(
  {
    a: { owner: 'group:x/one', type: 'service', tags: ['python', 'ml'] },
    b: { owner: 'group:x/two', type: 'library', tags: ['r'] },
    c: { owner: 'user:x/ann', type: 'service', system: 'system:x/s' },
    d: { type: 'none', domain: 'domain:x/d', lifecycle: 'production' },
  },
  [
    ['group:x/top', 'Top'],
    ['group:x/one', 'One', 'group:x/top'],
    ['group:x/two', 'Two', 'group:x/one'],
  ],
);

describe('select', () => {
  it.each<[ComponentFilter, string]>([
    [{}, 'abcd'],
    [{ owner: ['group:x/top'] }, 'ab'],
    [{ owner: ['group:x/one'] }, 'ab'],
    [{ owner: ['group:x/two'] }, 'b'],
    [{ owner: ['user:x/ann', 'group:x/two'] }, 'bc'],
    [{ owner: ['none'] }, 'd'],
    [{ owner: ['none', 'user:x/ann'] }, 'cd'],
    [{ owner: ['group:x/nobody'] }, ''],
    [{ owner: [] }, ''],
    [{ type: ['service'] }, 'ac'],
    [{ type: ['service'], owner: ['group:x/top'] }, 'a'],
    [{ type: ['Service'] }, ''],
    [{ type: ['none'] }, 'd'],
    [{ system: ['system:x/s'] }, 'c'],
    [{ system: ['none'] }, 'abd'],
    [{ domain: ['domain:x/d'] }, 'd'],
    [{ lifecycle: ['production', 'none'] }, 'abcd'],
    [{ tag: ['ml'] }, 'a'],
    [{ tag: ['ml', 'r'] }, 'ab'],
    [{ tag: ['none'] }, 'cd'],
    [{ tag: ['cobol'] }, ''],
    [{ tag: ['__proto__'], owner: ['constructor'] }, ''],
  ])('%j selects %p', (filter, names) => {
    const { rows, has } = select(view.entities, filter, undefined);
    expect(namesOf(view, rows).join('')).toBe(names);
    expect([...has].filter(Boolean)).toHaveLength(names.length);
  });

  it('selects only what may be seen, also for the same reader again', () => {
    const visible = {
      refs: new Set(['component:default/b', 'component:default/gone']),
    };
    for (const filter of [{}, { owner: ['group:x/top'] }, {}]) {
      const { rows } = select(view.entities, filter, visible);
      expect(namesOf(view, rows)).toEqual(['b']);
    }
  });
});
