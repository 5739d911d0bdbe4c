import type { Cause } from '@opaq/plugin-scorecards-common';
import {
  causeOf,
  changedChecks,
  isSameStanding,
  standingOf,
  type Inputs,
} from '../../plugins/scorecards-backend/src/database/standing';
import type {
  ChangedCheck,
  HistoryRow,
  OutcomeRow,
  Outcomes,
  ReportRow,
} from '../../plugins/scorecards-backend/src/database/rows';
import { parseReport } from '../../plugins/scorecards-backend/src/database/reportText';
import type { Component } from './Catalog';
import type { Claim } from './claims';
import type { Verification } from './verify';

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
interface Past {
  name: string;
  history: HistoryRow[];
  outcomes: OutcomeRow[];
  report: ReportRow | undefined;
}

/** What was said of each check at a moment. */
function outcomesAt({ outcomes }: Past, moment: number): Outcomes {
  const rows = outcomes.filter(row => {
    const { since, until } = intervalOf(row);
    return since <= moment && moment < until;
  });
  return Object.fromEntries(rows.map(row => [row.check_id, row.outcome]));
}

/** Since when a component is at the level that it is at, without having left the catalog. */
function levelSince(history: readonly HistoryRow[]): number | undefined {
  const current = history.at(-1);
  const other = history.findLastIndex(
    ({ level, covered }) =>
      level !== current?.level ||
      Boolean(covered) !== Boolean(current?.covered),
  );
  const begun = history.findLastIndex(({ cause }) => cause === null);
  const first = history.at(Math.max(other + 1, begun));
  return first && Number(first.since);
}

/** What a component once was. */
interface State {
  component: Component;
  revision: number;
}

/** Asserts what must hold of the history of one component. */
class HistoryVerifier {
  readonly #verification: Verification;

  constructor(verification: Verification) {
    this.#verification = verification;
  }

