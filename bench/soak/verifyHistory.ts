import {
  changedChecks,
  isSameStanding,
  standingOf,
} from '../../plugins/scorecards-backend/src/database/standing';
import type {
  HistoryRow,
  OutcomeRow,
  Outcomes,
  ReportRow,
} from '../../plugins/scorecards-backend/src/database/rows';
import type { Catalog } from './Catalog';
import type { Findings } from './Findings';
import type { Truth } from './Truth';

const CLAIMS = {
  gapless:
    'The history of a component has no gap, but while it was not in the catalog, and no overlap',
  open: 'Its last interval is its current report',
  changes: 'What an interval says to have changed is what did',
  true: 'Each interval is what the engine says of a revision that the repository had',
  outcomes:
    'The intervals of its checks have no overlap, and begin and end where its own do',
};

const asText = (value: unknown) => JSON.stringify(value);
const sorted = (outcomes: Outcomes) =>
  asText(Object.entries(outcomes).sort(([a], [b]) => (a < b ? -1 : 1)));

interface Interval {
  since: number;
  until: number;
}

const intervalOf = (row: Pick<HistoryRow, 'since' | 'until'>): Interval => ({
  since: Number(row.since),
  until: row.until === null ? Infinity : Number(row.until),
});

/** What is stored of a component. */
export interface Past {
  name: string;
  history: HistoryRow[];
  outcomes: OutcomeRow[];
  report: ReportRow | undefined;
}

/** Asserts what must hold of the history of one component. */
export class HistoryVerifier {
  readonly #findings: Findings;
  readonly #catalog: Catalog;
  readonly #truth: Truth;

  constructor(options: { findings: Findings; catalog: Catalog; truth: Truth }) {
    this.#findings = options.findings;
    this.#catalog = options.catalog;
    this.#truth = options.truth;
  }

  verify(past: Past): void {
    this.#verifyOrder(past);
    this.#verifyCurrent(past);
    this.#verifyChecks(past);
    past.history.forEach((row, index) => {
      const { since, until } = intervalOf(row);
      // Nothing can be told of a moment's beginning and end.
      if (since === until) return;
      const outcomes = this.#outcomesAt(past, since);
      this.#verifyTruth(past, row, outcomes);
      const before = past.history.at(index - 1);
      if (index > 0 && before && intervalOf(before).until === since) {
        this.#verifyChanges(past, row, {
          before: this.#outcomesAt(past, since - 1),
          outcomes,
        });
      }
    });
  }

  #assert(claim: keyof typeof CLAIMS, isSo: boolean, problem: () => string) {
    this.#findings.assert(CLAIMS[claim], isSo, problem);
  }

  #outcomesAt({ outcomes }: Past, moment: number): Outcomes {
    const rows = outcomes.filter(row => {
      const { since, until } = intervalOf(row);
      return since <= moment && moment < until;
    });
    return Object.fromEntries(rows.map(row => [row.check_id, row.outcome]));
  }

  #verifyOrder({ name, history }: Past) {
    const intervals = history.map(intervalOf);
    const gaps = intervals.filter(
      ({ until }, index) => until < (intervals.at(index + 1)?.since ?? until),
    );
    const isOrdered = intervals.every(
      ({ since, until }, index) =>
        since <= until && until <= (intervals.at(index + 1)?.since ?? until),
    );
    this.#assert(
      'gapless',
      isOrdered && gaps.length <= this.#catalog.leftOf(name),
      () =>
        `${name}, which left ${this.#catalog.leftOf(name)} times: ${asText(
          history.map(row => [row.since, row.until]),
        )}`,
    );
  }

  #verifyCurrent({ name, history, report, outcomes }: Past) {
    const open = history.filter(({ until }) => until === null);
    const now = outcomes.filter(({ until }) => until === null);
    if (!report) {
      this.#assert(
        'open',
        open.length + now.length === 0,
        () => `${name} has no report and ${open.length} open intervals`,
      );
      return;
    }
    const standing = standingOf(JSON.parse(report.report));
    const stored = Object.fromEntries(
      now.map(row => [row.check_id, row.outcome]),
    );
    this.#assert(
      'open',
      open.length === 1 &&
        now.length === Object.keys(stored).length &&
        isSameStanding(open[0], standing) &&
        sorted(stored) === sorted(standing.outcomes) &&
        sorted(JSON.parse(report.outcomes)) === sorted(standing.outcomes),
      () => `${name}: ${asText(open)} beside ${asText(standing)}`,
    );
  }

  #verifyChecks({ name, history, outcomes }: Past) {
    const moments = new Set(
      history.map(intervalOf).flatMap(({ since, until }) => [since, until]),
    );
    const checks = new Map<string, OutcomeRow[]>();
    for (const row of outcomes) {
      checks.set(row.check_id, [...(checks.get(row.check_id) ?? []), row]);
    }
    for (const [check, rows] of checks) {
      const intervals = rows.map(intervalOf);
      const isSound = intervals.every(({ since, until }, index) => {
        const next = intervals.at(index + 1);
        const isNews = rows.at(index + 1)?.outcome !== rows[index].outcome;
        return (
          since <= until &&
          until <= (next?.since ?? until) &&
          (isNews || until !== next?.since) &&
          moments.has(since) &&
          moments.has(until)
        );
      });
      this.#assert(
        'outcomes',
        isSound,
        () => `${name}, ${check}: ${asText(rows)}`,
      );
    }
  }

  #verifyChanges(
    { name }: Past,
    row: HistoryRow,
    { before, outcomes }: { before: Outcomes; outcomes: Outcomes },
  ) {
    const expected = changedChecks(before, outcomes);
    this.#assert(
      'changes',
      row.checks === asText(expected),
      () =>
        `${name}, since ${row.since}: ${row.checks}, not ${asText(expected)}`,
    );
  }

  #verifyTruth({ name }: Past, row: HistoryRow, outcomes: Outcomes) {
    const isTrue = this.#catalog.pastOf(name).some(component => {
      const revision = this.#truth.revisionOf(component, row.revision ?? '');
      if (revision === undefined) return false;
      const now = new Date(Number(row.since));
      const report = this.#truth.reportOf(component, {
        revision,
        url: '',
        now,
      });
      const standing = standingOf(report);
      return (
        isSameStanding(row, standing) &&
        sorted(outcomes) === sorted(standing.outcomes)
      );
    });
    this.#assert(
      'true',
      isTrue,
      () => `${name}, since ${row.since}, at ${row.revision}`,
    );
  }
}
