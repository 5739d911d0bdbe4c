import type {
  CountedOutcome,
  HistoryItem,
} from '@opaq/plugin-scorecards-common';
import { isoTime } from './isoTime';
import type { ChangedCheck, HistoryRow, Letter } from './rows';

const OUTCOMES: Record<Letter, CountedOutcome> = {
  p: 'pass',
  f: 'fail',
  n: 'notApplicable',
  u: 'unknown',
  e: 'error',
  x: 'exempt',
};

const outcomeOf = (letter: Letter | null) => letter && OUTCOMES[letter];

const standingOf = (row: HistoryRow) => ({
  covered: Boolean(row.covered),
  level: row.level,
  possibleLevel: row.possible_level,
  score: row.score,
  coverage: row.coverage,
});

/**
 * A change as the API gives it.
 *
 * @param before - The interval before it, where there is one.
 */
export function historyItem(
  row: HistoryRow,
  before: HistoryRow | undefined,
): HistoryItem {
  // Without a cause it is a first report, also when the entity has been in the catalog before.
  const isChange = row.cause !== null && before !== undefined;
  return {
    ...standingOf(row),
    at: isoTime(row.since),
    ...(row.cause !== null && { cause: row.cause }),
    ...(isChange && { before: standingOf(before) }),
    ...(row.revision !== null && { revision: row.revision }),
    checks: (JSON.parse(row.checks) as ChangedCheck[]).map(
      ([checkId, from, to]) => ({
        checkId,
        from: outcomeOf(from),
        to: outcomeOf(to),
      }),
    ),
  };
}
