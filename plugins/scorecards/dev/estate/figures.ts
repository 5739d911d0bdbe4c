import type {
  Figures,
  OutcomeCounts,
  ScorecardInfo,
} from '@opaq/plugin-scorecards-common';
import type { FakeComponent } from './components';
import { levelName, outcomeOn, standingOn, type Standing } from './standing';

export function mean(values: Array<number | null>): number | null {
  const known = values.filter(value => value !== null);
  return known.length > 0
    ? known.reduce((sum, value) => sum + value, 0) / known.length
    : null;
}

/** The figures of some components together. */
export function figuresOf(
  components: FakeComponent[],
  scorecard: ScorecardInfo,
): Figures {
  const standings = components
    .map(component => standingOn(component, scorecard, 0))
    .filter((one): one is Standing => one !== undefined);
  return {
    components: components.length,
    scored: standings.length,
    levels: [0, ...scorecard.levels.map((_, index) => index + 1)].map(rank => ({
      level: levelName(scorecard, rank),
      count: standings.filter(one => one.rank === rank).length,
      possible: standings.filter(one => one.possible === rank).length,
    })),
    score: mean(standings.map(({ score }) => score)),
    coverage: mean(standings.map(({ coverage }) => coverage)),
  };
}

/** How some checks came out in some components. */
export function countsOf(
  components: FakeComponent[],
  checks: string[],
): OutcomeCounts {
  const counts = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, exempt: 0 };
  for (const component of components) {
    if (component.born === undefined) continue;
    for (const id of checks) {
      const outcome = outcomeOn(component, id, 0);
      counts[outcome === 'error' ? 'unknown' : outcome] += 1;
    }
  }
  return counts;
}
