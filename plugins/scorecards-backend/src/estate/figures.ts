import type { Figures } from '@opaq/plugin-scorecards-common';
import { NO_RANK } from './LevelCodes';
import type { Scores } from './Scores';
import type { Standard } from './Standard';

/** Adds up the figures of groups of components. */
export class FiguresSums {
  readonly #levels: readonly string[];
  readonly #ranks: Uint8Array;
  readonly #scores: Scores;
  /** A group's components, scored ones, and how many have a score and a coverage. */
  readonly #counts: Int32Array;
  /** A group's sums of scores and coverages. */
  readonly #sums: Float64Array;
  /** By group and rank: proved, then possible. */
  readonly #byLevel: Int32Array;

  constructor(groups: number, scores: Scores, standard: Standard) {
    this.#levels = standard.levelNames;
    this.#ranks = standard.ranks;
    this.#scores = scores;
    this.#counts = new Int32Array(groups * 4);
    this.#sums = new Float64Array(groups * 2);
    this.#byLevel = new Int32Array(groups * this.#levels.length * 2);
  }

  add(group: number, entity: number): void {
    const { level, possible, score, coverage } = this.#scores;
    const counts = this.#counts;
    counts[group * 4] += 1;
    const rank = this.#ranks[level[entity]];
    if (rank === NO_RANK) return;
    const width = this.#levels.length;
    counts[group * 4 + 1] += 1;
    this.#byLevel[group * width * 2 + rank] += 1;
    this.#byLevel[
      group * width * 2 + width + this.#ranks[possible[entity]]
    ] += 1;
    const scoreHere = score[entity];
    if (!Number.isNaN(scoreHere)) {
      counts[group * 4 + 2] += 1;
      this.#sums[group * 2] += scoreHere;
    }
    const coverageHere = coverage[entity];
    if (!Number.isNaN(coverageHere)) {
      counts[group * 4 + 3] += 1;
      this.#sums[group * 2 + 1] += coverageHere;
    }
  }

  /** Adds what a group has to another one, which it is a part of. @param from - Of whose groups it is one. */
  addGroup(from: FiguresSums, group: number, into: number): void {
    const add = <Sums extends Int32Array | Float64Array>(
      sums: Sums,
      others: Sums,
      width: number,
    ) => {
      for (let index = 0; index < width; index += 1) {
        sums[into * width + index] += others[group * width + index];
      }
    };
    add(this.#counts, from.#counts, 4);
    add(this.#sums, from.#sums, 2);
    add(this.#byLevel, from.#byLevel, this.#levels.length * 2);
  }

  of(group: number): Figures {
    const [components, scored, withScore, withCoverage] = this.#counts.subarray(
      group * 4,
      group * 4 + 4,
    );
    const width = this.#levels.length;
    const mean = (sum: number, count: number) =>
      count === 0 ? null : sum / count;
    return {
      components,
      scored,
      levels: this.#levels.map((level, rank) => ({
        level,
        count: this.#byLevel[group * width * 2 + rank],
        possible: this.#byLevel[group * width * 2 + width + rank],
      })),
      score: mean(this.#sums[group * 2], withScore),
      coverage: mean(this.#sums[group * 2 + 1], withCoverage),
    };
  }
}

/** The figures of some components together. */
export function figures(
  rows: Int32Array,
  scores: Scores,
  standard: Standard,
): Figures {
  const sums = new FiguresSums(1, scores, standard);
  for (let index = 0; index < rows.length; index += 1) sums.add(0, rows[index]);
  return sums.of(0);
}
