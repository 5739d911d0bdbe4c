import { checks } from '../checks';
import { operationalExcellence, parseScorecard } from '.';

describe('the default scorecard', () => {
  const parsed = parseScorecard(operationalExcellence, checks);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  const { levels, shown } = parsed.scorecard;
  const order = checks.map(({ id }) => id);

  it('has a place for each check', () => {
    const placed = [...levels.flatMap(level => level.requirements), ...shown];
    expect(placed.map(({ check }) => check).sort()).toEqual([...order].sort());
  });

  it.each([
    ...levels.map(({ name, requirements }) => [name, requirements] as const),
    ['shown', shown] as const,
  ])('lists %s in the order of the catalogue', (_, requirements) => {
    const ids = requirements.map(({ check }) => check);
    expect(ids).toEqual(order.filter(id => ids.includes(id)));
  });
});
