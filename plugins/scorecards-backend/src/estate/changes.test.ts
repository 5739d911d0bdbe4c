import {
  NOW,
  smallView,
  type SmallComponent,
} from '../__testUtils__/smallEstate';
import { movements } from './changes';
import { DAY } from './days';
import { movers } from './movers';
import { select } from './select';

/** Stands today as at the end of its past. */
const since = (
  past: NonNullable<SmallComponent['past']>,
  now = past.at(-1)?.[1],
): SmallComponent => ({ past, ...(now !== '-' && { now }) });

const viewOf = (pasts: Record<string, SmallComponent['past']>) =>
  smallView(
    Object.fromEntries(
      Object.entries(pasts).map(([name, past]) => [name, since(past!)]),
    ),
  );

const movementsOf = (view: ReturnType<typeof viewOf>, visible?: string[]) => {
  const refs = visible?.map(name => `component:default/${name}`);
  const selection = select(view.entities, {}, refs && { refs: new Set(refs) });
  const log = view.history.changes;
  return {
    selection,
    all: movements({ ...view, selection, log }, [7, 30, 90]),
  };
};

const changesOf = (
  pasts: Record<string, SmallComponent['past']>,
  visible?: string[],
) => movementsOf(viewOf(pasts), visible).all.map(({ change }) => change);

describe('changes', () => {
  it('compare what was scored at the beginning of a period', () => {
    const [week, month, quarter] = changesOf({
      steady: [[200, 'ppppfp']],
      up: [
        [50, 'ppffpp'],
        [3, 'pppppp', 'code'],
      ],
      down: [
        [100, 'pppppp'],
        [20, 'fppppp', 'rules'],
      ],
      fresh: [[5, 'pppppp']],
    });
    expect(week).toEqual({
      days: 7,
      since: new Date(NOW - 7 * DAY).toISOString(),
      compared: 3,
      added: 1,
      up: 1,
      down: 0,
      score: expect.closeTo((1 - 0.6) / 3),
      causes: [
        { cause: 'code', up: 1, down: 0, score: expect.closeTo(0.4 / 3) },
      ],
    });
    expect(month).toMatchObject({
      compared: 3,
      added: 1,
      up: 1,
      down: 1,
      score: expect.closeTo((0.4 - 0.2) / 3),
      causes: [
        { cause: 'code', up: 1, down: 0, score: expect.closeTo(0.4 / 3) },
        { cause: 'rules', up: 0, down: 1, score: expect.closeTo(-0.2 / 3) },
      ],
    });
    expect(quarter).toMatchObject({
      compared: 2,
      added: 2,
      up: 0,
      down: 1,
      score: expect.closeTo(-0.1),
      causes: [{ cause: 'rules', up: 0, down: 1 }],
    });
  });

  it('compare nothing where there is no history that far back', () => {
    const [week, month] = changesOf({ a: [[10, 'pppppp']] });
    expect(week).toMatchObject({ compared: 1, added: 0, score: 0, causes: [] });
    expect(month).toMatchObject({ compared: 0, added: 1, score: null });
    expect(changesOf({})[0]).toMatchObject({ compared: 0, score: null });
  });

  it('count each step by its cause, and a way there and back as no change', () => {
    const [week] = changesOf({
      a: [
        [90, 'pppppp'],
        [6, 'pfpppp', 'code'],
        [5, 'pppppp', 'code'],
        [4, 'ppppfp', 'rules'],
        [3, 'ppppxp', 'exemption'],
      ],
    });
    expect(week).toMatchObject({
      up: 0,
      down: 0,
      score: 0,
      causes: [
        { cause: 'code', up: 1, down: 1, score: expect.closeTo(0) },
        { cause: 'rules', up: 0, down: 1, score: expect.closeTo(-0.2) },
        { cause: 'exemption', up: 1, down: 0, score: expect.closeTo(0.2) },
      ],
    });
  });

  it('take the last score before where one was lost for a while, so that causes add up', () => {
    const [week] = changesOf({
      a: [
        [90, 'ppppfp'],
        [6, 'uuuuup', 'coverage'],
        [5, 'pppppp', 'code'],
      ],
      b: [
        [90, 'pppppp'],
        [6, '', 'catalog'],
        [5, 'ppppfp', 'catalog'],
      ],
    });
    const sum = week.causes.reduce((all, { score }) => all + score, 0);
    expect(week.score).toBeCloseTo((0.2 - 0.2) / 2);
    expect(sum).toBeCloseTo(week.score!);
    expect(week.causes).toEqual([
      { cause: 'code', up: 1, down: 0, score: expect.closeTo(0.1) },
      { cause: 'catalog', up: 0, down: 1, score: expect.closeTo(-0.1) },
      { cause: 'coverage', up: 0, down: 1, score: 0 },
    ]);
  });

  it('leave out what is not scored at one of both ends', () => {
    const [week] = changesOf({
      uncovered: [
        [90, 'pppppp'],
        [3, '', 'catalog'],
      ],
      covered: [
        [90, ''],
        [3, 'pppppp', 'catalog'],
      ],
      gone: [
        [90, 'pppppp'],
        [3, '-'],
      ],
      back: [
        [90, 'pppppp'],
        [20, '-'],
        [2, 'fppppp'],
      ],
    });
    expect(week).toMatchObject({ compared: 0, added: 2, up: 0, down: 0 });
  });

  it('count only what may be seen', () => {
    const past: SmallComponent['past'] = [
      [90, 'fppppp'],
      [3, 'pppppp', 'code'],
    ];
    const [week] = changesOf({ a: past, b: past }, ['b']);
    expect(week).toMatchObject({ compared: 1, up: 1 });
    expect(week.causes).toMatchObject([{ up: 1 }]);
  });
});

