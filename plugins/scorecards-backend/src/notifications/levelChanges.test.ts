import { levelChanges, type Step } from './levelChanges';

const NAMES = [null, 'bronze', 'silver', 'gold'];

/** Steps as `cause level-possible`; the first has no cause. */
const stepsOf = (...steps: string[]): Step[] =>
  steps.map((text, index) => {
    const [cause, levels] = text.includes(' ') ? text.split(' ') : [null, text];
    const ranks = levels.split('-').map(Number);
    const isCovered = levels !== 'none';
    return {
      id: index,
      cause: cause as Step['cause'],
      level: isCovered ? NAMES[ranks[0]] : null,
      level_rank: isCovered ? ranks[0] : null,
      possible_level: isCovered ? NAMES[ranks[1]] : null,
      possible_rank: isCovered ? ranks[1] : null,
    };
  });

describe('changes of level', () => {
  it.each<
    [string, string[], Array<[number, string, string | null, string | null]>]
  >([
    ['none at first', ['2-2'], []],
    ['a loss', ['2-2', 'code 1-1'], [[1, 'lost', 'silver', 'bronze']]],
    [
      'a loss of the lowest',
      ['1-1', 'code 0-0'],
      [[1, 'lost', 'bronze', null]],
    ],
    ['a gain', ['1-1', 'code 3-3'], [[1, 'reached', 'bronze', 'gold']]],
    ['none where only the score changed', ['2-2', 'code 2-2'], []],
    ['none where it became unknown', ['2-2', 'coverage 0-2'], []],
    [
      'none where it is known again',
      ['2-2', 'coverage 0-2', 'coverage 2-2'],
      [],
    ],
    [
      'a loss where what was unknown fails',
      ['2-2', 'coverage 0-2', 'code 0-0'],
      [[2, 'lost', 'silver', null]],
    ],
    [
      'a loss down to what is possible still',
      ['3-3', 'code 1-2', 'coverage 2-2'],
      [[1, 'lost', 'gold', 'silver']],
    ],
    [
      'a gain of what was possible only',
      ['1-3', 'coverage 3-3'],
      [[1, 'reached', 'bronze', 'gold']],
    ],
    ['none by rules', ['2-2', 'rules 1-1', 'rules 3-3'], []],
    [
      'a gain from where rules put it',
      ['3-3', 'rules 1-1', 'code 2-2'],
      [[2, 'reached', 'bronze', 'silver']],
    ],
    [
      'none where it is judged again',
      ['2-2', 'catalog none', 'catalog 1-1', 'code 1-1'],
      [],
    ],
    [
      'none where it comes back to the catalog',
      ['2-2', '1-1', 'code 2-2'],
      [[2, 'reached', 'bronze', 'silver']],
    ],
  ])('are %s', (_, steps, changes) => {
    expect(
      levelChanges(stepsOf(...steps)).map(({ id, kind, from, to }) => [
        id,
        kind,
        from,
        to,
      ]),
    ).toEqual(changes);
  });
});