  verify(past: Past): void {
    this.#verifyOrder(past);
    this.#verifyCurrent(past);
    this.#verifyChecks(past);
    past.history.forEach((row, index) => {
      const { since, until } = intervalOf(row);
      // Nothing can be told of a moment's beginning and end.
      if (since === until) return;
      const now = { row, outcomes: outcomesAt(past, since) };
      const states = this.#statesOf(past, now, row.revision ?? '');
      this.#assert(
        'true',
        states.length > 0,
        () => `${past.name}, since ${row.since}, at ${row.revision}`,
      );
      const last = index > 0 ? past.history[index - 1] : undefined;
      if (last?.until !== row.since) {
        // Its history begins, or begins anew.
        if (row.cause === null) this.#verifyChanges(past, row, []);
        return;
      }
      // What it was just before is not told by an interval that lasted for no time.
      if (last.since === last.until) return;
      const before = { row: last, outcomes: outcomesAt(past, since - 1) };
      const checks = changedChecks(before.outcomes, now.outcomes);
      this.#verifyChanges(past, row, checks);
      const befores = this.#statesOf(past, before);
      if (states.length === 0 || befores.length === 0) return;
      const causes = this.#causesOf(checks, befores, states);
      this.#assert(
        'cause',
        causes.some(cause => cause === row.cause),
        () =>
          `${past.name}, since ${row.since}: ${row.cause}, which can be ${causes}`,
      );
    });
  }

  #assert(claim: Claim, isSo: boolean, problem: () => string) {
    this.#verification.findings.assert(claim, isSo, problem);
  }

  /** What has a cause follows at once; what has none is the first, or comes after the component was gone for a while. */
  #verifyOrder({ name, history }: Past) {
    const { catalog } = this.#verification.world;
    let gaps = 0;
    const isOrdered = history.every(({ since, until, cause }, index) => {
      const last = index > 0 ? history[index - 1] : undefined;
      const isGap = last !== undefined && Number(last.until) < Number(since);
      if (isGap) gaps += 1;
      const isFollowing = last?.until === since;
      return (
        (until === null || Number(since) <= Number(until)) &&
        (isFollowing || (cause === null && (isGap || !last)))
      );
    });
    this.#assert(
      'gapless',
      isOrdered && gaps <= catalog.leftOf(name),
      () =>
        `${name}, which left ${catalog.leftOf(name)} times: ${asText(
          history.map(row => [row.since, row.until, row.cause]),
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
        () =>
          `${name} has no report, ${open.length} open intervals and ${now.length} of checks`,
      );
      return;
    }
    const standing = standingOf(parseReport(report));
    const stored = Object.fromEntries(
      now.map(row => [row.check_id, row.outcome]),
    );
    this.#assert(
      'open',
      open.length === 1 &&
        now.length === Object.keys(stored).length &&
        isSameStanding(open[0], standing) &&
        sorted(stored) === sorted(standing.outcomes),
      () => `${name}: ${asText(open)} beside ${asText(standing)}`,
    );
    this.#assert(
      'columns',
      Number(report.level_since) === levelSince(history),
      () =>
        `${name} is at its level since ${levelSince(history)}, not ${
          report.level_since
        }`,
    );
  }

  #verifyChecks({ name, history, outcomes }: Past) {
    const moments = new Set(
      history.map(intervalOf).flatMap(({ since, until }) => [since, until]),
    );
    for (const [check, rows] of Map.groupBy(outcomes, row => row.check_id)) {
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
    { since, checks }: HistoryRow,
    changed: readonly ChangedCheck[],
  ) {
    this.#assert(
      'changes',
      checks === asText(changed),
      () => `${name}, since ${since}: ${checks}, not ${asText(changed)}`,
    );
  }

  /**
   * All that the component was and that comes to the same as an interval.
   *
   * @param sha - At this revision only.
   */
  #statesOf(
    { name }: Past,
    { row, outcomes }: { row: HistoryRow; outcomes: Outcomes },
    sha?: string,
  ): State[] {
    const { world, truth } = this.#verification;
    const all = world.catalog.pastOf(name).flatMap(component => {
      const { revision: newest } = world.repositoryOf(component.source);
      const revisions =
        sha === undefined
          ? Array.from({ length: newest + 1 }, (_, number) => number)
          : [truth.revisionOf(component, sha) ?? []].flat();
      return revisions.map(revision => ({ component, revision }));
    });
    return all.filter(({ component, revision }) => {
      const standing = standingOf(truth.reportOf(component, revision));
      return (
        isSameStanding(row, standing) &&
        sorted(outcomes) === sorted(standing.outcomes)
      );
    });
  }

  /**
   * What leaves the standing of a component as it is has no interval of its own: before a change it can have been any of
   * what comes to the same as the interval before.
   */
  #causesOf(
    checks: readonly ChangedCheck[],
    befores: readonly State[],
    nows: readonly State[],
  ): Cause[] {
    const causes = nows.flatMap(now =>
      befores.map(before =>
        causeOf(checks, this.#inputsOf(before), this.#inputsOf(now)),
      ),
    );
    return [...new Set(causes)];
  }

  /** Nothing else changes in a soak. */
  #inputsOf({ component, revision }: State): Inputs {
    const { truth } = this.#verification;
    return {
      definition: asText(truth.subjectOf(component)),
      digest: truth.digestOf(component, revision),
      revision: '',
      scorecard: '',
      rules: '',
      exemptions: '',
    };
  }
}

/** Asserts what must hold of the history of all that was ever known. */
export function verifyHistory(verification: Verification): void {
  const { stored } = verification;
  const keyOf = (row: { entity_ref: string; scorecard: string }) =>
    `${row.entity_ref} ${row.scorecard}`;
  const history = Map.groupBy(stored.history, keyOf);
  const outcomes = Map.groupBy(stored.outcomes, keyOf);
  const reports = new Map(stored.reports.map(row => [keyOf(row), row]));
  const verifier = new HistoryVerifier(verification);
  const keys = [...history.keys(), ...outcomes.keys(), ...reports.keys()];
  for (const key of new Set(keys)) {
    const [ref] = key.split(' ');
    verifier.verify({
      name: ref.replace('component:default/', ''),
      history: history.get(key) ?? [],
      outcomes: outcomes.get(key) ?? [],
      report: reports.get(key),
    });
  }
}
