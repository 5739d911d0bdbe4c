/** Not scored: no report, or the scorecard does not judge it. */
export const UNSCORED = 0;
/** What a rank is where there is none. */
export const NO_RANK = 255;

const BELOW_LOWEST = 1;

/**
 * Numbers for the levels that reports and history name. A level keeps its number whatever becomes of its scorecard; what
 * its rank is, today's scorecard says.
 */
export class LevelCodes {
  /** By number. */
  readonly #levels: Array<{ name: string; rank: number } | undefined> = [
    undefined,
    { name: 'none', rank: 0 },
  ];
  readonly #codes = new Map<string, number>();

  get size(): number {
    return this.#levels.length;
  }

  /**
   * The number of a level; `null` is below the lowest.
   *
   * @param rank - From 1, when it was written.
   */
  encode(name: string | null, rank: number | null): number {
    if (name === null) return BELOW_LOWEST;
    let code = this.#codes.get(name);
    if (code === undefined) {
      // A byte holds more levels than any scorecard ever had; what comes after them counts as the last one.
      if (this.#levels.length === NO_RANK) return NO_RANK - 1;
      code = this.#levels.push({ name, rank: rank ?? 0 }) - 1;
      this.#codes.set(name, code);
    }
    return code;
  }

  /**
   * Ranks by number, {@link NO_RANK} for what is not scored. A level that the scorecard does not have any more counts as
   * the one that stands where it stood.
   *
   * @param names - Today's levels, from the lowest.
   */
  ranks(names: readonly string[]): Uint8Array {
    return Uint8Array.from({ length: this.#levels.length }, (_, code) => {
      const level = this.#levels[code];
      if (!level) return NO_RANK;
      if (code === BELOW_LOWEST) return 0;
      const index = names.indexOf(level.name);
      return index < 0 ? Math.min(level.rank, names.length) : index + 1;
    });
  }
}
