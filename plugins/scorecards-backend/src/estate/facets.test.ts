import { smallView } from '../__testUtils__/smallEstate';
import { facets } from './facets';

const { entities } = smallView(
  {
    a: { owner: 'group:x/one', system: 'system:x/s', tags: ['r', 'ml'] },
    b: { owner: 'user:x/ann', type: 'service', lifecycle: 'production' },
    c: { domain: 'domain:x/d', tags: ['r'] },
  },
  [
    ['group:x/top', 'Top'],
    ['group:x/one', 'One', 'group:x/top'],
    ['group:x/idle', 'Idle', 'group:x/top'],
    ['system:x/s', 'The System'],
  ],
);
const of = (...names: string[]) =>
  facets(
    entities,
    entities.mask({
      refs: new Set(names.map(name => `component:default/${name}`)),
    }),
  );
const none = { value: 'none', title: 'none' };

describe('facets', () => {
  it('are the values that there are, with the groups above an owner', () => {
    expect(of('a', 'b', 'c')).toEqual({
      owner: [
        { value: 'user:x/ann', title: 'ann' },
        { value: 'group:x/top', title: 'Top' },
        { value: 'group:x/one', title: 'One', parent: 'group:x/top' },
        none,
      ],
      system: [{ value: 'system:x/s', title: 'The System' }, none],
      domain: [{ value: 'domain:x/d', title: 'd' }, none],
      type: [{ value: 'service', title: 'service' }, none],
      lifecycle: [{ value: 'production', title: 'production' }, none],
      tag: [{ value: 'ml', title: 'ml' }, { value: 'r', title: 'r' }, none],
    });
  });

  it('name nothing that only hidden components have', () => {
    expect(of('c')).toEqual({
      owner: [none],
      system: [none],
      domain: [{ value: 'domain:x/d', title: 'd' }],
      type: [none],
      lifecycle: [none],
      tag: [{ value: 'r', title: 'r' }],
    });
    expect(of()).toEqual({
      owner: [],
      system: [],
      domain: [],
      type: [],
      lifecycle: [],
      tag: [],
    });
  });
});
