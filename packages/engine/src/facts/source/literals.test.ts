import fc from 'fast-check';
import { lineSearch, literalFinder } from './literals';

const hitsOf = (
  groups: Parameters<typeof literalFinder>[0],
  text: string,
): Array<[number, number]> => {
  const hits: Array<[number, number]> = [];
  literalFinder(groups)(text, (group, line) => hits.push([group, line]));
  return hits;
};

describe('literalFinder', () => {
  it('finds every literal, with its group and line', () => {
    const groups = [{ literals: ['one', 'two'] }, { literals: ['://', 'two'] }];
    expect(hitsOf(groups, 'one\n\nx two ://\r\nOne tw\no')).toEqual([
      [0, 0],
      [0, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it.each([
    ['abc', [[0, 0]]],
    ['\nabc', [[0, 1]]],
    ['\n\n\nabc', [[0, 3]]],
    ['ab', []],
    ['', []],
    ['\n', []],
    ['ababc', [[0, 0]]],
    ['a\nbc', []],
  ])('looks at every place of %j', (text, hits) => {
    expect(hitsOf([{ literals: ['abc'] }], text)).toEqual(hits);
  });

  it('takes upper and lower case for the same only where told so', () => {
    const groups = [
      { literals: ['Token'] },
      { literals: ['Token'], ignoreCase: true },
    ];
    expect(hitsOf(groups, 'TOKEN\nToken')).toEqual([
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  it('tells literals apart that look alike at first sight', () => {
    expect(
      hitsOf([{ literals: ['@ab'] }, { literals: ['`ab'] }], '@ab'),
    ).toEqual([[0, 0]]);
  });

  it('finds what stands beyond the basic plane', () => {
    expect(hitsOf([{ literals: ['😀 x'] }], 'a\n😀 x')).toEqual([[0, 1]]);
  });

  it('passes over what is beyond the length of a line, and goes on behind it', () => {
    const long = 'x'.repeat(100_000);
    const groups = [{ literals: ['abc'] }];
    expect(hitsOf(groups, `abc${long}abc\nabc`)).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(hitsOf(groups, `${long}abc`)).toEqual([]);
  });

  it.each([1020, 1021, 1022, 1023, 1024, 1025])(
    'finds what begins at place %i of a text',
    place => {
      const text = `${'\n'.repeat(place)}abc`;
      expect(hitsOf([{ literals: ['abc'] }], text)).toEqual([[0, place]]);
    },
  );

  it('finds what stands anywhere, as a search for each literal would', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aAb:\n') });
    const literal = fc.string({
      unit: fc.constantFrom(...'aAb:'),
      minLength: 3,
      maxLength: 5,
    });
    fc.assert(
      fc.property(text, fc.array(literal), (where, literals) => {
        const found = hitsOf([{ literals }], where).map(([, line]) => line);
        const each = [...literals].flatMap(one =>
          where.split('\n').flatMap((line, index) =>
            line
              .split('')
              .filter((_, at) => line.startsWith(one, at))
              .map(() => index),
          ),
        );
        expect(found).toEqual(each.sort((a, b) => a - b));
      }),
      { seed: 20261123, numRuns: 1000 },
    );
  });

  it('refuses a literal that is too short to be searched for', () => {
    expect(() => literalFinder([{ literals: ['ab'] }])).toThrow(/too short/);
  });
});

describe('lineSearch', () => {
  it('asks each line once for a group, line by line, and in the order of the groups', () => {
    const search = lineSearch([
      { literals: ['two', 'too'] },
      { literals: ['one'] },
    ]);
    const asked: Array<[number, number]> = [];
    search('one two too\n\none one', (line, group) =>
      asked.push([line, group]),
    );
    expect(asked).toEqual([
      [0, 0],
      [0, 1],
      [2, 1],
    ]);
  });
});
