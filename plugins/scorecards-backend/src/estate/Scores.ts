import type { ReportExemption } from '@opaq/plugin-scorecards-common';
import type { EstateReport } from '../database/readEstate';
import type { Exemptions, Letter, Outcomes } from '../database/rows';
import { dayOf } from './days';
import { Dictionary } from './Dictionary';
import { LevelCodes } from './LevelCodes';

/** Numbers for outcomes; 0 where a check was not asked for. */
export const OUTCOME = {
  pass: 1,
  fail: 2,
  notApplicable: 3,
  unknown: 4,
  error: 5,
  exempt: 6,
} as const;

/** An exemption of a check. */
export interface CheckExemption {
  checkId: string;
  exemption: ReportExemption;
  /** The last day on which it holds, counted from 1970. */
  lastDay: number;
}

/** How many numbers there are. */
export const OUTCOMES = 7;

export const OUTCOME_OF: Record<Letter, number> = {
  p: OUTCOME.pass,
  f: OUTCOME.fail,
  n: OUTCOME.notApplicable,
  u: OUTCOME.unknown,
  e: OUTCOME.error,
  x: OUTCOME.exempt,
};

/** What components have by one scorecard, by index. Nothing but `evaluatedAt` is set where it does not judge them. */
export class Scores {
  /** Milliseconds since 1970, NaN where there is no report. */
  readonly evaluatedAt: Float64Array;
  /** Numbers of {@link LevelCodes}, 0 where it is not scored. */
  readonly level: Uint8Array;
  readonly possible: Uint8Array;
  /** NaN where there is none. */
  readonly score: Float64Array;
  readonly coverage: Float64Array;
  /** Milliseconds since 1970, NaN where it is not scored. */
  readonly levelSince: Float64Array;
  readonly exemptions = new Map<number, readonly CheckExemption[]>();
  readonly levels: LevelCodes;
  /** Checks; the number is the column of {@link Scores.outcomes}. */
  readonly checks = new Dictionary();
  /** Counts changes. */
  generation = 0;

  readonly #count: number;
  #stride = 64;
  #outcomes: Uint8Array;

  constructor(count: number, levels: LevelCodes) {
    this.#count = count;
    this.levels = levels;
    this.evaluatedAt = new Float64Array(count).fill(NaN);
    this.level = new Uint8Array(count);
    this.possible = new Uint8Array(count);
    this.score = new Float64Array(count).fill(NaN);
    this.coverage = new Float64Array(count).fill(NaN);
    this.levelSince = new Float64Array(count).fill(NaN);
    this.#outcomes = new Uint8Array(count * this.#stride);
  }

  /** A row of {@link Scores.stride} for each component; see {@link OUTCOME}. */
  get outcomes(): Uint8Array {
    return this.#outcomes;
  }

  get stride(): number {
    return this.#stride;
  }

  /** The column of a check, a new one where it has none. */
  columnOf(checkId: string): number {
    const column = this.checks.encode(checkId);
    if (column >= this.#stride) this.#widen();
    return column;
  }

  set(index: number, row: EstateReport): void {
    this.generation += 1;
    const covered = Boolean(row.covered);
    const number = (value: number | string | null) =>
      covered && value !== null ? Number(value) : NaN;
    this.evaluatedAt[index] = Number(row.evaluated_at);
    this.level[index] = covered
      ? this.levels.encode(row.level, row.level_rank)
      : 0;
    this.possible[index] = covered
      ? this.levels.encode(row.possible_level, row.possible_rank)
      : 0;
    this.score[index] = number(row.score);
    this.coverage[index] = number(row.coverage);
    this.levelSince[index] = number(row.level_since);

    this.#outcomes.fill(0, index * this.#stride, (index + 1) * this.#stride);
    if (covered) {
      const outcomes = JSON.parse(row.outcomes) as Outcomes;
      for (const checkId of Object.keys(outcomes)) {
        // Before the array is looked at: a new column may make another one.
        const column = this.columnOf(checkId);
        this.#outcomes[index * this.#stride + column] =
          OUTCOME_OF[outcomes[checkId]];
      }
    }
    if (covered && row.exemptions !== '{}') {
      const exemptions = JSON.parse(row.exemptions) as Exemptions;
      this.exemptions.set(
        index,
        Object.entries(exemptions).map(([checkId, exemption]) => ({
          checkId,
          exemption,
          lastDay: dayOf(Date.parse(exemption.expires)),
        })),
      );
    } else {
      this.exemptions.delete(index);
    }
  }

  #widen() {
    const wide = new Uint8Array(this.#count * this.#stride * 2);
    for (let index = 0; index < this.#count; index += 1) {
      const start = index * this.#stride;
      wide.set(this.#outcomes.subarray(start, start + this.#stride), start * 2);
    }
    this.#stride *= 2;
    this.#outcomes = wide;
  }
}
