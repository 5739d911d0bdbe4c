import type { Move } from '@opaq/plugin-scorecards-common';
import type { Scorecard } from '@opaq/engine';
import type { Outcomes } from '../database/rows';

/** What a component has by a scorecard; undefined where that does not judge it. */
export type Standing =
  | { level: string | null; letters(): Outcomes }
  | undefined;

const PROVED = 'pnx';

const isProved = (letters: Outcomes, check: string) =>
  PROVED.includes(letters[check] ?? 'e');

const rankIn = ({ levels }: Scorecard, level: string | null) =>
  levels.findIndex(({ name }) => name === level) + 1;

const checksOf = ({ levels }: Scorecard, from: number, to: number) =>
  levels
    .slice(from, to)
    .flatMap(({ requirements }) => requirements.map(({ check }) => check));

export const levelName = (standing: Standing): string =>
  standing ? standing.level ?? 'none' : 'unscored';

/** Compares where components stand by one scorecard with where they would by another one. */
export class Comparison {
  readonly #from: Scorecard;
  readonly #to: Scorecard;

  constructor(from: Scorecard, to: Scorecard) {
    this.#from = from;
    this.#to = to;
  }

  /**
   * By how many levels a component rises, or falls where it is negative. A level that the other scorecard has not is the
   * one that stands in its place.
   *
   * @returns 0 for none, undefined where one of both scorecards does not judge it.
   */
  distance(before: Standing, after: Standing): number | undefined {
    if (!before && !after) return 0;
    if (!before || !after) return undefined;
    return rankIn(this.#to, after.level) - this.#placeOf(before.level);
  }

  /** The checks that make the difference. */
  checks(before: Standing, after: Standing): string[] {
    if (!before || !after) return [];
    const place = this.#placeOf(before.level);
    const rank = rankIn(this.#to, after.level);
    const now = after.letters();
    if (rank < place) {
      return checksOf(this.#to, rank, place).filter(
        check => !isProved(now, check),
      );
    }
    const then = before.letters();
    const asked = new Set(checksOf(this.#to, 0, rank));
    return checksOf(this.#from, rankIn(this.#from, before.level), Infinity)
      .filter(check => !isProved(then, check))
      .filter(check => !asked.has(check) || isProved(now, check));
  }

  /** The rank, in the other scorecard, of a level. */
  #placeOf(level: string | null): number {
    const { levels } = this.#to;
    return (
      rankIn(this.#to, level) ||
      Math.min(rankIn(this.#from, level), levels.length)
    );
  }
}

/** Orders moves: what falls furthest first, then what is judged no more or anew, then what rises. */
export function compareMoves(
  a: { distance: number | undefined; move: Omit<Move, 'checks'> },
  b: { distance: number | undefined; move: Omit<Move, 'checks'> },
): number {
  return (
    (a.distance ?? 0) - (b.distance ?? 0) ||
    a.move.title.localeCompare(b.move.title) ||
    a.move.entityRef.localeCompare(b.move.entityRef)
  );
}
