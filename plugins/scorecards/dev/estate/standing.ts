import type {
  CountedOutcome,
  ScorecardInfo,
} from '@opaq/plugin-scorecards-common';
import type { FakeComponent } from './components';
import { checksOf } from './scorecards';

/** Level, score and coverage of a component on a day. */
export interface Standing {
  /** 0 below the lowest. */
  rank: number;
  possible: number;
  score: number | null;
  coverage: number;
}

export function outcomeOn(
  { answers }: FakeComponent,
  checkId: string,
  daysAgo: number,
): CountedOutcome {
  const answer = answers.get(checkId);
  if (!answer) return 'notApplicable';
  return answer.since >= daysAgo ? answer.now : answer.before;
}

const count = (outcomes: CountedOutcome[], ...wanted: CountedOutcome[]) =>
  outcomes.filter(outcome => wanted.includes(outcome)).length;

/** Where a component stood; undefined before its first report. */
export function standingOn(
  component: FakeComponent,
  scorecard: ScorecardInfo,
  daysAgo: number,
): Standing | undefined {
  if (component.born === undefined || component.born < daysAgo)
    return undefined;
  const on = (id: string) => outcomeOn(component, id, daysAgo);
  const reached = (...stops: CountedOutcome[]) => {
    const stop = scorecard.levels.findIndex(({ checks }) =>
      checks.some(id => stops.includes(on(id))),
    );
    return stop < 0 ? scorecard.levels.length : stop;
  };
  const all = checksOf(scorecard).map(on);
  const pass = count(all, 'pass');
  const fail = count(all, 'fail');
  const open = count(all, 'unknown', 'error');
  return {
    rank: reached('fail', 'unknown', 'error'),
    possible: reached('fail'),
    score: pass + fail ? pass / (pass + fail) : null,
    coverage: pass + fail + open ? (pass + fail) / (pass + fail + open) : 1,
  };
}

export const levelName = (scorecard: ScorecardInfo, rank: number): string =>
  scorecard.levels[rank - 1]?.name ?? 'none';

/** Checks that fail on the way to the next level, cheapest first. */
export function missing(
  component: FakeComponent,
  scorecard: ScorecardInfo,
): string[] {
  const standing = standingOn(component, scorecard, 0);
  if (!standing) return [];
  return scorecard.levels
    .slice(0, standing.possible + 1)
    .flatMap(({ checks }) => checks)
    .filter(id => outcomeOn(component, id, 0) === 'fail');
}