describe('movers', () => {
  const of = (
    pasts: Record<string, SmallComponent['past']>,
    period = 0,
    visible?: string[],
  ) => {
    const view = viewOf(pasts);
    const { selection, all } = movementsOf(view, visible);
    const log = view.history.changes;
    return movers({ ...view, rows: selection.rows, log }, all[period]);
  };

  it('put levels before scores, and the furthest first', () => {
    const { days, up, down } = of({
      bitUp: [
        [90, 'ffpppp'],
        [2, 'fppppp', 'code'],
      ],
      farUp: [
        [90, 'fppppp'],
        [5, 'pppppp', 'code'],
      ],
      levelUp: [
        [90, 'ppppfp'],
        [6, 'ppppfp', 'catalog'],
        [5, 'ppppup', 'coverage'],
        [1, 'pppppp', 'exemption'],
      ],
      down: [
        [90, 'pppppp'],
        [2, 'ppffpp', 'rules'],
      ],
      same: [[90, 'pppppp']],
      fresh: [[2, 'pppppp']],
    });
    expect(days).toBe(7);
    expect(up.map(({ title }) => title)).toEqual(['farUp', 'levelUp', 'bitUp']);
    expect(up[0]).toEqual({
      entityRef: 'component:default/farUp',
      title: 'farUp',
      fromLevel: 'none',
      toLevel: 'gold',
      score: expect.closeTo(0.2),
      cause: 'code',
      at: new Date(NOW - 5 * DAY).toISOString(),
    });
    expect(up[1]).toMatchObject({ cause: 'exemption', fromLevel: 'silver' });
    expect(down).toMatchObject([{ title: 'down', toLevel: 'bronze' }]);
  });

  it('are five at most, and hidden ones are none of them', () => {
    const pasts = Object.fromEntries(
      Array.from(
        { length: 9 },
        (_, index): [string, SmallComponent['past']] => [
          `c${index}`,
          [
            [90, 'ffffff'],
            [2, index < 4 ? 'pppppp' : 'pfffff', 'code'],
          ],
        ],
      ),
    );
    expect(of(pasts).up.map(({ title }) => title)).toEqual([
      'c0',
      'c1',
      'c2',
      'c3',
      'c4',
    ]);
    expect(of(pasts, 0, ['c2', 'c8']).up.map(({ title }) => title)).toEqual([
      'c2',
      'c8',
    ]);
  });

  it('are of the period that is asked for', () => {
    const pasts: Record<string, SmallComponent['past']> = {
      a: [
        [80, 'fppppp'],
        [20, 'pppppp', 'code'],
      ],
    };
    expect(of(pasts, 0).up).toEqual([]);
    expect(of(pasts, 1).up).toHaveLength(1);
    expect(of(pasts, 2).up).toEqual([]);
  });
});
