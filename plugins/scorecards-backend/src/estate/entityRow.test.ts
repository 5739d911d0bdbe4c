import { entityRowSchema } from '@opaq/plugin-scorecards-common';
import { NOW, smallView, standing } from '../__testUtils__/smallEstate';
import { DAY } from './days';
import { entityRow } from './entityRow';

const status = { state: 'scored', stale: false, refreshing: false } as const;

describe('entityRow', () => {
  it('has all that is known of a component', () => {
    const view = smallView(
      {
        a: {
          title: 'A',
          owner: 'group:x/one',
          type: 'service',
          tags: ['r', 'ml'],
          now: 'ppffup',
          past: [
            [75, 'pppppp'],
            [15, '', 'catalog'],
            [9, 'ppffup', 'code'],
          ],
        },
      },
      [['group:x/one', 'One']],
    );
    const row = entityRow(view, 0, status);
    expect(entityRowSchema.parse(row)).toEqual({
      entityRef: 'component:default/a',
      title: 'A',
      type: 'service',
      owner: 'group:x/one',
      ownerTitle: 'One',
      tags: ['r', 'ml'],
      status,
      covered: true,
      level: 'bronze',
      possibleLevel: 'bronze',
      score: 0.5,
      coverage: 0.8,
      levelSince: new Date(NOW - 3 * DAY).toISOString(),
      failing: 2,
      nextStep: 'readme.test',
      weeks: [null, 1, 1, 1, 1, 1, 1, 1, 1, null, 0.5, 0.5],
    });
  });

  it.each(['', undefined])('has no standing without a score (%p)', now => {
    expect(entityRow(smallView({ a: { now } }), 0, status)).toEqual({
      entityRef: 'component:default/a',
      title: 'a',
      tags: [],
      status,
      covered: false,
      level: null,
      possibleLevel: null,
      score: null,
      coverage: null,
      failing: 0,
      nextStep: null,
      weeks: Array.from({ length: 12 }, () => null),
    });
  });

  it.each([
    'pppppp',
    'ffpppp',
    'fffffp',
    'ppffpp',
    'ppuffp',
    'upfxfp',
    'nnnnnn',
    'xfeffu',
    'ppppff',
  ])('has the next steps that the engine finds in %s', now => {
    const { nextSteps, level, possible_level } = standing(now);
    expect(entityRow(smallView({ a: { now } }), 0, status)).toMatchObject({
      failing: nextSteps.length,
      nextStep: nextSteps[0] ?? null,
      level,
      possibleLevel: possible_level,
    });
  });
});
