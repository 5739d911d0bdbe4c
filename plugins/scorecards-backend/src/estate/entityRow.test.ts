import { entityRowSchema } from '@opaq/plugin-scorecards-common';
import { NOW, smallView, standing } from '../__testUtils__/smallEstate';
import { DAY } from './days';
import { entityRow } from './entityRow';

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
          readDaysAgo: 2,
          past: [
            [75, 'pppppp'],
            [15, '', 'catalog'],
            [9, 'ppffup', 'code'],
          ],
        },
      },
      [['group:x/one', 'One']],
    );
    const row = entityRow(view, 0);
    expect(entityRowSchema.parse(row)).toEqual({
      entityRef: 'component:default/a',
      title: 'A',
      type: 'service',
      owner: 'group:x/one',
      ownerTitle: 'One',
      tags: ['r', 'ml'],
      status: {
        state: 'scored',
        readAt: new Date(NOW - 2 * DAY).toISOString(),
        evaluatedAt: new Date(NOW - DAY).toISOString(),
        stale: false,
        refreshing: false,
      },
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

  it.each([
    ['', { state: 'scored', evaluatedAt: new Date(NOW - DAY).toISOString() }],
    [undefined, { state: 'pending' }],
  ])('has no standing without a score (%p)', (now, status) => {
    expect(entityRow(smallView({ a: { now } }), 0)).toEqual({
      entityRef: 'component:default/a',
      title: 'a',
      tags: [],
      status: { ...status, stale: false, refreshing: false },
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
    expect(entityRow(smallView({ a: { now } }), 0)).toMatchObject({
      failing: nextSteps.length,
      nextStep: nextSteps[0] ?? null,
      level,
      possibleLevel: possible_level,
    });
  });

  it('says why a report is old or missing, and that there will be a new one', () => {
    const view = smallView({
      a: { now: 'pppppp', failures: 1, problem: 'It is gone.' },
      b: { hasSource: false },
      c: { failures: 2, problem: 'Never read.' },
    });
    view.entities.reads.update([{ id: 3, read_at: null, refreshing: 1 }]);
    const statusOf = (index: number) => entityRow(view, index).status;
    expect(statusOf(0)).toMatchObject({
      state: 'scored',
      message: 'It is gone.',
      stale: true,
      refreshing: false,
    });
    expect(statusOf(1)).toEqual({
      state: 'noSource',
      message: 'No source.',
      stale: false,
      refreshing: false,
    });
    expect(statusOf(2)).toEqual({
      state: 'unreadable',
      message: 'Never read.',
      stale: false,
      refreshing: true,
    });
  });
});
